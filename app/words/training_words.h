// SPDX-License-Identifier: GPL-3.0-or-later
// The command-line options for training; every verb that trains has them.
#pragma once

#include <functional>

#include "core/training/options.h"

namespace CLI {
class App;
}

namespace glenoid {

// Adds --options FILE, a command-line option for each common training option, and --set KEY=VALUE for any. Call the returned function after
// parsing the command line. It applies these options, and then each --set in its order, to the options in the file, or to `base` if no file
// was given. It throws Error as trainingOptionsFromJson() and readJson() do.
std::function<TrainingOptions(const TrainingOptions& base)> addTrainingWords(CLI::App& verb);
// The same for pretraining, with pretrainingOptionsFromJson().
std::function<PretrainingOptions(const PretrainingOptions& base)> addPretrainingWords(CLI::App& verb);

}  // namespace glenoid
