// The answer for one file as a row of a table, JSON or CSV.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/inference/batch.h"

namespace glenoid {

struct PredictionRow {
  std::string file;
  std::string status;   // "ok", "refused" or "failed"
  std::string reason;   // one sentence where not ok
  std::string label;    // of the training data; empty where not ok
  std::string display;  // the label as a person should read it
  double probability = 0;
  std::vector<std::pair<std::string, double>> probabilities;  // by label, in the model's order
  std::string model;
  double milliseconds = 0;  // of the network
  std::vector<std::string> notices;
};

PredictionRow predictionRow(const FileAnswer& answer, const ModelDescription& model);

nlohmann::ordered_json toJson(const PredictionRow& row);

// RFC 4180. The header names the labels; a line holds as many fields as the header whatever its status.
std::string csvHeader(const ModelDescription& model);
std::string csvLine(const PredictionRow& row, const ModelDescription& model);
// One field, quoted where needed; text that a spreadsheet would take for a formula gets a leading apostrophe.
std::string csvField(const std::string& text);

}  // namespace glenoid
