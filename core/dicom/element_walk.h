// SPDX-License-Identifier: GPL-3.0-or-later
// Walks the elements of a data set in memory without trusting what the file says about their form. Internal to the room.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace glenoid {

// How the elements are written (PS3.5 7.1).
struct ElementForm {
  bool implicit = false;   // without a VR
  bool bigEndian = false;  // explicit only
  bool operator==(const ElementForm&) const = default;
};

inline constexpr std::uint32_t kUndefinedLength = 0xffffffff;

struct WalkedElement {
  std::uint32_t tag = 0;     // 0xggggeeee
  std::string_view vr;       // empty if implicit
  std::size_t begin = 0;     // of the header
  std::size_t value = 0;     // after the header
  std::uint32_t length = 0;  // may be kUndefinedLength
  ElementForm form;
};

class ElementWalk {
 public:
  explicit ElementWalk(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}

  // The form in which the element at `at` is written; empty if no data set can begin there.
  std::optional<ElementForm> formAt(std::size_t at) const;
  // The element at `at`. It is read in `form` if it then fits into the bytes and another element follows; otherwise as implicit instead of
  // explicit, or the reverse. Empty if neither fits.
  std::optional<WalkedElement> elementAt(std::size_t at, ElementForm form) const;
  // One past the last byte of the element, including nested items of undefined length. Empty if the bytes end earlier or the nesting is too
  // deep.
  std::optional<std::size_t> endOf(const WalkedElement& element, int depth = 0) const;

  std::uint32_t tagAt(std::size_t at, bool bigEndian = false) const { return word(at, bigEndian) << 16 | word(at + 2, bigEndian); }
  std::uint32_t lengthAt(std::size_t at, bool bigEndian = false) const {
    return bigEndian ? word(at, true) << 16 | word(at + 2, true) : word(at + 2, false) << 16 | word(at, false);
  }
  std::size_t size() const { return bytes_.size(); }

 private:
  std::uint32_t word(std::size_t at, bool bigEndian) const {
    return bigEndian ? std::uint32_t{bytes_[at]} << 8 | bytes_[at + 1] : std::uint32_t{bytes_[at + 1]} << 8 | bytes_[at];
  }
  std::optional<WalkedElement> read(std::size_t at, ElementForm form) const;
  bool isFollowed(const WalkedElement& element) const;
  std::optional<std::size_t> endOfItem(std::size_t at, ElementForm form, int depth) const;

  std::span<const std::uint8_t> bytes_;
};

}  // namespace glenoid
