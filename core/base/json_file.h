// JSON files of this program.
#pragma once

#include <filesystem>

#include <nlohmann/json.hpp>

namespace glenoid {

// Throws Error as readTextFile, and DatasetInvalid for what is no JSON.
nlohmann::json readJson(const std::filesystem::path& file);
// Indented, the keys in their order. Atomic; throws Error FileUnwritable.
void writeJson(const std::filesystem::path& file, const nlohmann::ordered_json& json);

}  // namespace glenoid
