// SPDX-License-Identifier: GPL-3.0-or-later
// Options for runs that finish in a second, and comparisons of runs.
#pragma once

#include <cmath>

#include <gtest/gtest.h>

#include "core/nn/safetensors.h"
#include "core/runs/training_run.h"
#include "tests/support/synthetic_cache.h"
#include "tests/support/temporary_folder.h"

namespace glenoid {

inline TrainingOptions smallOptions() {
  TrainingOptions options;
  options.architecture = "custom-cnn";
  options.head = Head::Linear;
  options.mapDropout = options.headDropout = 0.1;
  options.inputSize = 32;
  options.device = "cpu";
  options.epochs = 4;
  options.batch = 4;
  options.optimizer.rate = 0.02;
  options.schedule.warmupEpochs = 0.5;
  return options;
}

inline bool sameFigure(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

// Everything but the time taken, bit for bit.
inline void expectSameHistory(const std::vector<EpochRecord>& a, const std::vector<EpochRecord>& b) {
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    EXPECT_EQ(a[i].epoch, b[i].epoch);
    EXPECT_EQ(a[i].rate, b[i].rate);
    EXPECT_EQ(a[i].trainLoss, b[i].trainLoss) << "epoch " << i + 1;
    EXPECT_EQ(a[i].trainAccuracy, b[i].trainAccuracy);
    EXPECT_TRUE(sameFigure(a[i].validationLoss, b[i].validationLoss));
    EXPECT_TRUE(sameFigure(a[i].validationAccuracy, b[i].validationAccuracy));
  }
}

inline void expectSameTensors(const std::filesystem::path& a, const std::filesystem::path& b) {
  const auto left = readSafetensors(a).tensors, right = readSafetensors(b).tensors;
  ASSERT_EQ(left.size(), right.size());
  for (const auto& [key, tensor] : left) EXPECT_TRUE(torch::equal(tensor, right.at(key))) << key;
}

inline bool haveSameTensor(const std::filesystem::path& a, const std::filesystem::path& b, const std::string& key) {
  return torch::equal(readSafetensors(a).tensors.at(key), readSafetensors(b).tensors.at(key));
}

}  // namespace glenoid
