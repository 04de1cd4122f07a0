// SPDX-License-Identifier: GPL-3.0-or-later
// In which number format convolutions compute: the one place that knows what differs between LibTorch's releases.
#pragma once

#include <torch/types.h>

namespace glenoid {

// While it lives, the calling thread computes convolutions and products in bfloat16 on CUDA where `on`; elsewhere nothing changes.
class MixedPrecision {
 public:
  MixedPrecision(torch::Device device, bool on);
  ~MixedPrecision();
  MixedPrecision(const MixedPrecision&) = delete;
  MixedPrecision& operator=(const MixedPrecision&) = delete;

 private:
  bool active_;
};

// While it lives, float32 convolutions on CUDA do not round to TF32, so that answers equal the CPU's to 1e-3. For the process.
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
