// SPDX-License-Identifier: GPL-3.0-or-later
// The glenoid-cli command that is equivalent to the window's set-up.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "core/training/options.h"

namespace glenoid {

struct TerminalTraining {
  std::filesystem::path data, out;
  std::uint64_t splitSeed = 1;
};

// "glenoid-cli train --data ... --out ... --network ... --set ...": only values that differ from the defaults, quoted for this system's
// shell.
std::string terminalCommand(const TrainingOptions& options, const TerminalTraining& training);

// The text quoted as one word for the shell (sh, or cmd on Windows).
std::string quotedForShell(const std::string& text);

}  // namespace glenoid
