// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/jpeg_frame.h"

#include <algorithm>
#include <array>
#include <memory>

#include <dcmtk/dcmdata/dcfcache.h>
#include <dcmtk/dcmdata/dcpixseq.h>
#include <dcmtk/dcmdata/dcpxitem.h>

#include "core/base/error.h"
#include "core/dicom/dicom_setup.h"

namespace glenoid {
namespace {

// DCMTK chooses its decoder by the transfer syntax. The stream knows better which one it needs.
E_TransferSyntax syntaxOf(const JpegHeader& header) {
  switch (header.marker) {
    case 0xc0: return header.precision > 8 ? EXS_JPEGProcess2_4 : EXS_JPEGProcess1;
    case 0xc1: return EXS_JPEGProcess2_4;
    case 0xc2: return EXS_JPEGProcess10_12;
    case 0xc3: return EXS_JPEGProcess14;
    case 0xf7: return EXS_JPEGLSLossy;
    default: throw Error(ErrorCode::UnsupportedEncoding, "a retired kind of JPEG");
  }
}

void insert(DcmPixelSequence& sequence, std::span<const std::uint8_t> bytes) {
  auto item = std::make_unique<DcmPixelItem>(DcmTag(DCM_Item, EVR_OB));
  if (!bytes.empty()) {
    std::vector<std::uint8_t> even(bytes.begin(), bytes.end());
    if (even.size() % 2 != 0) even.push_back(0);
    if (item->putUint8Array(even.data(), static_cast<unsigned long>(even.size())).bad()) throw std::bad_alloc();
  }
  if (sequence.insert(item.get()).bad()) throw std::bad_alloc();
  static_cast<void>(item.release());  // the sequence owns it
}

// Whether the last `count` bytes in front of the last end marker are all 00 or FF, as some programs fill that space.
bool isPaddingBeforeEnd(std::span<const std::uint8_t> stream, std::size_t count) {
  constexpr std::array<std::uint8_t, 2> kEndMarker{0xff, 0xd9};
  const auto end = std::find_end(stream.begin(), stream.end(), kEndMarker.begin(), kEndMarker.end());
  const auto first = end - static_cast<std::ptrdiff_t>(std::min(count, static_cast<std::size_t>(end - stream.begin())));
  return std::all_of(first, end, [](std::uint8_t byte) { return byte == 0x00 || byte == 0xff; });
}

}  // namespace

bool decodeJpeg(DcmItem& dataset, std::span<const std::uint8_t> stream, const JpegHeader& header, bool isDamaged,
                std::vector<std::uint16_t>& pixels) {
  const char* name = header.marker == 0xf7 ? "JPEG-LS" : header.lossy ? "JPEG" : "JPEG lossless";
  auto sequence = std::make_unique<DcmPixelSequence>(DcmTag(DCM_PixelData, EVR_OB));
  insert(*sequence, {});  // the offset table
  insert(*sequence, stream);
  DcmPixelData coded(DCM_PixelData);
  coded.putOriginalRepresentation(syntaxOf(header), nullptr, sequence.release());
  DcmFileCache cache;
  Uint32 fragment = 0;
  OFString colourModel;
  const int complaintsBefore = jpegComplaints(), strayBefore = strayJpegBytes();
  const auto result =
      coded.getUncompressedFrame(&dataset, 0, fragment, pixels.data(), static_cast<Uint32>(pixels.size() * 2), colourModel, &cache);
  if (result.bad()) throw Error(ErrorCode::DamagedFile, "the " + std::string(name) + " data cannot be decoded");
  // libjpeg fills what it cannot decode with grey and only complains.
  const bool hasComplained = jpegComplaints() != complaintsBefore;
  if (isDamaged) return hasComplained;
  if (hasComplained) throw Error(ErrorCode::DamagedFile, "a part of the " + std::string(name) + " picture is missing or damaged");
  if (!isPaddingBeforeEnd(stream, static_cast<std::size_t>(strayJpegBytes() - strayBefore)))
    throw Error(ErrorCode::DamagedFile, "the " + std::string(name) + " data are damaged");
  return false;
}

}  // namespace glenoid
