// SPDX-License-Identifier: GPL-3.0-or-later
// The command-line options that say how to train; every verb that trains has them.
#pragma once

#include <functional>

#include "core/training/options.h"

namespace CLI {
class App;
}

namespace glenoid::cli {

// Adds --options FILE, an option for each common training option, and --set KEY=VALUE for any. Call the returned function after the
// command line has been parsed: it takes the options of the file (or the defaults), lets those of the command line override them, then
// every --set in its order. It throws Error as trainingOptionsFromJson and readJson do.
std::function<TrainingOptions()> addTrainingWords(CLI::App& verb);

}  // namespace glenoid::cli
