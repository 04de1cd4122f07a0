// SPDX-License-Identifier: GPL-3.0-or-later
// Answers to pictures that no network ever saw, for tests of code that uses answers.
#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/answer/answer.h"

namespace glenoid::test {

// One label for each probability: "A" shown as "Maker A", "B" as "Maker B", ...
inline std::shared_ptr<ModelDescription> modelOf(std::size_t labels) {
  auto model = std::make_shared<ModelDescription>();
  model->name = "net";
  model->version = "1";
  model->architecture = "custom-cnn";
  model->weightsSha256 = "0123456789abcdef";
  for (std::size_t i = 0; i < labels; ++i) {
    const std::string name(1, static_cast<char>('A' + i));
    model->labels.push_back({name, "Maker " + name});
  }
  return model;
}

inline Answer answerOf(const std::filesystem::path& file, std::vector<double> probabilities) {
  Answer answer;
  answer.picture.file = file;
  answer.model = modelOf(probabilities.size());
  answer.device = "cpu";
  answer.prediction.best = static_cast<std::size_t>(std::max_element(probabilities.begin(), probabilities.end()) - probabilities.begin());
  answer.prediction.looks = {answer.prediction.best};
  answer.prediction.probabilities = std::move(probabilities);
  answer.prediction.milliseconds = 12.5;
  answer.seconds = 0.25;
  return answer;
}

inline Answer refusedAnswer(const std::filesystem::path& file, ErrorCode code, std::size_t labels = 2) {
  Answer answer;
  answer.picture.file = file;
  answer.picture.error = Error(code, "cut", file.string());
  answer.model = modelOf(labels);
  answer.device = "cpu";
  return answer;
}

}  // namespace glenoid::test
