// SPDX-License-Identifier: GPL-3.0-or-later
// The logits of a network for pictures of a cache.
#pragma once

#include <vector>

#include <torch/types.h>

#include "core/base/cancel_token.h"
#include "core/base/progress.h"
#include "core/eval/predictions.h"
#include "core/nn/network.h"
#include "core/nn/preprocessing.h"
#include "core/training/pixel_store.h"

namespace glenoid {

struct PredictionOptions {
  Preprocessing preprocessing;
  std::int64_t batch = 32;
  bool testTimeAugmentation = false;  // the mean over all looks of core/nn/looks
};

// Puts the network (on the store's device) into evaluation mode and computes in float32 without TF32. The truth is the label in the cache.
// On the CPU, the pictures of a batch are shared out among the threads, each computed by one (core/plan/frozen_network). Checks the token
// once for each batch. Throws Cancelled, or Error OutOfMemory.
Predictions predict(Network& network, const PixelStore& store, const std::vector<std::size_t>& positions, const PredictionOptions& options,
                    const CancelToken& token = {}, const ProgressCallback& progress = {});

}  // namespace glenoid
