// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/dicom_geometry.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <string_view>

#include <dcmtk/config/osconfig.h>

#include "core/dicom/dicom_numbers.h"

namespace glenoid {
namespace {

using Pair = std::optional<std::pair<double, double>>;

Fact invalidValue(const DcmTagKey& tag) { return {FactCode::ValueInvalid, {wordsOf(tag)}}; }

// Vertical, horizontal; both above zero. Empty, with a fact unless there is no value, for anything else.
Pair pairOf(DcmItem& item, const DcmTagKey& tag, std::vector<Fact>& facts) {
  const bool areNumbers = sayNumbers(item, std::span(&tag, 1), facts);
  const auto row = numberOf(item, tag, 0), column = numberOf(item, tag, 1);
  if (row && column && *row > 0 && *column > 0) return std::pair(*row, *column);
  if (areNumbers && !textOf(item, tag).empty()) facts.push_back(invalidValue(tag));
  return std::nullopt;
}

bool isOblong(const Pair& pair) {
  constexpr double kMost = 10;
  return pair->first > kMost * pair->second || pair->second > kMost * pair->first;
}

// A spacing in mm. Empty, with a fact, if no detector or scanner has such pixels; some files give micrometres.
Pair spacingAt(DcmItem& item, const DcmTagKey& tag, std::vector<Fact>& facts) {
  constexpr double kFinest = 0.01, kCoarsest = 5;
  const auto isPlausible = [](double mm) { return mm >= kFinest && mm <= kCoarsest; };
  const Pair spacing = pairOf(item, tag, facts);
  if (!spacing || (isPlausible(spacing->first) && isPlausible(spacing->second) && !isOblong(spacing))) return spacing;
  facts.push_back({FactCode::SpacingImplausible, {spacing->first, spacing->second}});
  return std::nullopt;
}

// Vertical over horizontal. Empty, with a fact, as pairOf() and if no pixels are like that.
std::optional<double> aspectOf(DcmItem& dataset, std::vector<Fact>& facts) {
  const Pair aspect = pairOf(dataset, DCM_PixelAspectRatio, facts);
  if (!aspect) return std::nullopt;
  if (!isOblong(aspect)) return aspect->first / aspect->second;
  facts.push_back(invalidValue(DCM_PixelAspectRatio));
  return std::nullopt;
}

constexpr double kSame = 1e-4;  // the share by which equal spacings may differ

bool differs(const Pair& a, const Pair& b) {
  const auto apart = [](double x, double y) { return std::abs(x - y) > kSame * std::max(x, y); };
  return apart(a->first, b->first) || apart(a->second, b->second);
}

// An object lies between focus and detector, so its pixels are never larger than the detector's.
bool exceeds(const Pair& pixel, const Pair& detector) {
  return pixel->first > detector->first * (1 + kSame) || pixel->second > detector->second * (1 + kSame);
}

// PS3.3 10.7.1.3: Pixel Spacing is calibrated only if the file says so or it differs from the detector's spacing.
Spacing spacingOf(DcmItem& dataset, std::vector<Fact>& facts) {
  DcmItem& measures = holderOf(dataset, DCM_PixelSpacing, DCM_PixelMeasuresSequence);
  DcmItem& properties = holderOf(dataset, DCM_ImagerPixelSpacing, DCM_FramePixelDataPropertiesSequence);
  Pair pixel = spacingAt(measures, DCM_PixelSpacing, facts);
  const Pair detector = spacingAt(properties, DCM_ImagerPixelSpacing, facts);
  const auto calibration = textOf(dataset, DCM_PixelSpacingCalibrationType);
  const bool isDeclared = calibration == "GEOMETRY" || calibration == "FIDUCIAL";
  const bool isOther = pixel && detector && differs(pixel, detector);
  if (isOther && exceeds(pixel, detector)) {
    facts.push_back({FactCode::SpacingAboveDetector, {pixel->first, pixel->second}});
    pixel.reset();
  }
  if (isOther && !isDeclared) facts.push_back({FactCode::SpacingsDiffer, {wordsOf(pixel ? DCM_PixelSpacing : DCM_ImagerPixelSpacing)}});
  if (pixel && (isDeclared || isOther)) return {pixel->first, pixel->second, SpacingProvenance::Calibrated};
  if (detector) {
    const double magnification = numberOf(dataset, DCM_EstimatedRadiographicMagnificationFactor).value_or(1);
    if (magnification > 1 && magnification < 10) {
      return {detector->first / magnification, detector->second / magnification, SpacingProvenance::Magnified};
    }
    return {detector->first, detector->second, SpacingProvenance::AtDetector};
  }
  if (pixel) return {pixel->first, pixel->second, SpacingProvenance::Unspecified};
  if (const Pair nominal = spacingAt(dataset, DCM_NominalScannedPixelSpacing, facts)) {
    return {nominal->first, nominal->second, SpacingProvenance::Nominal};
  }
  return {};
}

// A code string (PS3.5 6.2), or empty.
std::string codeOf(DcmItem& dataset, const DcmTagKey& tag) {
  const auto text = textOf(dataset, tag);
  const bool valid = text.size() <= 16 && std::all_of(text.begin(), text.end(), [](char c) {
                       return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == ' ';
                     });
  return valid ? text : std::string{};
}

std::string lateralityOf(DcmItem& dataset) {
  for (const DcmTagKey& tag : {DCM_ImageLaterality, DCM_Laterality}) {
    auto side = textOf(dataset, tag);
    if (side == "L" || side == "R" || side == "B") return side;
  }
  return {};
}

// Up to three of A P R L H F, none with its opposite (PS3.3 C.7.6.1.1.1).
bool isDirection(std::string_view text) {
  constexpr std::string_view kLetters = "APRLHF";
  unsigned axes = 0;
  for (const char c : text) {
    const auto at = kLetters.find(c);
    if (at == std::string_view::npos) return false;
    const unsigned axis = 1U << (at / 2);
    if ((axes & axis) != 0) return false;
    axes |= axis;
  }
  return !text.empty();
}

std::string orientationOf(DcmItem& dataset) {
  const auto text = textOf(dataset, DCM_PatientOrientation);
  const auto separator = text.find('\\');
  if (separator == std::string::npos) return {};
  const std::string_view view(text);
  return isDirection(view.substr(0, separator)) && isDirection(view.substr(separator + 1)) ? text : std::string{};
}

std::string bodyPartOf(DcmItem& dataset) {
  auto part = codeOf(dataset, DCM_BodyPartExamined);
  if (!part.empty()) return part;
  DcmItem* region = itemOf(dataset, DCM_AnatomicRegionSequence);
  return region != nullptr ? utf8Of(dataset, *region, DCM_CodeMeaning) : std::string{};
}

}  // namespace

void readGeometry(DcmItem& dataset, Radiograph& radiograph) {
  radiograph.spacing = spacingOf(dataset, radiograph.facts);
  const auto stated = aspectOf(dataset, radiograph.facts);
  if (stated) radiograph.pixelAspect = *stated;
  if (radiograph.spacing.provenance != SpacingProvenance::None) {
    constexpr double kRounding = 0.01;  // the stated ratio has only whole numbers
    const double measured = radiograph.spacing.rowMm / radiograph.spacing.columnMm;
    if (stated && std::abs(radiograph.pixelAspect / measured - 1) > kRounding) {
      radiograph.facts.push_back({FactCode::AspectContradicted, {}});
    }
    radiograph.pixelAspect = measured;
  }
  radiograph.laterality = lateralityOf(dataset);
  radiograph.viewPosition = codeOf(dataset, DCM_ViewPosition);
  radiograph.patientOrientation = orientationOf(dataset);
  radiograph.bodyPart = bodyPartOf(dataset);
}

}  // namespace glenoid
