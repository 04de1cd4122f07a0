// SPDX-License-Identifier: GPL-3.0-or-later
// Varies training pictures with batched tensor operations on the device that holds them.
#pragma once

#include <cstdint>

#include <torch/types.h>

#include "core/training/options.h"

namespace glenoid {

class Augmentation {
 public:
  // Draws geometry and strengths on the CPU and noise on `device`, from generators of this object.
  Augmentation(const AugmentationOptions& options, torch::Device device);
  // All later draws depend only on the seed.
  void seed(std::uint64_t seed);
  // The pictures of the next apply() are these rows ([N] int64 on the CPU) of a batch of `count` pictures, which several processes share.
  // Draws are still made for the whole batch, so that a picture varies in the same way whichever process has it.
  void takeRows(std::int64_t count, torch::Tensor rows);

  // [N, 1, S, S] uint8 -> [N, 1, S, S] float32 in 0..255. Flip, rotation, scale, shift and crop in one affine resampling (bilinear, black
  // outside), then blur (edge pixels repeated outside), contrast, brightness, gamma, noise and erasing. If all are off, the values do not
  // change.
  torch::Tensor apply(const torch::Tensor& grey);

  // Mixes the pictures [N, 1, S, S] float32 and targets [N, classes] in place with a permutation of themselves, each picture with a
  // separate share.
  void mixup(torch::Tensor& grey, torch::Tensor& targets);

  // Draws for N pictures the maps [N, 2, 3] float32 from output to source coordinates, in the form that torch::affine_grid takes.
  torch::Tensor drawAffine(std::int64_t count);

 private:
  torch::Tensor draw(std::int64_t count, double low, double high);
  torch::Tensor drawNoise(const torch::Tensor& pictures);
  torch::Tensor onDevice(const torch::Tensor& perPicture) const;
  bool movesPixels() const;
  torch::Tensor warped(const torch::Tensor& grey);
  torch::Tensor blur(const torch::Tensor& grey);
  void erase(torch::Tensor& grey);

  AugmentationOptions options_;
  torch::Device device_;
  at::Generator drawing_;
  at::Generator noise_;
  std::int64_t wholeBatch_ = 0;
  torch::Tensor rows_;  // undefined: the pictures are the whole batch
};

}  // namespace glenoid
