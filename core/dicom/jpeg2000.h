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
  bool colourTransform = false;  // decoded samples are RGB whatever the file around it says
  bool operator==(const Jpeg2000Header&) const = default;
};

// Whether a codestream (FF4F FF51) or a JP2 signature box starts here.
bool startsJpeg2000(std::span<const std::uint8_t> bytes);

// Reads the header alone. Throws Error DamagedFile; UnsupportedPixels for subsampled or unequal components.
Jpeg2000Header readJpeg2000Header(std::span<const std::uint8_t> bytes);

// Decodes a whole picture in strict mode and hands over each component, rows x columns, as the codestream holds it. `expected` is what
// the caller has made room for. Throws Error DamagedFile where the codestream differs from it, is truncated or broken.
void decodeJpeg2000(std::span<const std::uint8_t> bytes, const Jpeg2000Header& expected,
                    const std::function<void(int component, std::span<const std::int32_t> samples)>& use);

}  // namespace glenoid
