// SPDX-License-Identifier: GPL-3.0-or-later
// Turns LibTorch's exceptions into an Error.
#pragma once

#include <c10/util/Exception.h>

#include "core/base/error.h"

namespace glenoid {

// OutOfMemory if the memory of a GPU or the CPU ran out; otherwise ComputingFailed with what LibTorch says, without its
// backtrace.
Error errorOf(const c10::Error& failure);

// Returns what `work` returns. LibTorch's errors are rethrown as errorOf() makes them; all others pass unchanged.
template <class Work>
auto withTorchErrors(const Work& work) {
  try {
    return work();
  } catch (const c10::Error& failure) {
    throw errorOf(failure);
  }
}

}  // namespace glenoid
