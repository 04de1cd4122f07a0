// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/precision.h"

#include <ATen/autocast_mode.h>
#include <torch/version.h>

namespace glenoid {
namespace {

void setAutocast(bool on) {
// The functions that name the device came with LibTorch 2.4, where the others started to warn.
#if TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 4)
  at::autocast::set_autocast_dtype(at::kCUDA, at::kBFloat16);
  at::autocast::set_autocast_enabled(at::kCUDA, on);
#else
  at::autocast::set_autocast_gpu_dtype(at::kBFloat16);
  at::autocast::set_enabled(on);
#endif
}

}  // namespace

MixedPrecision::MixedPrecision(torch::Device device, bool on) : active_(on && device.is_cuda()) {
  if (active_) setAutocast(true);
}

MixedPrecision::~MixedPrecision() {
  if (!active_) return;
  setAutocast(false);
  // Autocast keeps the converted weights until its cache is cleared, but the next step changes them.
  at::autocast::clear_cache();
}

FullPrecision::FullPrecision() : before_(at::globalContext().allowTF32CuDNN()) { at::globalContext().setAllowTF32CuDNN(false); }
FullPrecision::~FullPrecision() { at::globalContext().setAllowTF32CuDNN(before_); }

}  // namespace glenoid
