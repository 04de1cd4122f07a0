// SPDX-License-Identifier: GPL-3.0-or-later
// Reads numbers of a file in memory with bounds checks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "core/base/error.h"

namespace glenoid {

// Every function takes a position in bytes, and throws Error DamagedFile if the file ends before it.
class FileBytes {
 public:
  FileBytes(std::span<const std::byte> file, bool littleEndian) : file_(file), littleEndian_(littleEndian) {}

  std::uint64_t number(std::uint64_t at, unsigned size) const {
    if (at > file_.size() || file_.size() - at < size) throw Error(ErrorCode::DamagedFile, "the file ends early");
    std::uint64_t value = 0;
    for (unsigned i = 0; i < size; ++i) {
      const auto byte = std::to_integer<std::uint64_t>(file_[at + i]);
      value |= byte << (8 * (littleEndian_ ? i : size - 1 - i));
    }
    return value;
  }
  std::uint8_t u8(std::uint64_t at) const { return static_cast<std::uint8_t>(number(at, 1)); }
  std::uint16_t u16(std::uint64_t at) const { return static_cast<std::uint16_t>(number(at, 2)); }
  std::uint32_t u32(std::uint64_t at) const { return static_cast<std::uint32_t>(number(at, 4)); }
  std::int32_t s32(std::uint64_t at) const { return static_cast<std::int32_t>(u32(at)); }
  std::uint64_t size() const { return file_.size(); }

 private:
  std::span<const std::byte> file_;
  bool littleEndian_;
};

}  // namespace glenoid
