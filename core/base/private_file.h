// SPDX-License-Identifier: GPL-3.0-or-later
// Files that tell whose radiographs were opened, kept from everyone else.
#pragma once

#include <filesystem>

namespace glenoid {

// Makes the file, empty and with its folder, if it is missing, and takes away every right to it but its owner's to read and write (mode
// 0600). Who replaces the file by a new one may give it other rights: call this again after each save. Without effect on drives that know
// no rights (FAT); on Windows a file in a person's profile is their own anyway. Any thread.
void keepPrivate(const std::filesystem::path& file) noexcept;

}  // namespace glenoid
