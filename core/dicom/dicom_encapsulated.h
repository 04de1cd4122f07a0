// SPDX-License-Identifier: GPL-3.0-or-later
// Compressed pixel data (PS3.5 A.4): the codec, the fragments of each frame, the header of a JPEG stream. Internal to the room.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dcpixseq.h>
#include <dcmtk/dcmdata/dcpxitem.h>

#include "core/dicom/dicom_object.h"

namespace glenoid {

enum class Codec { Native, Rle, Jpeg, JpegLs, Jpeg2000 };

struct Encoding {
  Codec codec = Codec::Native;
  std::string_view name;  // for messages
  bool lossy = false;     // the transfer syntax allows lossy coding
};
// Throws Error UnsupportedEncoding that names the codec.
Encoding encodingOf(const std::string& transferSyntax);

// The fragments in the order of the file, loaded one at a time.
class Fragments {
 public:
  // Throws Error DamagedFile if the data are not encapsulated or there is no fragment.
  explicit Fragments(DcmPixelData& pixels);
  std::size_t count() const { return count_; }
  // Fragment 0 is the first after the offset table; valid until the next call.
  std::span<const std::uint8_t> bytes(std::size_t fragment);
  // First and one-past-last fragment of each frame: one fragment for each frame if the counts agree, otherwise from the Basic Offset Table,
  // otherwise from the starts of JPEG 2000 streams. Throws Error DamagedFile if that gives another number of frames.
  using Group = std::pair<std::size_t, std::size_t>;
  std::vector<Group> frames(int count);
  std::vector<std::uint8_t> joined(const Group& group);

 private:
  std::vector<Group> groupsFrom(const std::vector<std::size_t>& starts) const;
  std::vector<std::size_t> startsByOffsetTable(std::size_t frames);

  DcmPixelSequence* sequence_ = nullptr;
  std::size_t count_ = 0;
  DcmPixelItem* loaded_ = nullptr;
};

// SOF, APP0 and APP14 of a JPEG or JPEG-LS stream.
struct JpegHeader {
  int rows = 0, columns = 0, components = 0, precision = 0;
  bool lossless = false;
  // Whether the stream is YCbCr, from APP14, component names or JFIF; empty if the stream does not say.
  std::optional<bool> isYbr;
};
// Empty if no frame header is found.
std::optional<JpegHeader> readJpegHeader(std::span<const std::uint8_t> bytes);

}  // namespace glenoid
