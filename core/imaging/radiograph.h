// SPDX-License-Identifier: GPL-3.0-or-later
// A radiograph as read from its file: stored pixels, and everything needed to show and measure them.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/fact.h"

namespace glenoid {

enum class ColourSpace {
  Grey,     // one sample
  Palette,  // one sample, an index into `palette`
  Rgb,      // three samples
  YbrFull,  // three samples, full range YCbCr (PS3.3 C.7.6.3.1.2); subsampled chroma is already expanded
};

// Stored values, frames x rows x columns x samples, sample fastest. Signed 8-bit files are widened to int16.
using StoredPixels = std::variant<std::vector<std::uint8_t>, std::vector<std::uint16_t>, std::vector<std::int16_t>>;

// Modality or VOI LUT (PS3.3 C.11.1, C.11.2): value v maps to data[clamp(v - firstMapped)].
struct LookupTable {
  std::int32_t firstMapped = 0;
  int bits = 16;                    // of each entry
  std::vector<std::uint16_t> data;  // at least one entry
  std::string explanation;
  bool operator==(const LookupTable&) const = default;
};

// Rescale to modality values: slope * stored + intercept.
struct Rescale {
  double slope = 1;
  double intercept = 0;
  std::string type;  // "US", "HU", "OD", ... or empty
  bool operator==(const Rescale&) const = default;
};

enum class WindowFunction { Linear, LinearExact, Sigmoid };  // PS3.3 C.11.2.1.2, C.11.2.1.3

// In modality values.
struct Window {
  double center = 0;
  double width = 1;  // > 0
  WindowFunction function = WindowFunction::Linear;
  std::string explanation;
  bool operator==(const Window&) const = default;
};

using Voi = std::variant<LookupTable, Window>;

// The size of a pixel and its source (PS3.3 10.7.1.3).
enum class SpacingProvenance {
  None,         // lengths are pixels
  AtDetector,   // ImagerPixelSpacing: not corrected for magnification
  Calibrated,   // PixelSpacing that differs from the detector's or is declared as calibrated
  Magnified,    // detector spacing divided by the estimated radiographic magnification factor
  Nominal,      // NominalScannedPixelSpacing of a scanned film
  Unspecified,  // only PixelSpacing, without information on calibration
};
struct Spacing {
  double rowMm = 0;     // between rows, i.e. along a column
  double columnMm = 0;  // between columns
  SpacingProvenance provenance = SpacingProvenance::None;
  bool operator==(const Spacing&) const = default;
};

// RGB palette of a PALETTE COLOR image, widened to 16 bits.
struct Palette {
  std::int32_t firstMapped = 0;
  std::vector<std::uint16_t> red, green, blue;
  bool operator==(const Palette&) const = default;
};

// A 60xx overlay plane (PS3.3 C.9.2): one byte per pixel, 0 or 1. `originRow` and `originColumn` are 1 at the image's corner.
struct Overlay {
  int rows = 0, columns = 0, originRow = 1, originColumn = 1;
  int firstFrame = 1, frames = 1;  // the first frame here is 1
  std::string description;
  std::vector<std::uint8_t> bits;
  bool operator==(const Overlay&) const = default;
};

// The display shutter (PS3.3 C.7.6.11): only the area where all shapes overlap is visible. Rows and columns count from 1 at the first
// pixel. For viewers only: the network sees the whole picture.
struct Shutter {
  struct Point {
    int row = 1, column = 1;
    bool operator==(const Point&) const = default;
  };
  struct Rectangle {
    int left = 1, right = 1, upper = 1, lower = 1;  // visible columns and rows; left <= right, upper <= lower
    bool operator==(const Rectangle&) const = default;
  };
  struct Circle {
    Point centre;
    int radius = 1;  // > 0; in pixels along a row, so the circle becomes an ellipse if pixels are not square
    bool operator==(const Circle&) const = default;
  };
  std::optional<Rectangle> rectangle;
  std::optional<Circle> circle;
  std::vector<Point> polygon;  // closed; empty, or at least three corners
  bool operator==(const Shutter&) const = default;
};

// Pixels that are missing from the file (see markMissing()).
struct MissingPart {
  double share = 0;    // of the pixels, above 0 and below 1
  bool little = true;  // they are dark, and the picture is still identified; otherwise they are hatched, and no maker may be named
  bool operator==(const MissingPart&) const = default;
};

// Frames of a file, from 0.
struct FrameRange {
  int first = 0, last = 0;
  bool operator==(const FrameRange&) const = default;
};

// A declared attribute, for `inspect`: "(0018,1164)", the keyword and the value as UTF-8. Never identity unless requested.
struct Attribute {
  std::string tag, name, value;
  bool operator==(const Attribute&) const = default;
};

// How the values of one frame are shown (PS3.3 C.7.6.16: functional groups of an enhanced multi-frame object).
struct FrameValues {
  std::variant<Rescale, LookupTable> modalityTransform = Rescale{};
  std::vector<Voi> vois;
  bool operator==(const FrameValues&) const = default;
};

struct Radiograph {
  // what the file is
  std::string kind;            // "DICOM", "PNG", "JPEG", "TIFF", "BMP"
  std::string transferSyntax;  // UID, empty for other than DICOM
  std::string modality;        // "DX", ...; empty if not stated
  std::string photometric;     // as in a DICOM file, e.g. "MONOCHROME1"; empty for any other

  // pixels
  ColourSpace colourSpace = ColourSpace::Grey;
  int rows = 0, columns = 0, frames = 1, samples = 1;
  int bitsStored = 8;
  bool isSigned = false;
  StoredPixels pixels;
  std::vector<FrameRange> unreadable;  // ascending; their pixels are zeros, and those behind `frames` have none
  int firstFrame = 0;                  // the number, from 0, that the first frame here has in the file (see ReadOptions::firstFrameOnly)
  std::optional<std::pair<std::int32_t, std::int32_t>> padding;  // stored values in [first, second] are padding (C.7.5.1.1.2)
  std::optional<MissingPart> missing;
  bool coarse = false;            // scans of a progressive JPEG are missing, and with them so much detail that no maker may be named
  bool damagedSomewhere = false;  // no pixel can be relied on, for the place of the damage is not known; no maker may be named

  // how to show them: modality, VOI, polarity, in this order
  std::variant<Rescale, LookupTable> modalityTransform = Rescale{};
  std::vector<Voi> vois;                 // offered by the file, LUTs first; may be empty
  std::vector<FrameValues> frameValues;  // one for each frame if they differ, otherwise empty: then the two above hold for all
  bool inverted = false;                 // polarity of the file: the smallest value is white
  std::optional<Palette> palette;
  std::vector<Overlay> overlays;
  std::optional<Shutter> shutter;
  double pixelAspect = 1;  // height of a pixel over its width

  // geometry
  Spacing spacing;
  std::string laterality;          // "L", "R", "B" or empty
  std::string viewPosition;        // "AP", ... or empty
  std::string patientOrientation;  // "L\\F" or empty; invalid values are dropped
  std::string bodyPart;

  std::vector<Attribute> attributes;  // without patient identity
  std::vector<Attribute> identity;    // filled only when ReadOptions::identity is set
  std::vector<Fact> facts;            // what the user should know about the file and its pixels

  bool operator==(const Radiograph&) const = default;
};

// What holds for one frame.
inline const std::variant<Rescale, LookupTable>& modalityTransformOf(const Radiograph& r, int frame) {
  return r.frameValues.empty() ? r.modalityTransform : r.frameValues[static_cast<std::size_t>(frame)].modalityTransform;
}
inline const std::vector<Voi>& voisOf(const Radiograph& r, int frame) {
  return r.frameValues.empty() ? r.vois : r.frameValues[static_cast<std::size_t>(frame)].vois;
}

inline bool isReadable(const Radiograph& r, int frame) {
  return std::none_of(r.unreadable.begin(), r.unreadable.end(),
                      [&](const FrameRange& range) { return range.first <= frame && frame <= range.last; });
}

// 0 if there is none.
inline int firstReadable(const Radiograph& r) {
  for (int frame = 0; frame < r.frames; ++frame) {
    if (isReadable(r, frame)) return frame;
  }
  return 0;
}

// Index of the first sample of a pixel in `pixels`.
inline std::size_t pixelIndex(const Radiograph& r, int frame, int row, int column) {
  return ((static_cast<std::size_t>(frame) * static_cast<std::size_t>(r.rows) + static_cast<std::size_t>(row)) *
              static_cast<std::size_t>(r.columns) +
          static_cast<std::size_t>(column)) *
         static_cast<std::size_t>(r.samples);
}

}  // namespace glenoid
