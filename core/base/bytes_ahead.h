// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes that were read ahead, so that small pieces do not cost a system call each.
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

namespace glenoid {

class BytesAhead {
 public:
  // Fills the front of `wanted`, if it must with `read(bytes)`, which returns how many bytes it has read; returns the same, or what `read`
  // returned if that is not above 0.
  template <typename Read>
  std::ptrdiff_t take(std::span<std::byte> wanted, Read read) {
    if (used_ == filled_) {
      if (wanted.size() >= bytes_.size()) return read(wanted);
      const std::ptrdiff_t arrived = read(std::span(bytes_));
      if (arrived <= 0) return arrived;
      used_ = 0, filled_ = static_cast<std::size_t>(arrived);
    }
    const auto count = std::min(wanted.size(), filled_ - used_);
    std::copy_n(bytes_.begin() + static_cast<std::ptrdiff_t>(used_), count, wanted.begin());
    used_ += count;
    return static_cast<std::ptrdiff_t>(count);
  }

 private:
  std::vector<std::byte> bytes_ = std::vector<std::byte>(std::size_t{1} << 16);
  std::size_t used_ = 0, filled_ = 0;
};

}  // namespace glenoid
