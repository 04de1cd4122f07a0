// SPDX-License-Identifier: GPL-3.0-or-later
// Where this program is, how it was called, and where it finds its files.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace glenoid {

// The running executable with links resolved. Throws Error Internal if the system does not report it.
std::filesystem::path programFile();

// The first of these that exists: <program's folder>/name, ../libexec/glenoid/name, ../share/glenoid/name; for a program that is itself in
// libexec/glenoid, ../../share/glenoid/name; in a bundle of macOS, ../Frameworks/name and ../Resources/glenoid/name.
std::optional<std::filesystem::path> findInstalled(const std::filesystem::path& name);
// The same for a program, whose file has another name on Windows ("glenoid-decoder.exe" for "glenoid-decoder").
std::optional<std::filesystem::path> findProgram(const std::string& name);

// The words of the command line in UTF-8, without the program's own. `count` and `words` are those of main(), which Windows gives in an
// 8-bit encoding and which are not read there.
std::vector<std::string> programArguments(int count, char** words);

}  // namespace glenoid
