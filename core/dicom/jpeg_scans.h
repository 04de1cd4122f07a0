// SPDX-License-Identifier: GPL-3.0-or-later
// Which scans of a JPEG stream are there. Decoders fill in the coefficients of the others without a word.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace glenoid {

// How exactly the stream states the coefficients of the picture (ITU-T T.81, G.1.1).
enum class JpegDetail {
  Whole,
  Fine,       // some of the lowest bits are missing, or some of the colour
  Coarse,     // of the first component, the brightness, more is missing
  NoPicture,  // a component has no mean values
};

// From the scan headers alone: the data behind each may still end early. Whole for a lossless stream and for one without a frame header.
JpegDetail jpegDetail(std::span<const std::uint8_t> stream);

// How many bytes of the stream stand before a header between its scans that the end cuts; all of them if none is cut.
std::size_t wholeJpegSegments(std::span<const std::uint8_t> stream);

}  // namespace glenoid
