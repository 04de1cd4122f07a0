// SPDX-License-Identifier: GPL-3.0-or-later
// What LibTorch throws, as an Error.
#pragma once

#include <c10/util/Exception.h>

#include "core/base/error.h"

namespace glenoid {

// OutOfMemory for memory that ran out, on a GPU or the CPU; the rest is Internal. The detail has no backtrace.
Error errorOf(const c10::Error& failure);

// What `work` returns; LibTorch's errors as errorOf() tells them, all others as they are.
template <class Work>
auto withTorchErrors(const Work& work) {
  try {
    return work();
  } catch (const c10::Error& failure) {
    throw errorOf(failure);
  }
}

}  // namespace glenoid
