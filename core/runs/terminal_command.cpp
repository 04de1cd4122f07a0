// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/terminal_command.h"

#include <algorithm>
#include <cctype>

#include "core/base/csv.h"
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

// A command line that grows word by word.
struct CommandLine {
  std::string text;
  void add(const std::string& word) { text.append(" ").append(word); }
  void add(const std::string& word, const std::string& value) { add(word + " " + quotedForShell(value)); }
  void addPath(const std::string& word, const std::filesystem::path& path) {
    if (!path.empty()) add(word, toUtf8(path));
  }
  void addOptions(const nlohmann::json& values, const std::vector<TrainingOption>& list) {
    for (const auto& option : list) {
      const auto& value = optionAt(values, option.key);
      if (value == option.standard) continue;
      const auto shown = value.is_string() ? value.get<std::string>() : value.dump();
      if (option.word.empty() || value == false)
        add("--set", option.key + "=" + shown);
      else if (option.kind == OptionKind::Flag)
        add(option.word);
      else
        add(option.word, shown);
    }
  }
};

}  // namespace

std::string quotedForShell(const std::string& text) {
  if (!text.empty() && std::all_of(text.begin(), text.end(), needsNoQuotes)) return text;
  std::string quoted(1, kQuote);
  for (const char c : text) c == kQuote ? quoted.append(kEscapedQuote) : quoted.append(1, c);
  return quoted.append(1, kQuote);
}

std::string terminalCommand(const TrainingOptions& options, const TerminalTraining& training) {
  CommandLine line{"glenoid-cli train"};
  line.addPath("--data", training.data);
  line.addPath("--out", training.out);
  if (training.splitSeed != 1) line.add("--split-seed", std::to_string(training.splitSeed));
  line.addOptions(toJson(options), trainingOptionList());
  return line.text;
}

std::string pretrainingCommand(const PretrainingOptions& options, const TerminalPretraining& pretraining) {
  CommandLine line{"glenoid-cli pretrain"};
  line.addPath("--data", pretraining.data);
  if (pretraining.isUnlabelled) line.add("--unlabelled");
  line.addPath("--out", pretraining.out);
  line.addPath("--labels", pretraining.labels);
  std::string tasks;
  for (const auto& task : pretraining.tasks) tasks.append(tasks.empty() ? "" : ",").append(quotedCsv(task));
  if (!tasks.empty()) line.add("--tasks", tasks);
  line.addPath("--probe", pretraining.probe);
  line.addOptions(toJson(options), pretrainingOptionList());
  return line.text;
}

}  // namespace glenoid
