// SPDX-License-Identifier: GPL-3.0-or-later
// The request to a verb: the JSON object of its file, overridden by command-line options.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <type_traits>
#include <vector>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/files.h"

namespace glenoid {

class RequestWords {
 public:
  // Adds the file. The fields below add an option each: `key` is the field's name, "--key-in-small-letters" its option.
  explicit RequestWords(CLI::App& verb);
  // `standard`: the default as shown in the help.
  void text(const std::string& key, const std::string& explanation, const std::string& standard = "");
  void number(const std::string& key, const std::string& explanation, const std::string& standard);
  void flag(const std::string& key, const std::string& explanation);
  // Call it after the command line was parsed. Throws Error OptionInvalid, and as readJson().
  nlohmann::json json() const;

 private:
  struct Field {
    std::string key, word, value;
    bool isText;
  };
  void add(const std::string& key, const std::string& explanation, const std::string& standard, bool isText);

  CLI::App& verb_;
  std::filesystem::path file_;
  std::vector<std::unique_ptr<Field>> fields_;
};

// Takes a field out of a verb's JSON, if present. Throws Error OptionInvalid for a value of another type.
template <typename Value>
void take(nlohmann::json& json, const char* key, Value& value) {
  const auto found = json.find(key);
  if (found == json.end()) return;
  try {
    if constexpr (std::is_same_v<Value, std::filesystem::path>)
      value = fromUtf8(found->get<std::string>());
    else
      value = found->get<Value>();
  } catch (const nlohmann::json::exception&) {
    throw Error(ErrorCode::OptionInvalid, std::string(key) + ": a value of another type is expected");
  }
  json.erase(key);
}

// Throws Error OptionInvalid if fields are left that nobody took.
void refuseTheRest(const nlohmann::json& json);

}  // namespace glenoid
