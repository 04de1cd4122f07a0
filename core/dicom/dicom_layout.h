// SPDX-License-Identifier: GPL-3.0-or-later
// The Image Pixel module (PS3.3 C.7.6.3), checked before anything is decoded. Internal to the room.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/fact.h"
#include "core/dicom/dicom_object.h"
#include "core/imaging/radiograph.h"
#include "core/imaging/read_options.h"

namespace glenoid {

struct PixelLayout {
  int rows = 0, columns = 0, frames = 1, samples = 1;
  int bitsAllocated = 16;  // 1, 8 or 16
  int bitsStored = 16, highBit = 15;
  int bitsExceeded = 0;  // the Bits Stored of the file, if its values have more bits
  bool isSigned = false;
  bool holdsOverlay = false;  // bits of the cells are an overlay
  bool planar = false;        // colours in separate planes; native data only
  std::string photometric;    // upper case, as in the file
  std::vector<Fact> facts;

  std::int64_t samplesPerFrame() const { return std::int64_t{rows} * columns * samples; }
  // Grey, but with three samples a pixel: decoded as RGB, and a picture only if the samples are equal.
  bool isGreyInThree() const { return samples == 3 && photometric.starts_with("MONOCHROME"); }
};

// Throws Error UnsupportedPixels (floating point, 32 bits, four samples, unknown colour models), SamplesContradicted (native pixels are
// three samples, not one) and DamagedFile (no size, other contradictory values).
PixelLayout readPixelLayout(DcmItem& dataset);

// Before decoding; a JPEG decoder may deliver RGB all the same.
ColourSpace colourSpaceOf(const PixelLayout& layout);

// Throws Error TooLarge if `frames` frames of this size exceed a limit. Computes in 64 bits without overflow.
void checkLimits(const PixelLayout& layout, int frames, const ReadOptions& options);

}  // namespace glenoid
