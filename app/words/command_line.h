// SPDX-License-Identifier: GPL-3.0-or-later
// Messages about a command line, and checks that state the expected values.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include "core/base/format.h"
#include "core/runs/collected_parts.h"

namespace glenoid {

// Why no command was parsed.
struct NoCommand {
  bool isProblem = false;  // false: help or the version was requested
  std::string text;        // the text to print, with its line ends
};
// `app` is the program's, after its parse() threw `error`. An unknown verb or option is named.
NoCommand noCommand(const CLI::App& app, const CLI::ParseError& error);

// "1, 2 or 3".
std::string alternatives(const std::vector<std::string>& words);

// Accepts whole numbers from `low` to `high`, at most 2^53.
CLI::Validator wholeNumber(std::uint64_t low, std::uint64_t high);
// Accepts numbers from `low` to `high`.
CLI::Validator numberFrom(double low, double high);

// Accepts only these words.
CLI::Validator oneOfWords(std::vector<std::string> words);
// The same for an array or vector of texts or numbers.
template <typename Values>
CLI::Validator oneOf(const Values& values) {
  std::vector<std::string> words;
  for (const auto& value : values) words.push_back(fmt::format("{}", value));
  return oneOfWords(std::move(words));
}

// --threads: stays 0 if not given.
void addThreadsWord(CLI::App& verb, int& threads);
// --part I/N: which share of the work this process does; `share` stays whole if not given.
CLI::Option* addPartWord(CLI::App& verb, WorkShare& share, const std::string& explanation);
// --device of a network for inference.
void addDeviceWord(CLI::App& verb, std::string& device);

}  // namespace glenoid
