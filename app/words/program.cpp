// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/words/program.h"

#include <exception>
#include <iostream>
#include <string>
#include <utility>

#include <CLI/CLI.hpp>

#include "app/words/command_line.h"
#include "core/base/error.h"
#include "core/base/standard_streams.h"
#include "core/base/terminal_text.h"

namespace glenoid {
namespace {

void tell(const std::string& text) { std::cerr << text << std::flush; }

int codeOf(const std::function<int()>& work, const LastWords& last) {
  try {
    const int code = work();
    finishResults();
    return code;
  } catch (const Cancelled&) {
    tell(last.interrupted);
    return kInterrupted;
  } catch (const std::exception& failure) {
    const auto error = errorAbout("", failure);
    tell(last.beforeError + terminalLine(error.message()) + "\n");
    return error.code() == ErrorCode::OptionInvalid ? kWrongUse : kError;
  }
}

}  // namespace

int runProgram(CLI::App& app, const std::vector<Verb>& verbs, int count, char** words, const LastWords& last) {
  app.require_subcommand(1);
  std::vector<std::pair<CLI::App*, std::function<int()>>> works;
  for (const auto& verb : verbs) {
    auto* added = app.add_subcommand(verb.name, verb.explanation);
    works.emplace_back(added, verb.add(*added));
  }
  try {
    app.parse(count, words);
  } catch (const CLI::ParseError& error) {
    return codeOf(
        [&] {
          const auto end = noCommand(app, error);
          (end.isProblem ? std::cerr : results()) << terminalLines(end.text) << std::flush;
          return end.isProblem ? kWrongUse : kOk;
        },
        last);
  }
  for (const auto& [verb, work] : works) {
    if (verb->parsed()) return codeOf(work, last);
  }
  return kWrongUse;
}

}  // namespace glenoid
