// Reading whole files and writing them so that a crash leaves the old or the new one, never half of one.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace glenoid {

// All throw Error FileNotFound or FileUnreadable with the path.
std::vector<std::byte> readFile(const std::filesystem::path& file);
std::string readTextFile(const std::filesystem::path& file);
// The first bytes of a file, at most `count`.
std::vector<std::byte> readHead(const std::filesystem::path& file, std::size_t count);
// Hands the file to `use` in pieces of at most 1 MiB, in order; throws as readFile.
void readInPieces(const std::filesystem::path& file, const std::function<void(std::span<const std::byte>)>& use);

// Writes beside the target, flushes to disk, renames over it; makes the folder where it is missing.
// Throws Error FileUnwritable; the target is then unchanged.
void writeFileAtomically(const std::filesystem::path& file, std::span<const std::byte> bytes);
void writeFileAtomically(const std::filesystem::path& file, std::string_view text);

// Path as UTF-8 for messages and JSON, on every system; and back. Text that the program holds is UTF-8: a path is never made of it in
// another way, since some systems then take it for their own 8-bit encoding.
std::string toUtf8(const std::filesystem::path& path);
std::filesystem::path fromUtf8(std::string_view text);

}  // namespace glenoid
