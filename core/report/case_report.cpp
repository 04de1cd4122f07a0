// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/case_report.h"

#include "core/answer/headline.h"
#include "core/base/format.h"
#include "core/base/numbers.h"
#include "core/base/text.h"
#include "core/imaging/identity_text.h"
#include "core/report/disclaimer.h"
#include "core/report/inspection.h"

namespace glenoid {
namespace {

void addIfSaid(std::vector<ReportRow>& rows, const char* name, const std::string& value) {
  if (!value.empty()) rows.push_back({name, value});
}

std::vector<ReportBar> rankedBars(const Answer& answer) {
  std::vector<ReportBar> bars;
  for (const std::size_t label : rankedLabels(answer.prediction)) {
    bars.push_back({answer.model->labels[label].display, answer.prediction.probabilities[label]});
  }
  return bars;
}

std::string textIn(const nlohmann::json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// Text for the identified part.
std::string partText(const Part& part) {
  if (part.by == PartOrigin::Whole) return "the whole picture";
  return fmt::format("{} x {} pixels from {}, {}, {}", part.width, part.height, part.x, part.y,
                     part.by == PartOrigin::User ? "marked by the user" : "found by the program");
}

std::vector<ReportRow> comparedRows(const Answer& answer) {
  std::vector<ReportRow> rows{{GLENOID_TEXT("Core", "Model"), answer.model->identification()}};
  rows.push_back({GLENOID_TEXT("Core", "Answer"), sentence(headlineOf(answer))});
  if (answer.verdict == Verdict::Several) {
    rows.push_back({GLENOID_TEXT("Core", "In question"), makersText(namedMakers(answer), answer.model->labels.size())});
  }
  if (answer.unknownReason) rows.push_back({GLENOID_TEXT("Core", "Reason"), sentence(*answer.unknownReason)});
  for (const auto& bar : rankedBars(answer)) rows.push_back({bar.maker, percent(bar.probability) + " %"});
  rows.push_back({GLENOID_TEXT("Core", "Probability"), probabilityKind(*answer.model)});
  return rows;
}

}  // namespace

const char* probabilityKind(const ModelDescription& model) {
  return model.calibrated ? GLENOID_TEXT("Core", "calibrated probability") : GLENOID_TEXT("Core", "raw probability, not calibrated");
}

std::vector<ReportRow> identityRows(const Radiograph& radiograph) {
  std::vector<ReportRow> rows;
  addIfSaid(rows, GLENOID_TEXT("Core", "Patient"), personText(identityValue(radiograph, "(0010,0010)")));
  addIfSaid(rows, GLENOID_TEXT("Core", "Patient ID"), identityValue(radiograph, "(0010,0020)"));
  addIfSaid(rows, GLENOID_TEXT("Core", "Born"), dateText(identityValue(radiograph, "(0010,0030)")));
  addIfSaid(rows, GLENOID_TEXT("Core", "Sex"), identityValue(radiograph, "(0010,0040)"));
  if (const auto date = pictureDate(radiograph)) rows.push_back({date->name, date->text});
  addIfSaid(rows, GLENOID_TEXT("Core", "Accession number"), identityValue(radiograph, "(0008,0050)"));
  addIfSaid(rows, GLENOID_TEXT("Core", "Institution"), identityValue(radiograph, "(0008,0080)"));
  return rows;
}

std::vector<ReportRow> pictureRows(const Radiograph& r, const SourceProperties& source) {
  std::vector<ReportRow> rows;
  rows.push_back({GLENOID_TEXT("Core", "File type"), r.kind + (r.modality.empty() ? "" : ", modality " + r.modality)});
  rows.push_back({GLENOID_TEXT("Core", "Size"),
                  std::to_string(r.columns) + " x " + std::to_string(r.rows) + " pixels, " + std::to_string(r.bitsStored) + " bits"});
  if (r.frames > 1) rows.push_back({GLENOID_TEXT("Core", "Frame"), std::to_string(source.frame + 1) + " of " + std::to_string(r.frames)});
  addIfSaid(rows, GLENOID_TEXT("Core", "Body part"), r.bodyPart);
  addIfSaid(rows, GLENOID_TEXT("Core", "Side"), r.laterality);
  addIfSaid(rows, GLENOID_TEXT("Core", "View"), r.viewPosition);
  rows.push_back({GLENOID_TEXT("Core", "Pixel spacing"), spacingText(r.spacing)});
  addIfSaid(rows, GLENOID_TEXT("Core", "Photometric"), r.photometric);
  if (source.treatAsInverted) rows.push_back({GLENOID_TEXT("Core", "Polarity"), "treated as inverted at the user's request"});
  return rows;
}

std::vector<ReportRow> modelRows(const ModelDescription& m) {
  std::vector<ReportRow> rows{{GLENOID_TEXT("Core", "Model"), m.name + " " + m.version},
                              {GLENOID_TEXT("Core", "Architecture"), m.architecture}};
  addIfSaid(rows, GLENOID_TEXT("Core", "Weights SHA-256"), m.weightsSha256);
  addIfSaid(rows, GLENOID_TEXT("Core", "Training data"), textIn(m.training, "data"));
  rows.push_back({GLENOID_TEXT("Core", "Measured"), m.accuracySentence()});
  addIfSaid(rows, GLENOID_TEXT("Core", "Limits"), m.limits);
  addIfSaid(rows, GLENOID_TEXT("Core", "Licence"), m.licence);
  return rows;
}

CaseReport caseReport(const CaseReportInput& input) {
  CaseReport report;
  report.title = GLENOID_TEXT("Core", "Shoulder implant: maker by radiograph");
  report.date = input.date;
  report.disclaimer = kDisclaimer;
  if (input.identity) {
    report.identity = identityRows(input.radiograph);
    addIfSaid(report.identity, GLENOID_TEXT("Core", "File"), input.file);
  }
  report.picture = pictureRows(input.radiograph, input.source);
  report.facts = input.radiograph.facts;
  report.headline = {FactCode::HeadlineNone, {}};
  if (const Answer* answer = input.answer) {
    if (const auto agreement = agreementOf(*answer)) addFacts(report.facts, {*agreement});
    addFacts(report.facts, answer->facts);
    addFacts(report.facts, {{FactCode::KnownMakersOnly, {}}});
    report.picture.push_back({GLENOID_TEXT("Core", "Part identified"), partText(answer->part)});
    report.bars = rankedBars(*answer);
    report.headline = headlineOf(*answer);
    if (answer->verdict == Verdict::Several) report.makers = namedMakers(*answer);
    report.ground = groundOf(*answer);
    report.probabilityKind = probabilityKind(*answer->model);
    report.model = modelRows(*answer->model);
    report.model.push_back(
        {GLENOID_TEXT("Core", "Computed"), "on " + answer->device + " in " + fixedNumber(answer->seconds, 2) + " s, by " + input.program});
  }
  if (input.compared) report.compared = comparedRows(*input.compared);
  return report;
}

}  // namespace glenoid
