// SPDX-License-Identifier: GPL-3.0-or-later
// model.json: everything about a trained model except the weights.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/base/report_text.h"
#include "core/base/text.h"
#include "core/bundle/set_rules.h"

namespace glenoid {

struct ModelLabel {
  std::string name;     // as in the training data, e.g. "Cofield"
  std::string display;  // for display, e.g. "Smith & Nephew (Cofield)"
};

// Whether the text fits into a sentence as the subject of a model: lower-case letters with single spaces and hyphens between them, at most
// 40 characters.
bool isSubject(std::string_view text);

// From the figures of a model; the interval is that of 95 %.
struct MeasuredAccuracy {
  double accuracy = 0, low = 0, high = 0;  // shares
  int images = 0;
  bool crossValidated = false;  // otherwise on a test part
};

struct ModelDescription {
  std::string name;     // "densenet121-se"; letters, digits, '.', '_' and '-'
  std::string version;  // "2026.11"
  std::string summary;  // one sentence for the list of models
  std::string architecture;
  std::string head;  // "linear" or "original"
  std::vector<ModelLabel> labels;
  std::string subject = GLENOID_TEXT("Subject", "shoulder");  // what the radiographs show, as a word in a sentence: "hip"
  std::int64_t inputSize = 180;                               // side of the network's input, pixels
  std::array<double, 3> mean{};
  std::array<double, 3> deviation{};
  double temperature = 1;       // divides the logits; 1 if it was not fitted
  bool hasTemperature = false;  // it was fitted on images that the network was not trained on
  std::string weightsSha256;    // weightsDigest() of the weights
  nlohmann::json training;      // data, split, start weights and their terms, options
  std::vector<SetRule> sets;    // rules for naming more than one label; empty if not measured
  nlohmann::json doubt;         // the parts of its bundle: {"gate": {"sha256", "backboneSha256", ...}, "neighbours": {"sha256", "images",
                                // "learned"}}; null for models of earlier versions
  nlohmann::json figures;       // measured: {"test": {"accuracy", "low", "high", "images"}, ...}
  std::string licence;
  std::string limits;  // what the model cannot do

  // "densenet121-se 2026.11"; the name alone if it is version 1, as every model of a run is until someone gives it another.
  std::string title() const;
  // "densenet121-se 2026.11 (1a2b3c4d)": name, version and the start of the digest.
  std::string identification() const;
  std::vector<std::string> labelNames() const;  // as in the training data, in order
  // Of each name its index among the labels. Throws Error DatasetMismatch for one that the model lacks.
  std::vector<std::size_t> indicesOf(const std::vector<std::string>& names) const;
  // Whether its probabilities may be called calibrated: the temperature was fitted on at least 50 images. Their number is that of the
  // cross-validation or, without one, of the validation part; false if the figures lack it.
  bool isCalibrated() const;
  // Empty if the figures lack one of its numbers.
  std::optional<MeasuredAccuracy> measuredAccuracy() const;
  // One sentence with measuredAccuracy() in percent, or that the accuracy was not measured.
  ReportText accuracyText() const;
};

// Throws Error ModelMismatch that names the missing or wrong key, or ModelTooNew.
ModelDescription modelDescriptionFromJson(const nlohmann::json& json);
nlohmann::json toJson(const ModelDescription& description);

}  // namespace glenoid
