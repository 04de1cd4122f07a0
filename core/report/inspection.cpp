// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/inspection.h"

#include <algorithm>
#include <limits>
#include <span>

#include "core/imaging/identity_text.h"
#include "core/imaging/network_input.h"
#include "core/imaging/spacing_text.h"
#include "core/imaging/voi.h"
#include "core/report/disclaimer.h"
#include "core/report/prediction_report.h"

namespace glenoid {
namespace {

nlohmann::ordered_json attributesJson(const std::vector<Attribute>& attributes) {
  auto array = nlohmann::ordered_json::array();
  for (const auto& a : attributes) array.push_back({{"tag", a.tag}, {"name", a.name}, {"value", a.value}});
  return array;
}

}  // namespace

StoredRange storedRange(const Radiograph& radiograph) {
  return std::visit(
      [&](const auto& values) {
        const auto size = pixelIndex(radiograph, 1, 0, 0);
        std::int32_t least = std::numeric_limits<std::int32_t>::max(), most = std::numeric_limits<std::int32_t>::min();
        std::int64_t sum = 0, count = 0;
        for (int frame = 0; frame < radiograph.frames; ++frame) {
          if (!isReadable(radiograph, frame)) continue;
          for (const std::int32_t value : std::span(values).subspan(pixelIndex(radiograph, frame, 0, 0), size)) {
            least = std::min(least, value), most = std::max(most, value);
            sum += value, ++count;
          }
        }
        return count > 0 ? StoredRange{least, most, static_cast<double>(sum) / static_cast<double>(count)} : StoredRange{};
      },
      radiograph.pixels);
}

std::vector<Fact> inspectionFacts(const Radiograph& radiograph) {
  auto facts = factsOf(radiograph);
  if (const auto reason = defaultVoi(radiograph, firstReadable(radiograph)).fact) facts.push_back({*reason, {}});
  return facts;
}

nlohmann::ordered_json inspectionJson(const std::string& file, const Radiograph& r) {
  const auto range = storedRange(r);
  const auto facts = inspectionFacts(r);
  nlohmann::ordered_json spacing{{"provenance", spacingName(r.spacing.provenance)}};
  if (r.spacing.provenance != SpacingProvenance::None) {
    spacing["rowMm"] = r.spacing.rowMm;
    spacing["columnMm"] = r.spacing.columnMm;
  }
  nlohmann::ordered_json json{{"file", file},
                              {"status", statusName(Status::Ok)},
                              {"reason", ""},
                              {"code", nullptr},
                              {"kind", r.kind},
                              {"transferSyntax", r.transferSyntax},
                              {"modality", r.modality},
                              {"photometric", r.photometric},
                              {"rows", r.rows},
                              {"columns", r.columns},
                              {"frames", r.frames},
                              {"samples", r.samples},
                              {"bitsStored", r.bitsStored},
                              {"signed", r.isSigned},
                              {"inverted", r.inverted},
                              {"stored", {{"min", range.min}, {"max", range.max}, {"mean", range.mean}}},
                              {"spacing", spacing},
                              {"laterality", r.laterality},
                              {"viewPosition", r.viewPosition},
                              {"bodyPart", r.bodyPart},
                              {"windows", r.vois.size()},
                              {"notices", sentences(facts)},
                              {"facts", toJson(facts)},
                              {"attributes", attributesJson(r.attributes)},
                              {"disclaimer", kDisclaimer}};
  if (!r.identity.empty()) json["identity"] = attributesJson(r.identity);
  if (const auto age = patientAge(r)) json["ageAtAcquisition"] = inEnglish(*age);
  return json;
}

nlohmann::ordered_json inspectionJson(const std::string& file, const Error& error, const Radiograph* declared) {
  const auto facts = declared ? declared->facts : std::vector<Fact>();
  nlohmann::ordered_json json{{"file", file},
                              {"status", statusName(errorStatus(error.code()))},
                              {"reason", error.message()},
                              {"code", errorName(error.code())},
                              {"notices", sentences(facts)},
                              {"facts", toJson(facts)},
                              {"disclaimer", kDisclaimer}};
  if (declared != nullptr) {
    json["kind"] = declared->kind;
    json["modality"] = declared->modality;
    json["attributes"] = attributesJson(declared->attributes);
    if (!declared->identity.empty()) json["identity"] = attributesJson(declared->identity);
  }
  return json;
}

}  // namespace glenoid
