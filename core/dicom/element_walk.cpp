// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/element_walk.h"

#include <algorithm>
#include <array>

namespace glenoid {
namespace {

constexpr std::uint32_t kItem = 0xfffee000, kItemEnd = 0xfffee00d, kSequenceEnd = 0xfffee0dd;
constexpr int kDeepest = 32;

constexpr std::array<std::string_view, 21> kShortVrs{"AE", "AS", "AT", "CS", "DA", "DS", "DT", "FL", "FD", "IS", "LO",
                                                     "LT", "PN", "SH", "SL", "SS", "ST", "TM", "UI", "UL", "US"};
// With two reserved bytes and a length of 32 bits (PS3.5 7.1.2).
constexpr std::array<std::string_view, 13> kLongVrs{"OB", "OD", "OF", "OL", "OV", "OW", "SQ", "SV", "UC", "UN", "UR", "UT", "UV"};

template <std::size_t N>
bool isAmong(std::string_view vr, const std::array<std::string_view, N>& vrs) {
  return std::find(vrs.begin(), vrs.end(), vr) != vrs.end();
}

}  // namespace

std::optional<ElementForm> ElementWalk::formAt(std::size_t at) const {
  if (at + 8 > size()) return std::nullopt;
  const std::string_view vr(reinterpret_cast<const char*>(bytes_.data()) + at + 4, 2);
  const bool isExplicit = isAmong(vr, kShortVrs) || isAmong(vr, kLongVrs);
  // Data sets begin with a group below 0x0100.
  const bool isBig = bytes_[at] == 0 && bytes_[at + 1] != 0;
  if (isBig && !isExplicit) return std::nullopt;
  return ElementForm{!isExplicit, isBig};
}

std::optional<WalkedElement> ElementWalk::read(std::size_t at, ElementForm form) const {
  if (at + 8 > size()) return std::nullopt;
  WalkedElement element{tagAt(at, form.bigEndian), {}, at, at + 8, 0, form};
  if (element.tag >> 16 == 0xfffe) return std::nullopt;
  if (form.implicit) {
    element.length = lengthAt(at + 4);
    // Lengths are even (PS3.5 7.1.1). These odd ones are the letters of a VR.
    const std::string_view letters(reinterpret_cast<const char*>(bytes_.data()) + at + 4, 2);
    if (element.length % 2 != 0 && (isAmong(letters, kLongVrs) || isAmong(letters, kShortVrs))) return std::nullopt;
  } else {
    element.vr = std::string_view(reinterpret_cast<const char*>(bytes_.data()) + at + 4, 2);
    // A group length has four bytes. A writer that gives it the type UN may still write a short header.
    const bool isShortGroupLength = (element.tag & 0xffff) == 0 && word(at + 6, form.bigEndian) == 4;
    const bool isLong = isAmong(element.vr, kLongVrs) && !isShortGroupLength;
    if (!isLong && !isShortGroupLength && !isAmong(element.vr, kShortVrs)) return std::nullopt;
    if (isLong && at + 12 > size()) return std::nullopt;
    element.length = isLong ? lengthAt(at + 8, form.bigEndian) : word(at + 6, form.bigEndian);
    element.value = at + (isLong ? 12 : 8);
  }
  if (element.length != kUndefinedLength && element.length > size() - element.value) return std::nullopt;
  return element;
}

std::optional<WalkedElement> ElementWalk::elementAt(std::size_t at, ElementForm form) const {
  const auto first = read(at, form);
  if (form.bigEndian) return first;
  const auto second = read(at, {!form.implicit, false});
  // The letters of a VR may also be a length. Only the right reading leads to another element.
  return second && (!first || (!isFollowed(*first) && isFollowed(*second))) ? second : first;
}

bool ElementWalk::isFollowed(const WalkedElement& element) const {
  if (element.length == kUndefinedLength) return true;
  const auto end = element.value + element.length;
  return end == size() || (end + 8 <= size() && tagAt(end, element.form.bigEndian) > element.tag);
}

std::optional<std::size_t> ElementWalk::endOf(const WalkedElement& element, int depth) const {
  if (element.length != kUndefinedLength) return element.value + element.length;
  // A value of VR UN and undefined length is a sequence in implicit form (PS3.5 6.2.2).
  const ElementForm form = element.vr == "UN" ? ElementForm{true, false} : element.form;
  const bool isBig = element.form.bigEndian;
  for (std::size_t at = element.value; at + 8 <= size() && depth < kDeepest;) {
    const auto tag = tagAt(at, isBig);
    if (tag == kSequenceEnd) return at + 8;
    if (tag != kItem) return std::nullopt;
    const auto length = lengthAt(at + 4, isBig);
    if (length != kUndefinedLength && length > size() - at - 8) return std::nullopt;
    const auto end = length == kUndefinedLength ? endOfItem(at + 8, form, depth) : std::optional(at + 8 + length);
    if (!end) return std::nullopt;
    at = *end;
  }
  return std::nullopt;
}

std::optional<std::size_t> ElementWalk::endOfItem(std::size_t at, ElementForm form, int depth) const {
  while (at + 8 <= size()) {
    if (tagAt(at, form.bigEndian) == kItemEnd) return at + 8;
    const auto element = elementAt(at, form);
    const auto end = element ? endOf(*element, depth + 1) : std::nullopt;
    if (!end) return std::nullopt;
    at = *end;
  }
  return std::nullopt;
}

}  // namespace glenoid
