// SPDX-License-Identifier: GPL-3.0-or-later
// One JPEG 2000 or HTJ2K picture (raw codestream or JP2 file) through OpenJPEG.
#pragma once

#include <cstdint>
#include <functional>
#include <span>

namespace glenoid {

struct Jpeg2000Header {
  int rows = 0, columns = 0, components = 0;
  int precision = 0;  // bits of a sample
  bool isSigned = false;
  bool colourTransform = false;  // decoded samples are RGB, regardless of the enclosing file
  bool operator==(const Jpeg2000Header&) const = default;
};

// Whether `bytes` begins with a codestream (FF4F FF51) or a JP2 signature box.
bool startsJpeg2000(std::span<const std::uint8_t> bytes);

// Reads only the header. Throws Error DamagedFile; UnsupportedPixels for subsampled or unequal components.
Jpeg2000Header readJpeg2000Header(std::span<const std::uint8_t> bytes);

// Decodes a whole picture in strict mode and passes each component, rows x columns, to `use` as the codestream holds it. `expected` is the
// header for which the caller has reserved memory. Throws Error DamagedFile if the codestream differs from it, is truncated or is broken.
void decodeJpeg2000(std::span<const std::uint8_t> bytes, const Jpeg2000Header& expected,
                    const std::function<void(int component, std::span<const std::int32_t> samples)>& use);

}  // namespace glenoid
