// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/torch_error.h"

#include <string>

namespace glenoid {

Error errorOf(const c10::Error& failure) {
  const std::string text = failure.what_without_backtrace();
  // The CPU's allocator throws no type for this (LibTorch 1.13 and 2).
  const bool memory = dynamic_cast<const c10::OutOfMemoryError*>(&failure) || text.find("DefaultCPUAllocator") != std::string::npos;
  return {memory ? ErrorCode::OutOfMemory : ErrorCode::Internal, memory ? "" : text.substr(0, text.find('\n'))};
}

}  // namespace glenoid
