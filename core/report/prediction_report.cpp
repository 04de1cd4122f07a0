#include "core/report/prediction_report.h"

#include <cstdio>

#include "core/base/csv.h"
#include "core/base/files.h"
#include "core/report/disclaimer.h"

namespace glenoid {
namespace {

std::string number(double value, int digits) {
  char text[32];
  std::snprintf(text, sizeof text, "%.*f", digits, value);
  return text;
}

std::string joined(const std::vector<std::string>& sentences) {
  std::string text;
  for (const auto& sentence : sentences) {
    if (!text.empty()) text += ' ';
    text += sentence;
  }
  return text;
}

std::string line(const std::vector<std::string>& fields) {
  std::string text;
  for (const auto& field : fields) {
    if (!text.empty()) text += ',';
    text += field.empty() ? "\"\"" : csvField(field);
  }
  return text.append("\r\n");
}

}  // namespace

PredictionRow predictionRow(const FileAnswer& answer, const ModelDescription& model) {
  PredictionRow row;
  row.file = toUtf8(answer.decoded.file);
  row.model = model.identification();
  row.notices = answer.decoded.notices;
  if (!answer.prediction) {
    const Error& error = *answer.decoded.error;
    row.status = errorStatus(error.code());
    row.reason = error.message();
    return row;
  }
  row.status = "ok";
  const auto& prediction = *answer.prediction;
  row.label = model.labels[prediction.best].name;
  row.display = model.labels[prediction.best].display;
  row.probability = prediction.probabilities[prediction.best];
  for (std::size_t k = 0; k < model.labels.size(); ++k) row.probabilities.emplace_back(model.labels[k].name, prediction.probabilities[k]);
  row.milliseconds = prediction.milliseconds;
  return row;
}

nlohmann::ordered_json toJson(const PredictionRow& row) {
  auto probabilities = nlohmann::ordered_json::object();
  for (const auto& [label, probability] : row.probabilities) probabilities[label] = probability;
  const bool ok = row.status == "ok";
  return {{"file", row.file},
          {"status", row.status},
          {"reason", row.reason},
          {"label", ok ? nlohmann::ordered_json(row.label) : nlohmann::ordered_json()},
          {"display", ok ? nlohmann::ordered_json(row.display) : nlohmann::ordered_json()},
          {"probability", ok ? nlohmann::ordered_json(row.probability) : nlohmann::ordered_json()},
          {"probabilities", probabilities},
          {"model", row.model},
          {"milliseconds", row.milliseconds},
          {"notices", row.notices},
          {"disclaimer", kDisclaimer}};
}

std::string csvField(const std::string& text) {
  std::string field;
  if (!text.empty() && std::string("=+-@\t\r").find(text.front()) != std::string::npos) field += '\'';
  field += text;
  return quotedCsv(field);
}

std::string csvHeader(const ModelDescription& model) {
  std::vector<std::string> fields{"file", "status", "label", "probability"};
  for (const auto& label : model.labels) fields.push_back("probability of " + label.name);
  for (const char* name : {"model", "milliseconds", "notices", "reason", "disclaimer"}) fields.emplace_back(name);
  return line(fields);
}

std::string csvLine(const PredictionRow& row, const ModelDescription& model) {
  const bool ok = row.status == "ok";
  std::vector<std::string> fields{row.file, row.status, row.label, ok ? number(row.probability, 6) : ""};
  for (std::size_t k = 0; k < model.labels.size(); ++k) fields.push_back(ok ? number(row.probabilities[k].second, 6) : "");
  fields.insert(fields.end(), {row.model, ok ? number(row.milliseconds, 1) : "", joined(row.notices), row.reason, kDisclaimer});
  return line(fields);
}

}  // namespace glenoid
