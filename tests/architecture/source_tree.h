// SPDX-License-Identifier: GPL-3.0-or-later
// The files of the source tree, as text.
#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace glenoid::test {

inline std::string textOf(const std::filesystem::path& file) {
  std::ifstream stream(file);
  std::stringstream text;
  text << stream.rdbuf();
  return text.str();
}

// Headers and sources below a folder of the tree.
inline std::vector<std::filesystem::path> sourcesUnder(const std::string& folder) {
  std::vector<std::filesystem::path> files;
  const auto root = std::filesystem::path(GLENOID_SOURCE_DIR) / folder;
  if (!std::filesystem::exists(root)) return files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (entry.path().extension() == ".h" || entry.path().extension() == ".cpp") files.push_back(entry.path());
  }
  return files;
}

}  // namespace glenoid::test
