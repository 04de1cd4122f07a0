// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <bit>
#include <cstdint>

#include <windows.h>

#include "core/base/processors.h"

namespace glenoid {

int usableProcessors() noexcept {
  // The mask is 0 for a program that uses more than one group of 64 processors.
  DWORD_PTR own = 0, all = 0;
  GetProcessAffinityMask(GetCurrentProcess(), &own, &all);
  const int allowed = std::popcount(static_cast<std::uint64_t>(own));
  return allowed > 0 ? allowed : static_cast<int>(std::max<DWORD>(1, GetActiveProcessorCount(ALL_PROCESSOR_GROUPS)));
}

}  // namespace glenoid
