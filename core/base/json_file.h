// JSON files of this program.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include <nlohmann/json.hpp>

namespace glenoid {

// Throws Error as readTextFile, and FileInvalid for what is no JSON.
nlohmann::json readJson(const std::filesystem::path& file);
// Indented, the keys in their order. Atomic; throws Error FileUnwritable.
void writeJson(const std::filesystem::path& file, const nlohmann::ordered_json& json);

// A number within [lowest, highest]; empty for any other number and for all else. Whole ones are written without a point.
std::optional<double> numberIn(const nlohmann::json& value, double lowest, double highest);
std::optional<std::int64_t> wholeNumberIn(const nlohmann::json& value, std::int64_t lowest, std::int64_t highest);

}  // namespace glenoid
