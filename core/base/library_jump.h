// SPDX-License-Identifier: GPL-3.0-or-later
// Errors of libpng and libjpeg. Their callbacks must not return, and no exception may pass through a C library's frames, so they jump.
#pragma once

#include <csetjmp>

namespace glenoid {

// False if a callback jumped to `failed`. `calls` must own nothing that needs a destructor.
template <typename Calls>
bool runsThrough(std::jmp_buf& failed, const Calls& calls) {
  if (setjmp(failed) != 0) return false;
  calls();
  return true;
}

}  // namespace glenoid
