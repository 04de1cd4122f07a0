// SPDX-License-Identifier: GPL-3.0-or-later
// Number formats of convolutions. Only this file handles the differences between LibTorch's releases.
#pragma once

#include <torch/types.h>

namespace glenoid {

// While it lives and `on` is set, the calling thread computes convolutions and products on CUDA in bfloat16; no effect elsewhere.
class MixedPrecision {
 public:
  MixedPrecision(torch::Device device, bool on);
  ~MixedPrecision();
  MixedPrecision(const MixedPrecision&) = delete;
  MixedPrecision& operator=(const MixedPrecision&) = delete;

 private:
  bool active_;
};

// While it lives, float32 convolutions on CUDA do not round to TF32, so that predictions equal the CPU's to 1e-3. For the whole process.
class FullPrecision {
 public:
  FullPrecision();
  ~FullPrecision();
  FullPrecision(const FullPrecision&) = delete;
  FullPrecision& operator=(const FullPrecision&) = delete;

 private:
  bool before_;
};

}  // namespace glenoid
