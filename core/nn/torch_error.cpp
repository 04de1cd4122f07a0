// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/torch_error.h"

#include <string>

namespace glenoid {

Error errorOf(const c10::Error& failure) {
  const std::string text = failure.what_without_backtrace();
  // Only the allocator of CUDA throws a type for this (LibTorch 1.13 and 2): not that of the CPU, CUDA itself, cuBLAS and cuDNN.
  const auto says = [&](const char* words) { return text.find(words) != std::string::npos; };
  const bool memory = dynamic_cast<const c10::OutOfMemoryError*>(&failure) || says("DefaultCPUAllocator") || says("out of memory") ||
                      says("_STATUS_ALLOC_FAILED");
  return {memory ? ErrorCode::OutOfMemory : ErrorCode::ComputingFailed, memory ? "" : text.substr(0, text.find('\n'))};
}

}  // namespace glenoid
