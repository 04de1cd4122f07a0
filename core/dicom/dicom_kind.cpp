// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/dicom_kind.h"

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "core/base/error.h"
#include "core/base/files.h"

namespace glenoid {
namespace {

std::uint16_t wordAt(std::span<const std::byte> bytes, std::size_t at, bool bigEndian) {
  const auto first = std::to_integer<unsigned>(bytes[at]), second = std::to_integer<unsigned>(bytes[at + 1]);
  return static_cast<std::uint16_t>(bigEndian ? first << 8 | second : second << 8 | first);
}

bool isUpper(std::byte byte) { return byte >= std::byte{'A'} && byte <= std::byte{'Z'}; }

// Whether a data set or meta header starts at the first byte of the file.
bool startsWithElement(std::span<const std::byte> head) {
  if (head.size() < 8) return false;
  const bool explicitVr = isUpper(head[4]) && isUpper(head[5]);
  for (const bool bigEndian : {false, true}) {
    const auto group = wordAt(head, 0, bigEndian);
    if (group != 0x0002 && group != 0x0004 && group != 0x0008) continue;
    if (explicitVr) return true;
    // Implicit VR is little-endian, and the first element of a data set is short.
    if (!bigEndian && wordAt(head, 6, false) == 0 && wordAt(head, 4, false) <= 1024) return true;
  }
  return false;
}

bool hasPreamble(std::span<const std::byte> head) {
  constexpr std::string_view kMagic = "DICM";
  return head.size() >= 132 &&
         std::equal(kMagic.begin(), kMagic.end(), head.begin() + 128, [](char c, std::byte b) { return std::byte(c) == b; });
}

}  // namespace

bool isDicom(std::span<const std::byte> head) { return hasPreamble(head) || startsWithElement(head); }

bool isBareDataset(std::span<const std::byte> head) {
  // "DICM" at byte 128 may also occur inside a data set without preamble. A preamble that looks like an element is rarer.
  return startsWithElement(head) && wordAt(head, 0, false) != 0x0002 && !(head.size() >= 134 && wordAt(head, 132, false) == 0x0002);
}

bool isDicomDir(std::span<const std::byte> head) {
  constexpr std::string_view kDirectorySopClass = "1.2.840.10008.1.3.10";  // PS3.4 B.5
  const std::string_view text(reinterpret_cast<const char*>(head.data()), head.size());
  return hasPreamble(head) && text.find(kDirectorySopClass) != std::string_view::npos;
}

bool isDicomDir(const std::filesystem::path& file) {
  constexpr std::size_t kHead = 1024;
  try {
    return isDicomDir(readHead(file, kHead));
  } catch (const Error&) {
    return false;
  }
}

}  // namespace glenoid
