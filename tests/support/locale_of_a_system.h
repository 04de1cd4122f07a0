// SPDX-License-Identifier: GPL-3.0-or-later
// The locale of another system, for tests of code that must not depend on it.
#pragma once

#include <clocale>
#include <cstdlib>
#include <filesystem>
#include <locale>
#include <stdexcept>
#include <string>

#include <gtest/gtest.h>
#include <unistd.h>

#include "core/base/program_location.h"

namespace glenoid::test {

#ifdef _WIN32
inline std::string localeName(const std::string& name) { return name == "de_DE" ? "German" : name; }
#else
inline std::string localeName(const std::string& name) { return name + ".UTF-8"; }
#endif

// While it lives, C and C++ write numbers as in the locale `name` ("de_DE"); the test fails if that locale is missing. On Linux the locale
// is made next to the test program, from the descriptions in the package `locales`. Only one may live at a time, and no other thread may
// run while it is made or destroyed.
class LocaleOfASystem {
 public:
  explicit LocaleOfASystem(const std::string& name) {
    const auto full = localeName(name);
#ifdef __linux__
    const auto folder = programFile().parent_path().parent_path() / "locales";
    if (!std::filesystem::exists(folder / full)) make(name, folder, full);
    setenv("LOCPATH", folder.c_str(), 1);
#endif
    if (!std::setlocale(LC_ALL, full.c_str())) {
      ADD_FAILURE() << "there is no locale " << full << "; on Debian its description is in the package locales";
      return;
    }
    try {
      std::locale::global(std::locale(full));
    } catch (const std::runtime_error&) {  // MinGW's C++ library has no other locale than "C"
    }
  }
  ~LocaleOfASystem() {
    std::locale::global(std::locale::classic());
    std::setlocale(LC_ALL, "C");
  }
  LocaleOfASystem(const LocaleOfASystem&) = delete;
  LocaleOfASystem& operator=(const LocaleOfASystem&) = delete;

 private:
  // Renamed when it is complete, since several tests may run at the same time.
  static void make(const std::string& name, const std::filesystem::path& folder, const std::string& full) {
    const auto temporary = folder / (full + "-" + std::to_string(getpid()));
    std::filesystem::create_directories(folder);
    const auto command = "localedef -i " + name + " -f UTF-8 --no-archive '" + temporary.string() + "'";
    EXPECT_EQ(std::system(command.c_str()), 0) << command;
    std::error_code there;
    std::filesystem::rename(temporary, folder / full, there);
    std::filesystem::remove_all(temporary, there);
  }
};

}  // namespace glenoid::test
