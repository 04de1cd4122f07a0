// SPDX-License-Identifier: GPL-3.0-or-later
// The pictures of a cache where a network can reach them.
#pragma once

#include <vector>

#include <torch/types.h>

#include "core/dataset/pixel_cache.h"

namespace glenoid {

// Up to 8 GiB the whole cache lies on the device, and a batch is gathered there; a larger one stays mapped from disk and each batch
// is copied. The cache must outlive it.
class PixelStore {
 public:
  PixelStore(const PixelCache& cache, torch::Device device);

  // Positions [N] of pictures, to be sliced into batches: where the store gathers, int64.
  torch::Tensor positions(const std::vector<std::size_t>& list) const;
  // On the device: pictures [N, 1, S, S] uint8 and labels [N] int64 of such positions.
  torch::Tensor pictures(const torch::Tensor& positions) const;
  torch::Tensor labels(const torch::Tensor& positions) const;

  torch::Device device() const { return device_; }
  std::int64_t classes() const { return classes_; }

 private:
  torch::Device device_;
  std::int64_t classes_;
  torch::Tensor pixels_;  // [count, 1, S, S] uint8, on the device or mapped
  torch::Tensor labels_;  // [count] int64, beside them
};

}  // namespace glenoid
