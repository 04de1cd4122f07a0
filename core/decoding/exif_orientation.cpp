// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decoding/exif_orientation.h"

#include "core/decoding/file_bytes.h"

namespace glenoid {

int exifOrientation(std::span<const std::byte> exif) {
  constexpr int kUpright = 1;
  constexpr std::uint16_t kOrientation = 0x0112;
  if (exif.empty()) return kUpright;
  try {
    const FileBytes bytes(exif, exif[0] == std::byte{'I'});
    if (bytes.u16(2) != 42) return kUpright;
    const std::uint64_t directory = bytes.u32(4);
    for (std::uint64_t i = 0, entries = bytes.u16(directory); i < entries; ++i) {
      const std::uint64_t entry = directory + 2 + 12 * i;
      if (bytes.u16(entry) != kOrientation) continue;
      const int mark = bytes.u16(entry + 8);
      return mark >= 1 && mark <= 8 ? mark : kUpright;
    }
  } catch (const Error&) {  // a damaged mark is no mark
  }
  return kUpright;
}

}  // namespace glenoid
