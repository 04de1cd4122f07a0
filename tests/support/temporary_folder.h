// SPDX-License-Identifier: GPL-3.0-or-later
// A folder for one test, deleted after it.
#pragma once

#include <filesystem>
#include <string>

#include <gtest/gtest.h>

namespace glenoid::test {

class TemporaryFolder {
 public:
  TemporaryFolder() {
    const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
    auto name = std::string(test->test_suite_name()) + "-" + test->name();
    for (char& letter : name) letter = letter == '/' ? '-' : letter;
    path_ = std::filesystem::temp_directory_path() / ("glenoid-" + name);
    std::filesystem::remove_all(path_);
    std::filesystem::create_directories(path_);
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path operator/(const std::filesystem::path& name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

}  // namespace glenoid::test
