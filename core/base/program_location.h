// Where this program stands and where it finds what was installed with it.
#pragma once

#include <filesystem>
#include <optional>

namespace glenoid {

// The running executable, links resolved. Throws Error Internal where the system does not tell.
std::filesystem::path programFile();

// The first that exists of <program's folder>/name, <program's folder>/../libexec/glenoid/name, <program's folder>/../share/glenoid/name.
std::optional<std::filesystem::path> findInstalled(const std::filesystem::path& name);

}  // namespace glenoid
