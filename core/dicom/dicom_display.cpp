// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/dicom_display.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>

#include "core/base/error.h"
#include "core/dicom/dicom_numbers.h"
#include "core/dicom/dicom_tables.h"
#include "core/dicom/equal_channels.h"

namespace glenoid {
namespace {

// PS3.3 C.8.7.1.1.2: of a logarithmic or a processed X-ray angiogram, the modality LUT leads back to the intensity of the beam. It is for
// measuring, not for display.
std::string relationshipWithoutDisplay(DcmItem& dataset, const Radiograph& radiograph, unsigned long frame) {
  if (radiograph.modality != "XA" && radiograph.modality != "RF") return {};
  DcmItem& source = holderOf(dataset, DCM_PixelIntensityRelationship, DCM_FramePixelDataPropertiesSequence, frame);
  const auto relationship = textOf(source, DCM_PixelIntensityRelationship);
  return relationship == "LOG" || relationship == "DISP" ? relationship : std::string{};
}

std::variant<Rescale, LookupTable> readModality(DcmItem& dataset, unsigned long frame, Radiograph& radiograph) {
  if (DcmItem* item = itemOf(dataset, DCM_ModalityLUTSequence)) {
    const auto relationship = relationshipWithoutDisplay(dataset, radiograph, frame);
    if (!relationship.empty()) {
      radiograph.facts.push_back({FactCode::ModalityTableNotShown, {relationship}});
    } else if (auto table = readLookupTable(dataset, *item, radiograph.isSigned)) {
      return *table;
    } else {
      radiograph.facts.push_back({FactCode::ModalityTableInvalid, {}});
    }
  }
  DcmItem& source = holderOf(dataset, DCM_RescaleSlope, DCM_PixelValueTransformationSequence, frame);
  const std::array kNumbers{DCM_RescaleSlope, DCM_RescaleIntercept};
  sayNumbers(source, kNumbers, radiograph.facts);
  Rescale rescale;
  rescale.slope = numberOf(source, DCM_RescaleSlope).value_or(1);
  rescale.intercept = numberOf(source, DCM_RescaleIntercept).value_or(0);
  rescale.type = textOf(source, DCM_RescaleType);
  if (rescale.slope == 0) {
    radiograph.facts.push_back({FactCode::SlopeZero, {}});
    return Rescale{};
  }
  if (rescale.slope < 0) radiograph.facts.push_back({FactCode::SlopeNegative, {}});
  return rescale;
}

// Whether modality values may be negative: this decides how the first mapped value of a VOI LUT is read.
bool mayBeNegative(const Radiograph& radiograph, const std::variant<Rescale, LookupTable>& modalityTransform) {
  const auto* rescale = std::get_if<Rescale>(&modalityTransform);
  if (rescale == nullptr) return false;
  const double largest = std::ldexp(1.0, radiograph.isSigned ? radiograph.bitsStored - 1 : radiograph.bitsStored);
  const double smallest = radiograph.isSigned ? -largest : 0;
  return std::min(rescale->slope * smallest, rescale->slope * largest) + rescale->intercept < 0;
}

WindowFunction functionOf(DcmItem& item, Radiograph& radiograph) {
  const auto name = textOf(item, DCM_VOILUTFunction);
  if (name == "SIGMOID") return WindowFunction::Sigmoid;
  if (name == "LINEAR_EXACT") return WindowFunction::LinearExact;
  if (!name.empty() && name != "LINEAR") radiograph.facts.push_back({FactCode::WindowFunctionUnknown, {}});
  return WindowFunction::Linear;
}

std::string valueAt(const std::string& values, unsigned long index) {
  std::size_t from = 0;
  for (; index > 0; --index) {
    from = values.find('\\', from);
    if (from == std::string::npos) return {};
    ++from;
  }
  auto value = values.substr(from, values.find('\\', from) - from);
  while (!value.empty() && value.back() == ' ') value.pop_back();
  return value;
}

void readWindows(DcmItem& dataset, DcmItem& item, std::vector<Voi>& vois, Radiograph& radiograph) {
  constexpr unsigned long kMostWindows = 64;
  const std::array kNumbers{DCM_WindowCenter, DCM_WindowWidth};
  sayNumbers(item, kNumbers, radiograph.facts);
  const auto explanations = utf8Of(dataset, item, DCM_WindowCenterWidthExplanation);
  const auto function = functionOf(item, radiograph);
  bool dropped = false;
  for (unsigned long i = 0; i < kMostWindows; ++i) {
    const auto center = numberOf(item, DCM_WindowCenter, i), width = numberOf(item, DCM_WindowWidth, i);
    if (!center && !width) break;
    if (!center || !width || *width <= 0) {
      dropped = true;
      continue;
    }
    Window window{*center, *width, function, valueAt(explanations, i)};
    // LINEAR divides by width - 1 and is defined from width 1 (C.11.2.1.2). With a tiny rescale slope, windows must be narrower.
    if (window.function == WindowFunction::Linear && window.width < 1) window.function = WindowFunction::LinearExact;
    vois.emplace_back(std::move(window));
  }
  if (dropped) radiograph.facts.push_back({FactCode::WindowWithoutWidth, {}});
}

std::vector<Voi> readVois(DcmItem& dataset, unsigned long frame, bool signedInput, Radiograph& radiograph) {
  std::vector<Voi> vois;
  DcmItem& holder = holderOf(dataset, DCM_WindowCenter, DCM_FrameVOILUTSequence, frame);
  DcmItem& source = &holder != &dataset ? holder : holderOf(dataset, DCM_VOILUTSequence, DCM_FrameVOILUTSequence, frame);
  for (unsigned long i = 0; DcmItem* item = itemOf(source, DCM_VOILUTSequence, i); ++i) {
    if (auto table = readLookupTable(dataset, *item, signedInput)) {
      vois.emplace_back(std::move(*table));
    } else {
      radiograph.facts.push_back({FactCode::VoiTableInvalid, {}});
    }
  }
  readWindows(dataset, source, vois, radiograph);
  if (vois.empty()) radiograph.facts.push_back({FactCode::NoWindow, {}});
  return vois;
}

// If the values have more bits than the file says, a window within the range that it says leaves out most of them.
void leaveOutNarrowWindows(const PixelLayout& layout, FrameValues& values, Radiograph& radiograph) {
  const auto* rescale = std::get_if<Rescale>(&values.modalityTransform);
  if (layout.bitsExceeded == 0 || rescale == nullptr) return;
  const double count = std::ldexp(1.0, layout.bitsExceeded), first = radiograph.isSigned ? -count / 2 : 0;
  const auto [low, high] =
      std::minmax({rescale->slope * first + rescale->intercept, rescale->slope * (first + count) + rescale->intercept});
  const double step = std::abs(rescale->slope);
  const auto isNarrow = [&, low = low, high = high](const Voi& voi) {
    const auto* window = std::get_if<Window>(&voi);
    return window != nullptr && window->center - window->width / 2 >= low - step && window->center + window->width / 2 <= high + step;
  };
  if (std::erase_if(values.vois, isNarrow) > 0) radiograph.facts.push_back({FactCode::WindowForFewerBits, {}});
}

FrameValues readFrameValues(DcmItem& dataset, unsigned long frame, const PixelLayout& layout, Radiograph& radiograph) {
  FrameValues values;
  values.modalityTransform = readModality(dataset, frame, radiograph);
  values.vois = readVois(dataset, frame, mayBeNegative(radiograph, values.modalityTransform), radiograph);
  leaveOutNarrowWindows(layout, values, radiograph);
  return values;
}

// Frames differ only in an enhanced object (C.7.6.16.1.1), and only as far as their own functional groups go.
void readValues(DcmItem& dataset, const PixelLayout& layout, Radiograph& radiograph) {
  const auto valuesOf = [&](int frame) {
    return readFrameValues(dataset, static_cast<unsigned long>(radiograph.firstFrame) + static_cast<unsigned long>(frame), layout,
                           radiograph);
  };
  const FrameValues first = valuesOf(0);
  radiograph.modalityTransform = first.modalityTransform;
  radiograph.vois = first.vois;
  if (radiograph.frames == 1 || !dataset.tagExists(DCM_PerFrameFunctionalGroupsSequence)) return;
  std::vector<FrameValues> all;
  for (int frame = 0; frame < radiograph.frames; ++frame) all.push_back(frame == 0 ? first : valuesOf(frame));
  if (std::any_of(all.begin(), all.end(), [&](const FrameValues& values) { return values != first; }))
    radiograph.frameValues = std::move(all);
}

void readPadding(DcmItem& dataset, Radiograph& radiograph) {
  const auto value = wordOf(dataset, DCM_PixelPaddingValue);
  if (!value) return;
  const auto stored = [&](std::uint16_t word) { return radiograph.isSigned ? static_cast<std::int16_t>(word) : std::int32_t{word}; };
  const std::int32_t first = stored(*value), second = stored(wordOf(dataset, DCM_PixelPaddingRangeLimit).value_or(*value));
  radiograph.padding = std::minmax(first, second);
}

bool isStraight(const LookupTable& table) {
  const double first = table.data.front(), last = table.data.back(), steps = static_cast<double>(table.data.size() - 1);
  constexpr double kSlack = 1.0 / 128;
  for (std::size_t i = 0; i < table.data.size(); ++i) {
    const double straight = first + (last - first) * static_cast<double>(i) / steps;
    if (std::abs(table.data[i] - straight) > std::max(1.0, kSlack * std::abs(last - first))) return false;
  }
  return true;
}

// The table gives P-values, whose largest is the brightest whatever the photometric interpretation is (C.11.4). Whether it decided.
bool readPresentationTable(DcmItem& dataset, Radiograph& radiograph) {
  DcmItem* item = itemOf(dataset, DCM_PresentationLUTSequence);
  if (item == nullptr) return false;
  const auto table = readLookupTable(dataset, *item, false);
  if (!table || table->data.front() == table->data.back()) {
    radiograph.facts.push_back({FactCode::ValueInvalid, {wordsOf(DCM_PresentationLUTSequence)}});
    return false;
  }
  radiograph.inverted = table->data.front() > table->data.back();
  if (!isStraight(*table)) radiograph.facts.push_back({FactCode::PresentationCurveNotShown, {}});
  return true;
}

// The presentation LUT or its shape decides if present, otherwise the photometric interpretation (C.11.6).
void readPolarity(DcmItem& dataset, const PixelLayout& layout, Radiograph& radiograph) {
  if (readPresentationTable(dataset, radiograph)) return;
  const bool monochrome1 = layout.photometric == "MONOCHROME1";
  auto shape = textOf(dataset, DCM_PresentationLUTShape);
  shape.erase(0, shape.find_first_not_of(' '));
  std::transform(shape.begin(), shape.end(), shape.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  radiograph.inverted = shape == "INVERSE" || (shape != "IDENTITY" && monochrome1);
  if (radiograph.inverted != monochrome1) radiograph.facts.push_back({FactCode::PolarityContradicted, {}});
}

// Overlay planes of groups 6000 to 601E (C.9.2).
void readOverlays(DcmItem& dataset, Radiograph& radiograph) {
  for (Uint16 group = 0x6000; group <= 0x601e; group = static_cast<Uint16>(group + 2)) {
    const auto tag = [&](Uint16 element) { return DcmTagKey(group, element); };
    if (!dataset.tagExists(tag(0x0010))) continue;
    if (wordOf(dataset, tag(0x0100)).value_or(1) > 1) {
      radiograph.facts.push_back({FactCode::OverlayInPixels, {}});
      continue;
    }
    Overlay overlay;
    overlay.rows = wordOf(dataset, tag(0x0010)).value_or(0);
    overlay.columns = wordOf(dataset, tag(0x0011)).value_or(0);
    overlay.originRow = static_cast<std::int16_t>(wordOf(dataset, tag(0x0050), 0).value_or(1));
    overlay.originColumn = static_cast<std::int16_t>(wordOf(dataset, tag(0x0050), 1).value_or(1));
    const double frames = numberOf(dataset, tag(0x0015)).value_or(1);
    const double firstFrame = numberOf(dataset, tag(0x0051)).value_or(1);
    const auto packed = bytesOf(dataset, tag(0x3000));
    const double bits = frames * overlay.rows * overlay.columns;
    if (!(frames >= 1 && firstFrame >= 1 && firstFrame < 1e9) || bits < 1 || bits > 8.0 * static_cast<double>(packed.size())) {
      radiograph.facts.push_back({FactCode::OverlayInvalid, {}});
      continue;
    }
    overlay.frames = static_cast<int>(frames);
    overlay.firstFrame = static_cast<int>(firstFrame) - radiograph.firstFrame;
    overlay.description = utf8Of(dataset, dataset, tag(0x0022));
    overlay.bits.resize(static_cast<std::size_t>(bits));
    for (std::size_t i = 0; i < overlay.bits.size(); ++i) overlay.bits[i] = packed[i / 8] >> (i % 8) & 1;
    radiograph.overlays.push_back(std::move(overlay));
  }
}

std::optional<int> pixelOf(DcmItem& dataset, const DcmTagKey& tag, unsigned long index = 0) {
  constexpr double kFarthest = 1e6;
  const auto number = numberOf(dataset, tag, index);
  if (!number || std::abs(*number) > kFarthest) return std::nullopt;
  return static_cast<int>(std::lround(*number));
}

std::optional<Shutter::Rectangle> rectangularShutter(DcmItem& dataset) {
  const auto left = pixelOf(dataset, DCM_ShutterLeftVerticalEdge), right = pixelOf(dataset, DCM_ShutterRightVerticalEdge);
  const auto upper = pixelOf(dataset, DCM_ShutterUpperHorizontalEdge), lower = pixelOf(dataset, DCM_ShutterLowerHorizontalEdge);
  if (!left || !right || !upper || !lower || *left > *right || *upper > *lower) return std::nullopt;
  return Shutter::Rectangle{*left, *right, *upper, *lower};
}

std::optional<Shutter::Circle> circularShutter(DcmItem& dataset) {
  const auto row = pixelOf(dataset, DCM_CenterOfCircularShutter, 0), column = pixelOf(dataset, DCM_CenterOfCircularShutter, 1);
  const auto radius = pixelOf(dataset, DCM_RadiusOfCircularShutter);
  if (!row || !column || !radius || *radius < 1) return std::nullopt;
  return Shutter::Circle{{*row, *column}, *radius};
}

// Empty unless there are at least three complete corners.
std::vector<Shutter::Point> polygonalShutter(DcmItem& dataset) {
  constexpr unsigned long kMostCorners = 4096;
  std::vector<Shutter::Point> corners;
  for (unsigned long i = 0; i < kMostCorners; ++i) {
    const auto row = pixelOf(dataset, DCM_VerticesOfThePolygonalShutter, 2 * i);
    const auto column = pixelOf(dataset, DCM_VerticesOfThePolygonalShutter, 2 * i + 1);
    if (!row && !column) break;
    if (!row || !column) return {};
    corners.push_back({*row, *column});
  }
  return corners.size() < 3 ? std::vector<Shutter::Point>{} : corners;
}

void readShutter(DcmItem& dataset, Radiograph& radiograph) {
  const auto shapes = textOf(dataset, DCM_ShutterShape);
  if (shapes.empty()) return;
  Shutter shutter;
  bool dropped = false;
  for (unsigned long i = 0; i < 3; ++i) {
    const auto shape = valueAt(shapes, i);
    if (shape == "RECTANGULAR") {
      dropped |= !(shutter.rectangle = rectangularShutter(dataset));
    } else if (shape == "CIRCULAR") {
      dropped |= !(shutter.circle = circularShutter(dataset));
    } else if (shape == "POLYGONAL") {
      dropped |= (shutter.polygon = polygonalShutter(dataset)).empty();
    } else {
      dropped |= !shape.empty();
    }
  }
  if (dropped) radiograph.facts.push_back({FactCode::ShutterInvalid, {}});
  if (shutter == Shutter{}) return;
  radiograph.facts.push_back({FactCode::ShutterForViewerOnly, {}});
  radiograph.shutter = std::move(shutter);
}

}  // namespace

void readDisplay(DcmItem& dataset, const PixelLayout& layout, Radiograph& radiograph) {
  if (radiograph.colourSpace == ColourSpace::Palette) {
    radiograph.palette = readPalette(dataset, radiograph.isSigned);
    resolveGreyPalette(radiograph);  // windows and padding would mean the indices
  } else if (radiograph.colourSpace == ColourSpace::Grey) {
    readValues(dataset, layout, radiograph);
    readPadding(dataset, radiograph);
    readPolarity(dataset, layout, radiograph);
  }
  readOverlays(dataset, radiograph);
  readShutter(dataset, radiograph);
}

}  // namespace glenoid
