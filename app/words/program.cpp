// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/words/program.h"

#include <algorithm>
#include <exception>
#include <iostream>
#include <string>
#include <string_view>

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

// The first word that is no option; the options before a verb have no values.
std::string_view verbIn(const std::vector<std::string>& words) {
  const auto found = std::find_if(words.begin(), words.end(), [](const std::string& word) { return !word.starts_with('-'); });
  return found == words.end() ? std::string_view() : *found;
}

// Returns the work that the command line asks for; empty if it has been answered with `code`.
std::function<int()> workOf(CLI::App& app, const std::vector<Verb>& verbs, const std::vector<std::string>& words, int& code) {
  app.require_subcommand(1);
  const auto named = verbIn(words);
  std::function<int()> work;
  for (const auto& verb : verbs) {
    auto* const added = app.add_subcommand(verb.name, verb.explanation);
    if (named == verb.name) work = verb.add(*added);
  }
  try {
    app.parse(std::vector<std::string>(words.rbegin(), words.rend()));  // CLI11 takes the last word first
    return work;
  } catch (const CLI::ParseError& error) {
    const auto end = noCommand(app, error);
    (end.isProblem ? std::cerr : results()) << terminalLines(end.text) << std::flush;
    code = end.isProblem ? kWrongUse : kOk;
    return {};
  }
}

}  // namespace

int runProgram(CLI::App& app, const std::vector<Verb>& verbs, const std::vector<std::string>& words, const LastWords& last) {
  return codeOf(
      [&] {
        int code = kWrongUse;
        const auto work = workOf(app, verbs, words, code);
        return work ? work() : code;
      },
      last);
}

}  // namespace glenoid
