// SPDX-License-Identifier: GPL-3.0-or-later
// What the readers of the picture formats return: pixels as they are stored, and what must be known to make a radiograph of them.
#pragma once

#include <cstdint>
#include <vector>

#include "core/dicom/jpeg_scans.h"
#include "core/imaging/missing_part.h"
#include "core/imaging/radiograph.h"
#include "core/imaging/read_options.h"

namespace glenoid {

struct RasterPicture {
  int rows = 0, columns = 0;       // as stored, before the orientation is applied
  int samples = 1;                 // 1: grey, 3: RGB
  int bits = 8;                    // used in each value
  StoredPixels pixels;             // rows x columns x samples, 0 for missing pixels
  bool whiteIsZero = false;        // TIFF PhotometricInterpretation 0 (TIFF 6.0, section 8)
  int orientation = 1;             // as in EXIF and TIFF
  bool morePages = false;          // of a TIFF
  bool endMissing = false;         // what follows the pixels is missing or damaged
  std::vector<PixelArea> missing;  // not in the file, or not reliable
  int blockRows = 0;               // see markMissing()
  JpegDetail detail = JpegDetail::Whole;
  bool damagedSomewhere = false;  // see Radiograph

  void addMissing(const PixelArea& area);
  void addMissingRows(int first, int end) { addMissing({first, 0, end - first, columns}); }
};

// A picture of zeros. Throws Error TooLarge before it takes memory, DamagedFile if it has no pixels. More than 8 bits make 16-bit values;
// signed values always have 16 bits.
RasterPicture blankPicture(std::int64_t rows, std::int64_t columns, int samples, int bits, const ReadOptions& options,
                           bool isSigned = false);

}  // namespace glenoid
