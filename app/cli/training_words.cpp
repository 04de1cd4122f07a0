#include "app/cli/training_words.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "core/base/error.h"
#include "core/training/run_folder.h"

namespace glenoid::cli {
namespace {

struct Word {
  const char* name;
  const char* key;  // as --set takes it
  const char* help;
};
constexpr Word kWords[] = {
    {"--network", "network.architecture", "Architecture"},
    {"--head", "network.head", "What follows pooling: original or linear"},
    {"--start", "startWeights", "safetensors file with starting weights (none: random)"},
    {"--size", "inputSize", "Side of the network's input, pixels"},
    {"--epochs", "epochs", "Epochs at most"},
    {"--batch", "batch", "Images a step"},
    {"--optimizer", "optimizer.method", "sgd, adam or adamw"},
    {"--rate", "optimizer.rate", "Learning rate"},
    {"--patience", "patience", "Stop after so many epochs without a better validation (0: never)"},
    {"--frozen-stages", "frozenStages", "First stages of the network that do not learn"},
    {"--class-weights", "classWeights", "Weigh rare makers up"},
    {"--seed", "seed", "Seed of the run"},
    {"--device", "device", "Where it trains: auto, cuda, mps or cpu"},
};
constexpr auto kCount = std::size(kWords);

struct Given {
  std::filesystem::path file;
  std::array<std::string, kCount> words;
  std::vector<std::string> assignments;
};

// "optimizer.rate" -> the option. Which keys there are is for the options' reader to say.
nlohmann::json& at(nlohmann::json& options, const std::string& key) {
  auto pointer = "/" + key;
  std::replace(pointer.begin(), pointer.end(), '.', '/');
  try {
    return options[nlohmann::json::json_pointer(pointer)];
  } catch (const nlohmann::json::exception&) {
    throw Error(ErrorCode::OptionInvalid, key + ": there is no such option");
  }
}

void assign(nlohmann::json& options, const std::string& key, const std::string& value) {
  auto& option = at(options, key);
  const auto parsed = nlohmann::json::parse(value, nullptr, /*allow_exceptions=*/false);
  // A text option takes its value as it stands: a file may be called 1.
  const bool text = option.is_string() || parsed.is_discarded();
  option = text ? nlohmann::json(value) : parsed;
}

TrainingOptions collect(const CLI::App& verb, const Given& given) {
  nlohmann::json options = toJson(given.file.empty() ? TrainingOptions{} : trainingOptionsFromJson(readJson(given.file)));
  for (std::size_t i = 0; i < kCount; ++i) {
    if (verb.count(kWords[i].name) > 0) assign(options, kWords[i].key, given.words[i]);
  }
  for (const auto& assignment : given.assignments) {
    const auto equals = assignment.find('=');
    if (equals == std::string::npos) throw Error(ErrorCode::OptionInvalid, "--set " + assignment + ": KEY=VALUE is expected");
    assign(options, assignment.substr(0, equals), assignment.substr(equals + 1));
  }
  return trainingOptionsFromJson(options);
}

}  // namespace

std::function<TrainingOptions()> addTrainingWords(CLI::App& verb) {
  const auto given = std::make_shared<Given>();
  nlohmann::json defaults = toJson(TrainingOptions{});
  verb.add_option("--options", given->file, "JSON file with every option (a run's options.json); the words below lie over it")
      ->check(CLI::ExistingFile);
  for (std::size_t i = 0; i < kCount; ++i) {
    const auto& [name, key, help] = kWords[i];
    const auto standard = at(defaults, key);
    auto& word = given->words[i];
    if (standard.is_boolean()) {
      word = "true";
      verb.add_flag(name, help);
      continue;
    }
    word = standard.is_string() ? standard.get<std::string>() : standard.dump();
    auto* option = verb.add_option(name, word, help);
    if (key == std::string("network.architecture")) option->check(CLI::IsMember(networkNames()));
  }
  verb.add_option("--set", given->assignments, "Any option, e.g. --set schedule.warmupEpochs=5 --set augmentation.noise=0.1; repeatable")
      ->type_name("KEY=VALUE")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  return [given, &verb] { return collect(verb, *given); };
}

}  // namespace glenoid::cli
