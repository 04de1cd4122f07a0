// SPDX-License-Identifier: GPL-3.0-or-later
// Reading and writing whole files, and listing folders.
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

// Follows links. Throws Error FileNotFound, FileUnreadable or FolderUnreadable with the system's reason, or NotAFile for anything else
// that is no file: reading from a pipe or a device may never end.
void requireRegularFile(const std::filesystem::path& file);

// All throw Error as requireRegularFile does.
std::vector<std::byte> readFile(const std::filesystem::path& file);
std::string readTextFile(const std::filesystem::path& file);
// The first bytes of a file, at most `count`.
std::vector<std::byte> readHead(const std::filesystem::path& file, std::size_t count);
// Passes the file to `use` in pieces of at most 1 MiB, in order. Throws as readFile does.
void readInPieces(const std::filesystem::path& file, const std::function<void(std::span<const std::byte>)>& use);

// Makes the folder of a file that is about to be written, if it is missing. Throws Error FileUnwritable that names the file.
void makeFolderOf(const std::filesystem::path& file);

// Writes through AtomicFile: after a crash the old file or the new one is there, never half of one. Makes the folder if it is missing.
// Throws Error FileUnwritable; the target is then unchanged.
void writeFileAtomically(const std::filesystem::path& file, std::span<const std::byte> bytes);
void writeFileAtomically(const std::filesystem::path& file, std::string_view text);

// The entries directly in a folder, sorted by path, and the failure if the list is not complete.
struct FolderEntries {
  std::vector<std::filesystem::directory_entry> entries;
  std::error_code failure;  // the failure that ended the listing; `entries` holds what was read before it
};
// The only way to list a folder here: a range-for over directory_iterator throws in the middle of a folder. Never throws for a failure of
// the disk.
FolderEntries entriesOf(const std::filesystem::path& folder);
// The folder that macOS adds to a ZIP for what it keeps beside the files. Nothing in it is a picture.
inline constexpr const char* kFolderOfMacos = "__MACOSX";
// Whether Windows keeps this file beside pictures, by its name: Thumbs.db or desktop.ini.
bool isFileOfWindows(const std::filesystem::path& file);

// A path as UTF-8 with "/" between the folders, for messages, JSON and libraries that take UTF-8, and back, on every system. All text in
// the program is UTF-8. Make a path from text only with fromUtf8(): otherwise some systems read the text in their own 8-bit encoding.
std::string toUtf8(const std::filesystem::path& path);
std::filesystem::path fromUtf8(std::string_view text);

}  // namespace glenoid
