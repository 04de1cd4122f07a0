// SPDX-License-Identifier: GPL-3.0-or-later
// Reading and writing whole files, and what stands in a folder.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace glenoid {

// Links are followed. Throws Error FileNotFound, FileUnreadable with the system's reason, or NotAFile for what is neither a file nor a
// folder: reading from a pipe or a device may wait for ever.
void requireRegularFile(const std::filesystem::path& file);

// All throw Error as requireRegularFile.
std::vector<std::byte> readFile(const std::filesystem::path& file);
std::string readTextFile(const std::filesystem::path& file);
// The first bytes of a file, at most `count`.
std::vector<std::byte> readHead(const std::filesystem::path& file, std::size_t count);
// Hands the file to `use` in pieces of at most 1 MiB, in order; throws as readFile.
void readInPieces(const std::filesystem::path& file, const std::function<void(std::span<const std::byte>)>& use);

// The folder that a file is to be written in, made where it is missing. Throws Error FileUnwritable with the file.
void makeFolderOf(const std::filesystem::path& file);

// As AtomicFile: a crash leaves the old file or the new one, never half of one. Makes the folder where it is missing.
// Throws Error FileUnwritable; the target is then unchanged.
void writeFileAtomically(const std::filesystem::path& file, std::span<const std::byte> bytes);
void writeFileAtomically(const std::filesystem::path& file, std::string_view text);

// What stands directly in a folder, sorted by path, and why there may be more than that.
struct FolderEntries {
  std::vector<std::filesystem::directory_entry> entries;
  std::error_code failure;  // reading began or ended with it: the entries are those before it
};
// The one way to list a folder: a range-for over directory_iterator throws in the middle of a folder. Never throws for what the disk does.
FolderEntries entriesOf(const std::filesystem::path& folder);

// Path as UTF-8 for messages and JSON, on every system; and back. Text that the program holds is UTF-8: a path is never made of it in
// another way, since some systems then take it for their own 8-bit encoding.
std::string toUtf8(const std::filesystem::path& path);
std::filesystem::path fromUtf8(std::string_view text);

}  // namespace glenoid
