// SPDX-License-Identifier: GPL-3.0-or-later
// SHA-256 (FIPS 180-4), to tell whether a file is the recorded one.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

namespace glenoid {

class Sha256 {
 public:
  Sha256();
  void update(std::span<const std::byte> bytes);
  // The digest as 64 lower-case hexadecimal digits. Do not use the object afterwards.
  std::string finish();

 private:
  std::array<std::uint32_t, 8> state_;
  std::array<std::uint8_t, 64> buffer_{};
  std::uint64_t length_ = 0;
};

std::string sha256(std::span<const std::byte> bytes);
// Reads the file in pieces. Throws Error FileNotFound or FileUnreadable.
std::string sha256OfFile(const std::filesystem::path& file);

}  // namespace glenoid
