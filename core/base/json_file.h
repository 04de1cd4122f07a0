// SPDX-License-Identifier: GPL-3.0-or-later
// JSON files of this program.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "core/base/error.h"

namespace glenoid {

// What is wrong with a JSON text, for the detail of an error. Quotes nothing of the text, which may name a patient's files.
std::string jsonProblem(const nlohmann::json::exception& problem);

// Parses all of `text`. Throws Error `code` for `file`, with the byte at which the text stops being JSON.
nlohmann::json parseJson(std::string_view text, ErrorCode code, const std::string& file = {});
// Throws Error as readTextFile does, and `code` if the file is not JSON.
nlohmann::json readJson(const std::filesystem::path& file, ErrorCode code = ErrorCode::FileInvalid);
// Indented, with the keys in their order. Atomic; throws Error FileUnwritable.
void writeJson(const std::filesystem::path& file, const nlohmann::ordered_json& json);

// A number within [lowest, highest]; empty for any other value. A whole number must be written without a point.
std::optional<double> numberIn(const nlohmann::json& value, double lowest, double highest);
std::optional<std::int64_t> wholeNumberIn(const nlohmann::json& value, std::int64_t lowest, std::int64_t highest);

}  // namespace glenoid
