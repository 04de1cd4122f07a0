// SPDX-License-Identifier: GPL-3.0-or-later
// Holds the pictures of a cache on the network's device, or mapped from disk.
#pragma once

#include <vector>

#include <torch/types.h>

#include "core/dataset/pixel_cache.h"

namespace glenoid {

// A cache of up to 8 GiB is copied to the device as a whole, and batches are gathered there. A larger one stays mapped from disk, and each
// batch is copied. The cache must outlive this object.
class PixelStore {
 public:
  PixelStore(const PixelCache& cache, torch::Device device);

  // Positions [N] int64 of pictures, on the device where the store gathers; slice them into batches.
  torch::Tensor positions(const std::vector<std::size_t>& list) const;
  // For such positions, on the store's device: pictures [N, 1, S, S] uint8 and labels [N] int64.
  torch::Tensor pictures(const torch::Tensor& positions) const;
  torch::Tensor labels(const torch::Tensor& positions) const;

  torch::Device device() const { return device_; }
  std::int64_t classes() const { return classes_; }

 private:
  torch::Device device_;
  std::int64_t classes_;
  torch::Tensor pixels_;  // [count, 1, S, S] uint8, on the device or mapped
  torch::Tensor labels_;  // [count] int64, on the same device as the pixels
};

}  // namespace glenoid
