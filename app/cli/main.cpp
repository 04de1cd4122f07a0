// SPDX-License-Identifier: GPL-3.0-or-later
// glenoid-cli: identify, inspect and train from a terminal. Results go to stdout, everything else to stderr.
#include <CLI/CLI.hpp>

#include "app/cli/engine_verbs.h"
#include "app/cli/verbs.h"
#include "app/words/program.h"
#include "core/base/program_location.h"
#include "core/base/standard_streams.h"
#include "core/engine/engine.h"

namespace {

// The options and the work of a verb that is in the engine's library.
auto ofEngine(const char* name) {
  return [name](CLI::App& verb) {
    glenoid::cli::Run run;
    glenoid::engineFunction<glenoid::cli::AddEngineVerb>(glenoid::cli::kAddEngineVerb)(name, verb, run);
    return run;
  };
}

int run(int count, char** words) {
  using namespace glenoid::cli;
  glenoid::openStandardStreams();
  glenoid::watchInterrupts();
  CLI::App app{
      "Names the maker of a shoulder implant in a radiograph. Research use only. Not a medical device.\n"
      "Exit codes: 0 done, 1 error, 2 wrong use, 3 some files were refused or failed, 130 interrupted.",
      "glenoid-cli"};
  app.set_version_flag("--version", GLENOID_VERSION);
  app.option_defaults()->always_capture_default();
  const std::vector<glenoid::Verb> verbs{
      {"predict", "Name the maker of the implant in radiographs", addPredict},
      {"inspect", "Describe files, and show or export their pixels", addInspect},
      {"models", "List the installed models", addModels},
      {"data", "Decode a data set, find near-duplicates, and draw its split and folds", addData},
      {"train", "Train a network on a folder with one folder of radiographs for each maker", ofEngine("train")},
      {"pretrain", "Make start weights for training from pictures without labels, or with labels of another kind", ofEngine("pretrain")},
      {"evaluate", "Measure finished runs, alone or as a vote, and test whether two differ", ofEngine("evaluate")},
      {"crossval", "Train and test a network fold by fold, so that no radiograph is answered by a network that saw it",
       ofEngine("crossval")},
      {"compare", "Compare networks, their combinations and simple classifiers on the same folds", ofEngine("compare")},
      {"merge", "Join the parts of a cross-validation, a comparison or predictions that several jobs computed", ofEngine("merge")},
      {"gate", "Teach models which pictures they must not name, and measure how well that works", ofEngine("gate")},
      {"stress", "Measure a model on radiographs that were turned, cropped, exposed differently or written on", ofEngine("stress")},
      {"neighbours", "Let a model show the radiographs it learned from that are most like a picture", ofEngine("neighbours")},
  };
  return glenoid::runProgram(app, verbs, glenoid::programArguments(count, words), {"Interrupted.\n", "glenoid-cli: "});
}

}  // namespace

int main(int count, char** words) { glenoid::endProcess(run(count, words)); }
