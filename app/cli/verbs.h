// SPDX-License-Identifier: GPL-3.0-or-later
// The verbs of glenoid-cli; each adds its options to the command line and, if chosen, does its work.
#pragma once

#include <functional>

namespace CLI {
class App;
}

namespace glenoid::cli {

// Each registers its verb and returns the function that runs it. See Verb in app/words/program.h.
using Run = std::function<int()>;
Run addData(CLI::App& verb);
Run addPredict(CLI::App& verb);
Run addInspect(CLI::App& verb);
Run addModels(CLI::App& verb);
Run addTrain(CLI::App& verb);
Run addPretrain(CLI::App& verb);
Run addCrossval(CLI::App& verb);
Run addEvaluate(CLI::App& verb);
Run addCompare(CLI::App& verb);
Run addMerge(CLI::App& verb);
Run addGate(CLI::App& verb);
Run addStress(CLI::App& verb);
Run addNeighbours(CLI::App& verb);

}  // namespace glenoid::cli
