// SPDX-License-Identifier: GPL-3.0-or-later
// glenoid-cli: identify, inspect and train from a terminal. Results go to stdout, everything else to stderr.
#include <exception>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include "app/cli/terminal.h"
#include "app/cli/verbs.h"
#include "app/words/command_line.h"
#include "core/base/error.h"
#include "core/base/interrupt.h"
#include "core/base/standard_streams.h"

namespace {

int run(const glenoid::cli::Run& verb) {
  using namespace glenoid::cli;
  try {
    const int code = verb();
    glenoid::finishResults();
    return code;
  } catch (const glenoid::Cancelled&) {
    tell("Interrupted.\n");
    return kInterrupted;
  } catch (const std::exception& failure) {
    const auto error = glenoid::errorAbout("", failure);
    tell("glenoid-cli: {}\n", error.message());
    return error.code() == glenoid::ErrorCode::OptionInvalid ? kWrongUse : kError;
  }
}

}  // namespace

int main(int argc, char** argv) {
  using namespace glenoid::cli;
  glenoid::openStandardStreams();
  glenoid::watchInterrupts();
  CLI::App app{
      "Names the maker of a shoulder implant in a radiograph. Research use only. Not a medical device.\n"
      "Exit codes: 0 done, 1 error, 2 wrong use, 3 some files were refused or failed, 130 interrupted.",
      "glenoid-cli"};
  app.set_version_flag("--version", GLENOID_VERSION);
  app.require_subcommand(1);
  app.option_defaults()->always_capture_default();
  const std::vector<std::pair<CLI::App*, Run (*)(CLI::App&)>> verbs{
      {app.add_subcommand("predict", "Name the maker of the implant in radiographs"), addPredict},
      {app.add_subcommand("inspect", "Describe files, and show or export their pixels"), addInspect},
      {app.add_subcommand("models", "List the installed models"), addModels},
      {app.add_subcommand("data", "Decode a data set, find near-duplicates, and draw its split and folds"), addData},
      {app.add_subcommand("train", "Train a network on a folder with one folder of radiographs for each maker"), addTrain},
      {app.add_subcommand("evaluate", "Measure finished runs, alone or as a vote, and test whether two differ"), addEvaluate},
      {app.add_subcommand("crossval", "Train and test a network fold by fold, so that no radiograph is answered by a network that saw it"),
       addCrossval},
      {app.add_subcommand("compare", "Compare networks, their combinations and simple classifiers on the same folds"), addCompare},
      {app.add_subcommand("gate", "Teach models which pictures they must not name, and measure how well that works"), addGate},
      {app.add_subcommand("stress", "Measure a model on radiographs that were turned, cropped, exposed differently or written on"),
       addStress},
      {app.add_subcommand("neighbours", "Let a model show the radiographs it learned from that are most like a picture"), addNeighbours},
  };
  std::vector<std::pair<CLI::App*, Run>> runs;
  for (const auto& [verb, add] : verbs) runs.emplace_back(verb, add(*verb));
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return run([&] {
      const auto end = glenoid::noCommand(app, error);
      end.isProblem ? tellLines(end.text) : sayLines(end.text);
      return end.isProblem ? kWrongUse : kOk;
    });
  }
  for (const auto& [verb, work] : runs) {
    if (verb->parsed()) return run(work);
  }
  return kWrongUse;
}
