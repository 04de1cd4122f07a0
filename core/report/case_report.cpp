#include "core/report/case_report.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/report/case_words.h"
#include "core/report/disclaimer.h"
#include "core/report/inspection.h"
#include "core/report/numbers.h"

namespace glenoid {
namespace {

constexpr std::array<std::pair<const char*, const char*>, 7> kIdentity{{{"PatientName", "Patient"},
                                                                        {"PatientID", "Patient ID"},
                                                                        {"PatientBirthDate", "Born"},
                                                                        {"PatientSex", "Sex"},
                                                                        {"StudyDate", "Study date"},
                                                                        {"AccessionNumber", "Accession number"},
                                                                        {"InstitutionName", "Institution"}}};

void addIfSaid(std::vector<ReportRow>& rows, const char* name, const std::string& value) {
  if (!value.empty()) rows.push_back({name, value});
}

std::vector<ReportBar> rankedBars(const ReportAnswer& answer) {
  std::vector<ReportBar> bars;
  for (std::size_t i = 0; i < answer.model.labels.size(); ++i) {
    bars.push_back({answer.model.labels[i].display, answer.prediction.probabilities[i]});
  }
  std::stable_sort(bars.begin(), bars.end(), [](const ReportBar& a, const ReportBar& b) { return a.probability > b.probability; });
  return bars;
}

const char* probabilityKind(const ModelDescription& model) { return model.calibrated ? kCalibratedProbability : kRawProbability; }

std::string textIn(const nlohmann::json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::vector<ReportRow> comparedRows(const ReportAnswer& answer) {
  std::vector<ReportRow> rows{{"Model", answer.model.identification()}};
  for (const auto& bar : rankedBars(answer)) rows.push_back({bar.maker, percent(bar.probability) + " %"});
  rows.push_back({"Probability", probabilityKind(answer.model)});
  return rows;
}

}  // namespace

std::vector<ReportRow> identityRows(const Radiograph& radiograph) {
  std::vector<ReportRow> rows;
  for (const auto& [keyword, name] : kIdentity) {
    const auto found = std::find_if(radiograph.identity.begin(), radiograph.identity.end(),
                                    [keyword = keyword](const Attribute& attribute) { return attribute.name == keyword; });
    if (found != radiograph.identity.end()) addIfSaid(rows, name, found->value);
  }
  return rows;
}

std::vector<ReportRow> pictureRows(const Radiograph& r, const SourceProperties& source) {
  std::vector<ReportRow> rows;
  rows.push_back({"File type", r.kind + (r.modality.empty() ? "" : ", modality " + r.modality)});
  rows.push_back(
      {"Size", std::to_string(r.columns) + " x " + std::to_string(r.rows) + " pixels, " + std::to_string(r.bitsStored) + " bits"});
  if (r.frames > 1) rows.push_back({"Frame", std::to_string(source.frame + 1) + " of " + std::to_string(r.frames)});
  addIfSaid(rows, "Body part", r.bodyPart);
  addIfSaid(rows, "Side", r.laterality);
  addIfSaid(rows, "View", r.viewPosition);
  rows.push_back({"Pixel spacing", spacingText(r.spacing)});
  addIfSaid(rows, "Photometric", r.photometric);
  if (source.treatAsInverted) rows.push_back({"Polarity", "treated as inverted by the person who asked"});
  return rows;
}

std::vector<ReportRow> modelRows(const ModelDescription& m) {
  std::vector<ReportRow> rows{{"Model", m.name + " " + m.version}, {"Architecture", m.architecture}};
  addIfSaid(rows, "Weights SHA-256", m.weightsSha256);
  addIfSaid(rows, "Training data", textIn(m.training, "data"));
  rows.push_back({"Measured", m.accuracySentence()});
  addIfSaid(rows, "Limits", m.limits);
  addIfSaid(rows, "Licence", m.licence);
  return rows;
}

CaseReport caseReport(const CaseReportInput& input) {
  CaseReport report;
  report.title = "Shoulder implant: maker by radiograph";
  report.date = input.date;
  report.disclaimer = kDisclaimer;
  if (input.identity) {
    report.identity = identityRows(input.radiograph);
    addIfSaid(report.identity, "File", input.file);
  }
  report.picture = pictureRows(input.radiograph, input.source);
  report.notices = input.radiograph.notices;
  for (const auto& notice : input.notices) {
    if (std::find(report.notices.begin(), report.notices.end(), notice) == report.notices.end()) report.notices.push_back(notice);
  }
  report.maker = "Not identified";
  if (input.answer) {
    report.bars = rankedBars(*input.answer);
    report.maker = report.bars.front().maker;
    report.certainty = std::string(certaintySentence(certaintyOf(input.answer->prediction.probabilities))) + ".";
    report.probabilityKind = probabilityKind(input.answer->model);
    report.model = modelRows(input.answer->model);
    report.model.push_back(
        {"Computed", "on " + input.answer->device + " in " + fixedNumber(input.answer->seconds, 2) + " s, by " + input.program});
    report.notices.emplace_back(kKnownMakersOnly);
  }
  if (input.compared) report.compared = comparedRows(*input.compared);
  return report;
}

}  // namespace glenoid
