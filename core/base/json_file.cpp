// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json_file.h"

#include "core/base/files.h"

namespace glenoid {

std::string jsonProblem(const nlohmann::json::exception& problem) {
  if (const auto* parsing = dynamic_cast<const nlohmann::json::parse_error*>(&problem))
    return "not JSON from byte " + std::to_string(parsing->byte) + " on";
  const bool isType = dynamic_cast<const nlohmann::json::type_error*>(&problem) != nullptr;
  return std::string(isType ? "a JSON value of another type is expected" : "a JSON value is missing or out of range") + " (" +
         std::to_string(problem.id) + ")";
}

nlohmann::json parseJson(std::string_view text, ErrorCode code, const std::string& file) {
  try {
    return nlohmann::json::parse(text);
  } catch (const nlohmann::json::exception& problem) {
    throw Error(code, jsonProblem(problem), file);
  }
}

nlohmann::json readJson(const std::filesystem::path& file, ErrorCode code) { return parseJson(readTextFile(file), code, toUtf8(file)); }

void writeJson(const std::filesystem::path& file, const nlohmann::ordered_json& json) {
  writeFileAtomically(file, json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
}

std::optional<double> numberIn(const nlohmann::json& value, double lowest, double highest) {
  if (!value.is_number()) return std::nullopt;
  const auto number = value.get<double>();
  return number >= lowest && number <= highest ? std::optional(number) : std::nullopt;
}

std::optional<std::int64_t> wholeNumberIn(const nlohmann::json& value, std::int64_t lowest, std::int64_t highest) {
  if (!value.is_number_integer()) return std::nullopt;
  // A number from 2^63 up is unsigned, and would come out negative.
  if (value.is_number_unsigned() && value.get<std::uint64_t>() > static_cast<std::uint64_t>(INT64_MAX)) return std::nullopt;
  const auto number = value.get<std::int64_t>();
  return number >= lowest && number <= highest ? std::optional(number) : std::nullopt;
}

}  // namespace glenoid
