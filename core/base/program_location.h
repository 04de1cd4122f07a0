// SPDX-License-Identifier: GPL-3.0-or-later
// Where this program stands and where it finds what was installed with it.
#pragma once

#include <filesystem>
#include <optional>

namespace glenoid {

// The running executable, links resolved. Throws Error Internal where the system does not tell.
std::filesystem::path programFile();

// The first that exists of <program's folder>/name, ../libexec/glenoid/name, ../share/glenoid/name and, for a program that lies in
// libexec/glenoid itself, ../../share/glenoid/name.
std::optional<std::filesystem::path> findInstalled(const std::filesystem::path& name);

}  // namespace glenoid
