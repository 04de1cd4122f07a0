// SPDX-License-Identifier: GPL-3.0-or-later
// Files that comments name exist.
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <string>

#include <gtest/gtest.h>

namespace fs = std::filesystem;

TEST(Comments, NameNoFileThatIsNotThere) {
  const fs::path root = GLENOID_SOURCE_DIR;
  const std::set<std::string> folders{"app", "core", "models", "packaging", "resources", "tests", "ui"};
  std::set<std::string> paths, names{"CMakeLists.txt", "README.md", "CHANGELOG.md"};
  for (const auto& folder : folders) {
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
      paths.insert(fs::relative(entry.path(), root).generic_string());
      names.insert(entry.path().filename().string());
    }
  }
  // A path counts only if it starts in one of our folders; others belong to libraries or to what the program writes.
  const std::regex comment("//(.*)"), name(R"(([\w.-]+/)*[\w-]+\.(h|cpp|md|py|sh|cmake)\b)");
  std::size_t named = 0;
  for (const auto& path : paths) {
    if (!path.ends_with(".h") && !path.ends_with(".cpp")) continue;
    std::ifstream stream(root / path);
    int number = 0;
    for (std::string line; std::getline(stream, line);) {
      ++number;
      std::smatch match;
      if (!std::regex_search(line, match, comment)) continue;
      const auto text = match[1].str();
      for (std::sregex_iterator word(text.begin(), text.end(), name), end; word != end; ++word) {
        const auto file = word->str();
        const auto slash = file.find('/');
        if (slash != std::string::npos && !folders.contains(file.substr(0, slash))) continue;
        ++named;
        EXPECT_TRUE(slash == std::string::npos ? names.contains(file) : paths.contains(file)) << path << ":" << number << " names " << file;
      }
    }
  }
  EXPECT_GT(named, 5u);
}
