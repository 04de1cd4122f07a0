// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/dicom_encapsulated.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "core/base/error.h"
#include "core/dicom/jpeg2000.h"

namespace glenoid {
namespace {

struct Row {
  std::string_view uid;
  Encoding encoding;
};
constexpr std::array kDecoded{
    Row{"1.2.840.10008.1.2", {Codec::Native, "implicit little endian", false}},
    Row{"1.2.840.10008.1.2.1", {Codec::Native, "explicit little endian", false}},
    Row{"1.2.840.10008.1.2.2", {Codec::Native, "explicit big endian", false}},
    Row{"1.2.840.10008.1.2.1.99", {Codec::Native, "deflated explicit little endian", false}},
    Row{"1.2.840.113619.5.2", {Codec::Native, "GE private big endian", false}},
    Row{"1.2.840.10008.1.2.5", {Codec::Rle, "RLE", false}},
    Row{"1.2.840.10008.1.2.4.50", {Codec::Jpeg, "JPEG baseline", true}},
    Row{"1.2.840.10008.1.2.4.51", {Codec::Jpeg, "JPEG extended", true}},
    Row{"1.2.840.10008.1.2.4.53", {Codec::Jpeg, "JPEG spectral selection", true}},
    Row{"1.2.840.10008.1.2.4.55", {Codec::Jpeg, "JPEG full progression", true}},
    Row{"1.2.840.10008.1.2.4.57", {Codec::Jpeg, "JPEG lossless", false}},
    Row{"1.2.840.10008.1.2.4.70", {Codec::Jpeg, "JPEG lossless", false}},
    Row{"1.2.840.10008.1.2.4.80", {Codec::JpegLs, "JPEG-LS", false}},
    Row{"1.2.840.10008.1.2.4.81", {Codec::JpegLs, "JPEG-LS near-lossless", true}},
    Row{"1.2.840.10008.1.2.4.90", {Codec::Jpeg2000, "JPEG 2000", false}},
    Row{"1.2.840.10008.1.2.4.91", {Codec::Jpeg2000, "JPEG 2000", true}},
    Row{"1.2.840.10008.1.2.4.92", {Codec::Jpeg2000, "JPEG 2000 part 2", false}},
    Row{"1.2.840.10008.1.2.4.93", {Codec::Jpeg2000, "JPEG 2000 part 2", true}},
    Row{"1.2.840.10008.1.2.4.201", {Codec::Jpeg2000, "HTJ2K", false}},
    Row{"1.2.840.10008.1.2.4.202", {Codec::Jpeg2000, "HTJ2K", false}},
    Row{"1.2.840.10008.1.2.4.203", {Codec::Jpeg2000, "HTJ2K", true}},
};

struct Refused {
  std::string_view prefix, name;
};
constexpr std::array kRefused{
    Refused{"1.2.840.10008.1.2.4.100", "MPEG-2 video"},
    Refused{"1.2.840.10008.1.2.4.101", "MPEG-2 video"},
    Refused{"1.2.840.10008.1.2.4.102", "MPEG-4 video"},
    Refused{"1.2.840.10008.1.2.4.103", "MPEG-4 video"},
    Refused{"1.2.840.10008.1.2.4.104", "MPEG-4 video"},
    Refused{"1.2.840.10008.1.2.4.105", "MPEG-4 video"},
    Refused{"1.2.840.10008.1.2.4.106", "MPEG-4 video"},
    Refused{"1.2.840.10008.1.2.4.107", "HEVC video"},
    Refused{"1.2.840.10008.1.2.4.108", "HEVC video"},
    Refused{"1.2.840.10008.1.2.4.11", "JPEG XL"},
    Refused{"1.2.840.10008.1.2.4.94", "a picture fetched over the network (JPIP)"},
    Refused{"1.2.840.10008.1.2.4.95", "a picture fetched over the network (JPIP)"},
    Refused{"1.2.840.10008.1.2.4.204", "a picture fetched over the network (JPIP)"},
    Refused{"1.2.840.10008.1.2.4.205", "a picture fetched over the network (JPIP)"},
    Refused{"1.2.840.10008.1.2.8.1", "Deflated Image Frame"},
    Refused{"1.2.840.10008.1.2.4.", "a retired kind of JPEG"},
};

std::uint32_t littleEndian32(std::span<const std::uint8_t> bytes, std::size_t at) {
  return bytes[at] | std::uint32_t{bytes[at + 1]} << 8 | std::uint32_t{bytes[at + 2]} << 16 | std::uint32_t{bytes[at + 3]} << 24;
}

int bigEndian16(std::span<const std::uint8_t> bytes, std::size_t at) { return bytes[at] << 8 | bytes[at + 1]; }

bool holds(std::span<const std::uint8_t> bytes, std::string_view text) {
  return bytes.size() >= text.size() && std::memcmp(bytes.data(), text.data(), text.size()) == 0;
}

}  // namespace

Encoding encodingOf(const std::string& transferSyntax) {
  for (const Row& row : kDecoded) {
    if (row.uid == transferSyntax) return row.encoding;
  }
  for (const auto& [prefix, name] : kRefused) {
    if (transferSyntax.starts_with(prefix)) throw Error(ErrorCode::UnsupportedEncoding, std::string(name));
  }
  throw Error(ErrorCode::UnsupportedEncoding, "an unknown transfer syntax");
}

Fragments::Fragments(DcmPixelData& pixels) {
  E_TransferSyntax syntax = EXS_Unknown;
  const DcmRepresentationParameter* parameter = nullptr;
  pixels.getOriginalRepresentationKey(syntax, parameter);
  if (pixels.getEncapsulatedRepresentation(syntax, parameter, sequence_).bad() || sequence_ == nullptr) {
    throw Error(ErrorCode::DamagedFile, "the pixels are not encapsulated as the transfer syntax requires");
  }
  if (sequence_->card() < 2) throw Error(ErrorCode::DamagedFile, "there are no compressed pixels");
  count_ = sequence_->card() - 1;
}

std::span<const std::uint8_t> Fragments::bytes(std::size_t fragment) {
  DcmPixelItem* item = nullptr;
  Uint8* data = nullptr;
  if (sequence_->getItem(item, static_cast<unsigned long>(fragment + 1)).bad())
    throw Error(ErrorCode::DamagedFile, "a fragment is missing");
  // Drops the previous value, which was read on demand, so that only one compressed frame is in memory at a time.
  if (loaded_ != nullptr && loaded_ != item) loaded_->compact();
  loaded_ = item;
  const Uint32 length = item->getLength();
  if (length > 0 && (item->getUint8Array(data).bad() || data == nullptr)) throw Error(ErrorCode::DamagedFile, "a fragment cannot be read");
  return {data, length};
}

std::vector<std::size_t> Fragments::startsByOffsetTable(std::size_t frames) {
  DcmPixelItem* item = nullptr;
  Uint8* data = nullptr;
  if (sequence_->getItem(item, 0).bad() || item->getLength() != frames * 4 || item->getUint8Array(data).bad() || data == nullptr) return {};
  const std::span<const std::uint8_t> table(data, frames * 4);
  std::vector<std::size_t> starts;
  std::uint64_t offset = 0;
  for (std::size_t fragment = 0; fragment < count_ && starts.size() < frames; ++fragment) {
    if (littleEndian32(table, starts.size() * 4) == offset) starts.push_back(fragment);
    if (sequence_->getItem(item, static_cast<unsigned long>(fragment + 1)).bad()) return {};
    offset += 8 + std::uint64_t{item->getLength()};
  }
  return starts;
}

std::vector<Fragments::Group> Fragments::groupsFrom(const std::vector<std::size_t>& starts) const {
  std::vector<Group> groups;
  for (std::size_t i = 0; i < starts.size(); ++i) groups.emplace_back(starts[i], i + 1 < starts.size() ? starts[i + 1] : count_);
  return groups;
}

std::vector<Fragments::Group> Fragments::frames(int count) {
  const auto wanted = static_cast<std::size_t>(count);
  if (count_ < wanted) throw Error(ErrorCode::DamagedFile, "there are fewer compressed frames than the file says");
  if (wanted == 1) return {{0, count_}};
  std::vector<std::size_t> starts;
  if (count_ == wanted) {
    for (std::size_t i = 0; i < count_; ++i) starts.push_back(i);
  } else {
    starts = startsByOffsetTable(wanted);
  }
  if (starts.size() != wanted) {
    starts.clear();
    for (std::size_t i = 0; i < count_; ++i) {
      if (startsJpeg2000(bytes(i))) starts.push_back(i);
    }
  }
  if (starts.size() != wanted || starts.front() != 0) throw Error(ErrorCode::DamagedFile, "the frames cannot be told apart");
  return groupsFrom(starts);
}

std::vector<std::uint8_t> Fragments::joined(const Group& group) {
  std::vector<std::uint8_t> all;
  for (std::size_t i = group.first; i < group.second; ++i) {
    const auto fragment = bytes(i);
    all.insert(all.end(), fragment.begin(), fragment.end());
  }
  return all;
}

std::optional<JpegHeader> readJpegHeader(std::span<const std::uint8_t> bytes) {
  if (bytes.size() < 4 || bytes[0] != 0xff || bytes[1] != 0xd8) return std::nullopt;
  std::optional<bool> adobe, jfif;
  for (std::size_t at = 2; at + 4 <= bytes.size();) {
    if (bytes[at] != 0xff) return std::nullopt;
    const int marker = bytes[at + 1];
    if (marker == 0xff) {  // fill byte
      ++at;
      continue;
    }
    const auto length = static_cast<std::size_t>(bigEndian16(bytes, at + 2));
    if (length < 2 || at + 2 + length > bytes.size()) return std::nullopt;
    const auto body = bytes.subspan(at + 4, length - 2);
    if (marker == 0xe0 && holds(body, "JFIF")) jfif = true;
    if (marker == 0xee && holds(body, "Adobe") && body.size() >= 12) adobe = body[11] == 1;
    const bool frameHeader = (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc) || marker == 0xf7;
    if (frameHeader) {
      if (body.size() < 6 || body.size() < 6 + 3 * std::size_t{body[5]}) return std::nullopt;
      JpegHeader header{bigEndian16(body, 1), bigEndian16(body, 3), body[5], body[0], marker == 0xc3 || marker == 0xf7, std::nullopt};
      const bool namedRgb = header.components == 3 && body[6] == 'R' && body[9] == 'G' && body[12] == 'B';
      if (adobe) {
        header.isYbr = adobe;
      } else if (namedRgb) {
        header.isYbr = false;
      } else if (!header.lossless) {
        header.isYbr = jfif;
      }
      return header;
    }
    at += 2 + length;
  }
  return std::nullopt;
}

}  // namespace glenoid
