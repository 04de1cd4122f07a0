// SPDX-License-Identifier: GPL-3.0-or-later
// What each operating system does in its own way with files. files.h and atomic_file.h build on it, and are what most code needs.
#pragma once

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <system_error>

namespace glenoid {

using FileStream = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

// Any thread may call these functions. If one fails it says why in `failure`; otherwise `failure` stays as it is.

// For reading bytes. Other programs may replace or remove the file while it is open. Null if it fails.
FileStream openToRead(const std::filesystem::path& file, std::error_code& failure);
// For writing a file that is not there yet, std::errc::file_exists if it is. removeIfNobodyWrites() leaves the file alone until the stream
// is closed or the process ends. Others may read it. Null if it fails.
FileStream openNew(const std::filesystem::path& file, std::error_code& failure);
// Removes a file that openNew() made.
void removeIfNobodyWrites(const std::filesystem::path& file);
// What was written to the stream reaches the disk.
void flushToDisk(std::FILE* stream, std::error_code& failure);
// After a rename the folder's entry must reach the disk too. Does nothing on systems that have no such operation.
void flushFolder(const std::filesystem::path& folder);
// Renames a file, which then replaces a file that has the new name, or a folder. Waits up to three seconds for a program that holds one of
// them for a moment: on Windows a virus scanner may.
void moveTo(const std::filesystem::path& from, const std::filesystem::path& to, std::error_code& failure);
// Makes a file that only one holder has at a time. It is free when its holder releases it or ends, however that ends. Empty, without a
// failure, if another holds it. No effect on a file system without locks.
std::optional<std::intptr_t> holdFile(const std::filesystem::path& file, std::error_code& failure);
// Removes the file.
void releaseFile(const std::filesystem::path& file, std::intptr_t held);
// Leaves nobody but the owner a right to the file. Does nothing on a drive without such rights, and on Windows, where a file has the rights
// of its folder.
void restrictToOwner(const std::filesystem::path& file);
int ownProcessNumber();

}  // namespace glenoid
