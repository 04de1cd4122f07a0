// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/words/training_words.h"

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "app/words/command_line.h"
#include "core/base/error.h"
#include "core/base/json_file.h"
#include "core/training/option_list.h"

namespace glenoid {
namespace {

struct Given {
  std::filesystem::path file;
  std::map<std::string, std::string> words;  // by option key
  std::vector<std::string> assignments;
};

void assign(nlohmann::json& options, const std::string& key, const std::string& value) {
  auto& option = optionAt(options, key);
  const auto parsed = nlohmann::json::parse(value, nullptr, /*allow_exceptions=*/false);
  // A text option takes its value literally: a file may be called 1.
  const bool text = option.is_string() || parsed.is_discarded();
  option = text ? nlohmann::json(value) : parsed;
}

template <typename Options>
using FromJson = Options (*)(const nlohmann::json&);

template <typename Options>
Options collect(const CLI::App& verb, const std::vector<TrainingOption>& list, const Given& given, const Options& base,
                FromJson<Options> fromJson) {
  nlohmann::json options = toJson(given.file.empty() ? base : fromJson(readJson(given.file)));
  for (const auto& option : list) {
    if (!option.word.empty() && verb.count(option.word) > 0) assign(options, option.key, given.words.at(option.key));
  }
  for (const auto& assignment : given.assignments) {
    const auto equals = assignment.find('=');
    if (equals == std::string::npos) throw Error(ErrorCode::OptionInvalid, "--set " + assignment + ": KEY=VALUE is expected");
    assign(options, assignment.substr(0, equals), assignment.substr(equals + 1));
  }
  return fromJson(options);
}

template <typename Options>
std::function<Options(const Options& base)> addWordsOf(const std::vector<TrainingOption>& list, FromJson<Options> fromJson, CLI::App& verb,
                                                       const std::string& example) {
  const auto given = std::make_shared<Given>();
  verb.add_option("--options", given->file, "JSON file with every option (a run's " + example + "); the options below override it")
      ->check(CLI::ExistingFile);
  for (const auto& option : list) {
    if (option.word.empty()) continue;
    auto& word = given->words[option.key];
    if (option.kind == OptionKind::Flag) {
      word = "true";
      verb.add_flag(option.word, option.explanation);
      continue;
    }
    word = option.standard.is_string() ? option.standard.get<std::string>() : option.standard.dump();
    auto* added = verb.add_option(option.word, word, option.explanation);
    if (option.kind == OptionKind::Choice) added->check(oneOfWords(option.choices));
  }
  verb.add_option("--set", given->assignments, "Any option, e.g. --set schedule.warmupEpochs=5 --set augmentation.noise=0.1; repeatable")
      ->type_name("KEY=VALUE")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  return [given, &list, fromJson, &verb](const Options& base) { return collect(verb, list, *given, base, fromJson); };
}

}  // namespace

std::function<TrainingOptions(const TrainingOptions& base)> addTrainingWords(CLI::App& verb) {
  return addWordsOf<TrainingOptions>(trainingOptionList(), &trainingOptionsFromJson, verb, "options.json");
}

std::function<PretrainingOptions(const PretrainingOptions& base)> addPretrainingWords(CLI::App& verb) {
  return addWordsOf<PretrainingOptions>(pretrainingOptionList(), &pretrainingOptionsFromJson, verb, "pretraining.json");
}

}  // namespace glenoid
