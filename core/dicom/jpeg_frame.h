// SPDX-License-Identifier: GPL-3.0-or-later
// One JPEG or JPEG-LS picture through DCMTK's decoders. Internal to the room.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/dicom/dicom_object.h"
#include "core/dicom/stream_kind.h"

namespace glenoid {

// Decodes a whole stream, whose header is given, into `pixels`, which has room for it (samples of 8 or 16 bits, as the precision needs).
// The data set must state the layout of the picture, for DCMTK's decoders read it there. Throws Error DamagedFile if nothing can be decoded
// or, unless the stream `isDamaged` as the caller knows, if a part of the picture is missing or damaged; UnsupportedEncoding for a kind of
// JPEG that DCMTK does not know. Returns whether the decoder complained of a stream that `isDamaged`; it does not say where.
bool decodeJpeg(DcmItem& dataset, std::span<const std::uint8_t> stream, const JpegHeader& header, bool isDamaged,
                std::vector<std::uint16_t>& pixels);

}  // namespace glenoid
