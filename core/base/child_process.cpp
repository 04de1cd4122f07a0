// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/child_process.h"

#include "core/base/format.h"

namespace glenoid {

std::string toText(const ProcessEnd& end) {
  if (end.signal != 0) return fmt::format("signal {}", end.signal);
  if (end.exitCode < 0) return fmt::format("exit code 0x{:08X}", static_cast<unsigned>(end.exitCode));
  return fmt::format("exit code {}", end.exitCode);
}

}  // namespace glenoid
