// SPDX-License-Identifier: GPL-3.0-or-later
// Makes files private to their owner, because they show whose radiographs were opened.
#pragma once

#include <filesystem>

namespace glenoid {

// Makes the file, empty, and its folder if they are missing, and leaves only the owner's right to read and write (mode 0600). Replacing the
// file by a new one may restore other rights: call this again after each save. No effect on drives without rights (FAT); on Windows a file
// in the user's profile is private anyway. Any thread.
void keepPrivate(const std::filesystem::path& file) noexcept;

}  // namespace glenoid
