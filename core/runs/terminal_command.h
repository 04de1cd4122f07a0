// SPDX-License-Identifier: GPL-3.0-or-later
// The glenoid-cli commands that are equivalent to the window's set-ups.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/training/options.h"

namespace glenoid {

struct TerminalTraining {
  std::filesystem::path data, out;
  std::uint64_t splitSeed = 1;
};

// "glenoid-cli train --data ... --out ... --network ... --set ...": only values that differ from the defaults, quoted for this system's
// shell.
std::string terminalCommand(const TrainingOptions& options, const TerminalTraining& training);

struct TerminalPretraining {
  std::filesystem::path data, out;
  bool isUnlabelled = false;       // every picture below the folder `data`, whatever its folder is called
  std::filesystem::path labels;    // table of method Labels; empty: the labels of the data
  std::vector<std::string> tasks;  // its columns
  std::filesystem::path probe;     // a pixel cache; empty: no probe
};

// "glenoid-cli pretrain --data ... --out ...", in the same way.
std::string pretrainingCommand(const PretrainingOptions& options, const TerminalPretraining& pretraining);

// The text quoted as one word for the shell (sh, or cmd on Windows).
std::string quotedForShell(const std::string& text);

}  // namespace glenoid
