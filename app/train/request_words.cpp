// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/train/request_words.h"

#include "core/base/json_file.h"

namespace glenoid {
namespace {

std::string wordOf(const std::string& key) {
  std::string word = "--";
  for (const char c : key) {
    if (c >= 'A' && c <= 'Z') word += '-';
    word += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return word;
}

}  // namespace

RequestWords::RequestWords(CLI::App& verb) : verb_(verb) {
  verb.add_option("request", file_, "JSON file with the fields below, by the names in brackets; the words of the command line override it");
}

void RequestWords::text(const std::string& key, const std::string& explanation, const std::string& standard) {
  add(key, explanation, standard, true);
}

void RequestWords::number(const std::string& key, const std::string& explanation, const std::string& standard) {
  add(key, explanation, standard, false);
}

void RequestWords::flag(const std::string& key, const std::string& explanation) {
  auto& field = fields_.emplace_back(std::make_unique<Field>(Field{key, wordOf(key), "true", false}));
  verb_.add_flag(field->word)->description(explanation + " [" + key + "]");
}

nlohmann::json RequestWords::json() const {
  auto json = file_.empty() ? nlohmann::json::object() : readJson(file_);
  if (!json.is_object()) throw Error(ErrorCode::OptionInvalid, "the file must hold a JSON object");
  for (const auto& field : fields_) {
    if (verb_.count(field->word) == 0) continue;
    const auto value = nlohmann::json::parse(field->value, nullptr, /*allow_exceptions=*/false);
    json[field->key] = field->isText || value.is_discarded() ? nlohmann::json(field->value) : value;
  }
  return json;
}

void RequestWords::add(const std::string& key, const std::string& explanation, const std::string& standard, bool isText) {
  auto& field = fields_.emplace_back(std::make_unique<Field>(Field{key, wordOf(key), "", isText}));
  verb_.add_option(field->word, field->value, explanation + (standard.empty() ? "" : " (default: " + standard + ")") + " [" + key + "]");
}

void refuseTheRest(const nlohmann::json& json) {
  if (!json.empty()) throw Error(ErrorCode::OptionInvalid, json.begin().key() + ": there is no such option");
}

}  // namespace glenoid
