// SPDX-License-Identifier: GPL-3.0-or-later
// Varies training pictures as batched tensor operations on the device they lie on.
#pragma once

#include <cstdint>

#include <torch/types.h>

#include "core/training/options.h"

namespace glenoid {

class Augmentation {
 public:
  // Geometry and strengths are drawn on the CPU, noise on `device`, from generators of its own.
  Augmentation(const AugmentationOptions& options, torch::Device device);
  // What follows depends on the seed alone.
  void seed(std::uint64_t seed);

  // [N, 1, S, S] uint8 -> [N, 1, S, S] float32 in 0..255: flip, rotation, scale, shift and crop in one affine resampling (bilinear, black
  // outside), then blur (edges go on outside), contrast, brightness, gamma, noise and erasing. Without any of them the values are the given
  // ones.
  torch::Tensor apply(const torch::Tensor& grey);

  // Mixes the pictures [N, 1, S, S] float32 and targets [N, classes] in place with those of another order, each by a share of its own.
  void mixup(torch::Tensor& grey, torch::Tensor& targets);

  // For N pictures: the maps [N, 2, 3] float32 from output to source coordinates as torch::affine_grid takes them.
  torch::Tensor drawAffine(std::int64_t count);

 private:
  torch::Tensor draw(std::int64_t count, double low, double high);
  torch::Tensor onDevice(const torch::Tensor& perPicture) const;
  torch::Tensor blur(const torch::Tensor& grey);
  torch::Tensor erase(const torch::Tensor& grey);
  bool movesPixels() const;

  AugmentationOptions options_;
  torch::Device device_;
  at::Generator drawing_;
  at::Generator noise_;
};

}  // namespace glenoid
