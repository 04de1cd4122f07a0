// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/terminal_command.h"

#include <algorithm>
#include <cctype>

#include "core/base/files.h"
#include "core/training/option_list.h"

namespace glenoid {
namespace {

#ifdef _WIN32
constexpr char kQuote = '"';
constexpr auto kEscapedQuote = "\\\"";
#else
constexpr char kQuote = '\'';
constexpr auto kEscapedQuote = "'\\''";
#endif

bool needsNoQuotes(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) || std::string_view("_-./:=,+@%").find(c) != std::string::npos;
}

}  // namespace

std::string quotedForShell(const std::string& text) {
  if (!text.empty() && std::all_of(text.begin(), text.end(), needsNoQuotes)) return text;
  std::string quoted(1, kQuote);
  for (const char c : text) c == kQuote ? quoted.append(kEscapedQuote) : quoted.append(1, c);
  return quoted.append(1, kQuote);
}

std::string terminalCommand(const TrainingOptions& options, const TerminalTraining& training) {
  std::string command = "glenoid-cli train";
  const auto add = [&](const std::string& word, const std::string& text) { command.append(" ").append(word).append(" ").append(text); };
  add("--data", quotedForShell(toUtf8(training.data)));
  add("--out", quotedForShell(toUtf8(training.out)));
  if (training.splitSeed != 1) add("--split-seed", std::to_string(training.splitSeed));
  nlohmann::json values = toJson(options);
  for (const auto& option : trainingOptionList()) {
    const auto& value = optionAt(values, option.key);
    if (value == option.standard) continue;
    const auto text = value.is_string() ? value.get<std::string>() : value.dump();
    if (option.word.empty() || value == false)
      add("--set", quotedForShell(option.key + "=" + text));
    else if (option.kind == OptionKind::Flag)
      command.append(" ").append(option.word);
    else
      add(option.word, quotedForShell(text));
  }
  return command;
}

}  // namespace glenoid
