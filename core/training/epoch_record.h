// SPDX-License-Identifier: GPL-3.0-or-later
// The figures of one training epoch.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

namespace glenoid {

// One line of history. The validation figures are NaN without a validation part. The training figures are measured during learning, with
// augmentation and dropout.
struct EpochRecord {
  std::int64_t epoch = 0;  // from 1
  double rate = 0;         // learning rate at the end of the epoch
  double trainLoss = 0, trainAccuracy = 0;
  double validationLoss = 0, validationAccuracy = 0;
  double seconds = 0;
  double imagesPerSecond = 0;  // in training, without validation
  // Share of the training time in which the network waited while the next pictures were fetched, augmented and resized. A graphics
  // processor queues its work, so there this is the host's time, an upper bound.
  double waitShare = 0;
};

// The figures of the batches since the record before it, for curves that begin before the first epoch ends.
struct BatchRecord {
  double epochs = 0;              // passes over the training part up to here: 0.5 is the middle of the first epoch
  double loss = 0, accuracy = 0;  // means over the images of these batches
  double rate = 0;                // learning rate after the last of them
};

// Whether a later epoch is better than the best before it: higher validation accuracy, among equals, a lower loss; without a validation
// part, always.
bool isBetter(const EpochRecord& later, const EpochRecord& best);
// The best epoch of a history by this rule; 0 for an empty one.
std::int64_t bestEpochOf(const std::vector<EpochRecord>& history);

// The name of every figure of a record, in the order of the CSV.
inline constexpr std::pair<const char*, double EpochRecord::*> kEpochFigures[] = {
    {"rate", &EpochRecord::rate},
    {"trainLoss", &EpochRecord::trainLoss},
    {"trainAccuracy", &EpochRecord::trainAccuracy},
    {"validationLoss", &EpochRecord::validationLoss},
    {"validationAccuracy", &EpochRecord::validationAccuracy},
    {"seconds", &EpochRecord::seconds},
    {"imagesPerSecond", &EpochRecord::imagesPerSecond},
    {"waitShare", &EpochRecord::waitShare},
};

// Reading throws nlohmann::json::exception for a figure that is missing or not a number.
nlohmann::json toJson(const EpochRecord& record);
EpochRecord epochFromJson(const nlohmann::json& json);

}  // namespace glenoid
