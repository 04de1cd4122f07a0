// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/windows_command_line.h"

namespace glenoid {
namespace {

// Backslashes are themselves, except before a quote: there two stand for one, and the quote needs one of its own (Microsoft, "Parsing C
// command-line arguments").
std::string inQuotes(const std::string& word) {
  std::string quoted = "\"";
  std::size_t backslashes = 0;  // at the end so far
  for (const char c : word) {
    if (c == '"') quoted.append(backslashes + 1, '\\');
    backslashes = c == '\\' ? backslashes + 1 : 0;
    quoted += c;
  }
  return quoted.append(backslashes, '\\') + '"';
}

}  // namespace

std::string windowsCommandLine(const std::vector<std::string>& words) {
  std::string line;
  for (const auto& word : words) {
    if (!line.empty()) line += ' ';
    const bool isPlain = !word.empty() && word.find_first_of(" \t\n\v\"") == std::string::npos;
    line += isPlain ? word : inQuotes(word);
  }
  return line;
}

}  // namespace glenoid
