// SPDX-License-Identifier: GPL-3.0-or-later
// The words of the command line that say how to train; every verb that trains has them.
#pragma once

#include <functional>

#include "core/training/options.h"

namespace CLI {
class App;
}

namespace glenoid::cli {

// Adds --options FILE, a word for each common option, and --set KEY=VALUE for any. What is returned gives, once the command line was
// parsed, the file's options (or the defaults) with the words laid over them and every --set over those, in its order; it throws Error
// as trainingOptionsFromJson and readJson.
std::function<TrainingOptions()> addTrainingWords(CLI::App& verb);

}  // namespace glenoid::cli
