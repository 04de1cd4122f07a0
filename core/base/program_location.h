// SPDX-License-Identifier: GPL-3.0-or-later
// Where this program is and where it finds the files installed with it.
#pragma once

#include <filesystem>
#include <optional>

namespace glenoid {

// The running executable with links resolved. Throws Error Internal if the system does not report it.
std::filesystem::path programFile();

// The first of these that exists: <program's folder>/name, ../libexec/glenoid/name, ../share/glenoid/name; for a program that is itself in
// libexec/glenoid, ../../share/glenoid/name; in a bundle of macOS, ../Frameworks/name and ../Resources/glenoid/name.
std::optional<std::filesystem::path> findInstalled(const std::filesystem::path& name);

}  // namespace glenoid
