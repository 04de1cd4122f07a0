// SPDX-License-Identifier: GPL-3.0-or-later
// The words of the command line that say how to train; every verb that trains has them.
#pragma once

#include <functional>

#include "core/training/options.h"

namespace CLI {
class App;
}

namespace glenoid {

// Adds --options FILE, a word for each common option, and --set KEY=VALUE for any. The function that is returned is for after the command
// line was parsed. It lays the words, and then each --set in its order, over the file's options, or over `base` if no file was given. It
// throws Error as trainingOptionsFromJson() and readJson() do.
std::function<TrainingOptions(const TrainingOptions& base)> addTrainingWords(CLI::App& verb);

}  // namespace glenoid
