// SPDX-License-Identifier: GPL-3.0-or-later
// How well the features of a network in pretraining tell labelled pictures apart, without teaching it: two classifiers on frozen features.
#pragma once

#include <cstdint>
#include <vector>

#include "core/base/cancel_token.h"
#include "core/base/progress.h"
#include "core/nn/linear_head.h"
#include "core/nn/network.h"
#include "core/training/pixel_store.h"
#include "core/training/prediction.h"
#include "core/training/pretraining.h"

namespace glenoid {

// Pooled features [N, C] float32 on the CPU of the pictures at these positions. The network, on the store's device, is put into evaluation
// mode; nothing is drawn at random. Throws Cancelled, Error OutOfMemory.
torch::Tensor pooledFeatures(Network& network, const PixelStore& store, const std::vector<std::size_t>& positions,
                             const PredictionOptions& options, const CancelToken& token = {}, const ProgressCallback& progress = {});

// Both scale each feature to mean 0 and deviation 1 of `known`. The share of `asked` that is answered right by the weighted votes of the
// `neighbours` most similar of `known`: exp(cosine / 0.07) (Wu et al. 2018).
double neighbourAccuracy(const LabelledFeatures& known, const LabelledFeatures& asked, std::int64_t classes, std::int64_t neighbours);
// The same by fitLinearHead() on `known` with a fixed penalty.
double linearAccuracy(const LabelledFeatures& known, const LabelledFeatures& asked, std::int64_t classes);

// Both, for one network. One thread only; the data must outlive this object.
class Probe {
 public:
  // Throws Error DatasetTooSmall if the training or validation part is empty.
  Probe(const ProbeData& data, torch::Device device, std::int64_t neighbours);
  // The epoch of the result is 0. Throws as pooledFeatures() does.
  ProbeRecord measure(Network& network, const PredictionOptions& options, const CancelToken& token, const ProgressCallback& progress);

 private:
  const ProbeData data_;
  const PixelStore store_;
  const std::int64_t neighbours_;
};

}  // namespace glenoid
