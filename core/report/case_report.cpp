// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/case_report.h"

#include <utility>

#include "core/answer/headline.h"
#include "core/base/text.h"
#include "core/imaging/identity_text.h"
#include "core/imaging/spacing_text.h"
#include "core/report/disclaimer.h"

namespace glenoid {
namespace {

void addIfSaid(std::vector<ReportRow>& rows, const char* name, const std::string& value) {
  if (!value.empty()) rows.push_back({name, value});
}

std::vector<ReportBar> rankedBars(const Answer& answer) {
  std::vector<ReportBar> bars;
  if (!answer.hasProbabilities()) return bars;
  for (const std::size_t label : rankedLabels(answer.prediction)) {
    bars.push_back({answer.model->labels[label].display, answer.prediction.probabilities[label]});
  }
  return bars;
}

std::string textIn(const nlohmann::json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// The identified part.
ReportText partText(const Part& part) {
  if (part.by == PartOrigin::Whole) return {GLENOID_TEXT("Core", "the whole picture")};
  const char* pattern = part.by == PartOrigin::User ? GLENOID_TEXT("Core", "%1 × %2 pixels from %3, %4, marked by the user")
                                                    : GLENOID_TEXT("Core", "%1 × %2 pixels from %3, %4, found by the program");
  return {pattern, {std::int64_t{part.width}, std::int64_t{part.height}, std::int64_t{part.x}, std::int64_t{part.y}}};
}

ReportText spacingText(const HandCalibration& byHand) {
  return {GLENOID_TEXT("Core", "%1 × %2 mm, calibrated by hand"), {byHand.rowMm, byHand.columnMm}, 4};
}

ComparedAnswer comparedAnswer(const Answer& answer) {
  ComparedAnswer compared{answer.model->identification(), headlineOf(answer), {},
                          answer.unknownReason,           rankedBars(answer), probabilityKind(*answer.model)};
  if (answer.verdict == Verdict::Several) compared.makers = namedMakers(answer);
  return compared;
}

}  // namespace

const char* probabilityKind(const ModelDescription& model) {
  return model.isCalibrated() ? GLENOID_TEXT("Core", "calibrated probability") : GLENOID_TEXT("Core", "probability, not calibrated");
}

std::string deviceText(std::string device) {
  for (char& letter : device) letter = letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
  return device;
}

std::vector<ReportRow> identityRows(const Radiograph& radiograph) {
  std::vector<ReportRow> rows;
  const auto value = [&](const char* keyword) { return valueOf(radiograph.identity, keyword); };
  addIfSaid(rows, GLENOID_TEXT("Core", "Patient"), personText(value("PatientName")));
  addIfSaid(rows, GLENOID_TEXT("Core", "Patient ID"), value("PatientID"));
  if (const auto born = value("PatientBirthDate"); !born.empty()) rows.push_back({GLENOID_TEXT("Core", "Born"), dateText(born)});
  if (const auto age = patientAge(radiograph)) rows.push_back({GLENOID_TEXT("Core", "Age at acquisition"), *age});
  if (const auto sex = value("PatientSex"); !sex.empty()) rows.push_back({GLENOID_TEXT("Core", "Sex"), sexText(sex)});
  if (const auto date = pictureDate(radiograph)) rows.push_back({date->name, date->text});
  addIfSaid(rows, GLENOID_TEXT("Core", "Accession number"), value("AccessionNumber"));
  addIfSaid(rows, GLENOID_TEXT("Core", "Institution"), value("InstitutionName"));
  return rows;
}

std::vector<ReportRow> pictureRows(const Radiograph& r, const SourceProperties& source, const std::optional<HandCalibration>& byHand) {
  std::vector<ReportRow> rows;
  const auto whole = [](auto number) { return static_cast<std::int64_t>(number); };
  rows.push_back({GLENOID_TEXT("Core", "File type"), r.kind});
  addIfSaid(rows, GLENOID_TEXT("Core", "Modality"), r.modality);
  rows.push_back({GLENOID_TEXT("Core", "Size"),
                  ReportText{GLENOID_TEXT("Core", "%1 × %2 pixels, %3 bits"), {whole(r.columns), whole(r.rows), whole(r.bitsStored)}}});
  if (r.frames > 1)
    rows.push_back(
        {GLENOID_TEXT("Core", "Frame"), ReportText{GLENOID_TEXT("Core", "%1 of %2"), {whole(source.frame + 1), whole(r.frames)}}});
  addIfSaid(rows, GLENOID_TEXT("Core", "Body part"), r.bodyPart);
  addIfSaid(rows, GLENOID_TEXT("Core", "Side"), r.laterality);
  addIfSaid(rows, GLENOID_TEXT("Core", "View"), r.viewPosition);
  rows.push_back({GLENOID_TEXT("Core", "Pixel spacing"), byHand ? spacingText(*byHand) : spacingText(r.spacing)});
  if (byHand) rows.push_back({GLENOID_TEXT("Core", "Calibration line"), ReportText{GLENOID_TEXT("Core", "%1 mm"), {byHand->lengthMm}, 1}});
  addIfSaid(rows, GLENOID_TEXT("Core", "Photometric"), r.photometric);
  if (source.treatAsInverted)
    rows.push_back({GLENOID_TEXT("Core", "Polarity"), ReportText{GLENOID_TEXT("Core", "treated as inverted at the user's request")}});
  return rows;
}

std::vector<ReportRow> modelRows(const ModelDescription& m) {
  std::vector<ReportRow> rows{{GLENOID_TEXT("Core", "Model"), m.title()}, {GLENOID_TEXT("Core", "Architecture"), m.architecture}};
  addIfSaid(rows, GLENOID_TEXT("Core", "Weights SHA-256"), m.weightsSha256);
  addIfSaid(rows, GLENOID_TEXT("Core", "Training data"), textIn(m.training, "data"));
  rows.push_back({GLENOID_TEXT("Core", "Measured"), m.accuracyText()});
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
  report.picture = pictureRows(input.radiograph, input.source, input.calibration);
  for (const auto& [isAngle, text] : input.measurements)
    report.measurements.push_back({isAngle ? GLENOID_TEXT("Core", "Angle") : GLENOID_TEXT("Core", "Length"), text});
  report.facts = input.radiograph.facts;
  report.headline = {FactCode::HeadlineNone, {}};
  if (const Answer* answer = input.answer) {
    if (const auto agreement = agreementOf(*answer)) addFacts(report.facts, {*agreement});
    addFacts(report.facts, answer->facts);
    if (answer->hasProbabilities()) addFacts(report.facts, {{FactCode::KnownMakersOnly, {}}});
    report.picture.push_back({GLENOID_TEXT("Core", "Part identified"), partText(answer->part)});
    report.bars = rankedBars(*answer);
    report.headline = headlineOf(*answer);
    if (answer->verdict == Verdict::Several) report.makers = namedMakers(*answer);
    report.ground = groundOf(*answer);
    report.probabilityKind = probabilityKind(*answer->model);
    report.model = modelRows(*answer->model);
    report.model.push_back(
        {GLENOID_TEXT("Core", "Computed"),
         ReportText{GLENOID_TEXT("Core", "on %1 in %2 s, by %3"), {deviceText(answer->device), answer->seconds, input.program}, 2}});
  }
  if (input.compared) report.compared = comparedAnswer(*input.compared);
  return report;
}

}  // namespace glenoid
