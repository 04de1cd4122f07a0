// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/dicom_encapsulated.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "core/base/error.h"

namespace glenoid {
namespace {

struct Row {
  std::string_view uid;
  Encoding encoding;
};
constexpr Encoding kRawFragments{Codec::Encapsulated, "encapsulated uncompressed pixels", false};
constexpr std::array kDecoded{
    Row{"1.2.840.10008.1.2", {Codec::Native, "implicit little endian", false}},
    Row{"1.2.840.10008.1.2.1", {Codec::Native, "explicit little endian", false}},
    Row{"1.2.840.10008.1.2.2", {Codec::Native, "explicit big endian", false}},
    Row{"1.2.840.10008.1.2.1.99", {Codec::Native, "deflated explicit little endian", false}},
    Row{"1.2.840.10008.1.2.1.98", kRawFragments},
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
    Refused{"1.2.840.10008.1.2.4.52", "a retired kind of JPEG"},
    Refused{"1.2.840.10008.1.2.4.54", "a retired kind of JPEG"},
    Refused{"1.2.840.10008.1.2.4.56", "a retired kind of JPEG"},
    Refused{"1.2.840.10008.1.2.4.58", "a retired kind of JPEG"},
    Refused{"1.2.840.10008.1.2.4.59", "a retired kind of JPEG"},
    Refused{"1.2.840.10008.1.2.4.6", "a retired kind of JPEG"},
};

std::uint32_t littleEndian32(std::span<const std::uint8_t> bytes, std::size_t at) {
  return bytes[at] | std::uint32_t{bytes[at + 1]} << 8 | std::uint32_t{bytes[at + 2]} << 16 | std::uint32_t{bytes[at + 3]} << 24;
}

// With the end marker of JPEG and JPEG 2000 (FFD9), padded or not.
bool endsStream(std::span<const std::uint8_t> bytes) {
  while (!bytes.empty() && bytes.back() == 0) bytes = bytes.first(bytes.size() - 1);
  return bytes.size() >= 2 && bytes[bytes.size() - 2] == 0xff && bytes.back() == 0xd9;
}

DcmPixelSequence* sequenceOf(DcmPixelData& pixels) {
  E_TransferSyntax syntax = EXS_Unknown;
  const DcmRepresentationParameter* parameter = nullptr;
  pixels.getOriginalRepresentationKey(syntax, parameter);
  DcmPixelSequence* sequence = nullptr;
  return pixels.getEncapsulatedRepresentation(syntax, parameter, sequence).good() ? sequence : nullptr;
}

}  // namespace

std::optional<Encoding> encodingOf(const std::string& transferSyntax) {
  for (const Row& row : kDecoded) {
    if (row.uid == transferSyntax) return row.encoding;
  }
  for (const auto& [prefix, name] : kRefused) {
    if (transferSyntax.starts_with(prefix)) throw Error(ErrorCode::UnsupportedEncoding, std::string(name));
  }
  return std::nullopt;
}

std::vector<std::vector<std::uint8_t>> withMissingEnd(const std::vector<std::uint8_t>& stream) {
  if (endsStream(stream)) return {};
  std::vector<std::vector<std::uint8_t>> ended;
  if (!stream.empty() && stream.back() == 0) ended.emplace_back(stream.begin(), stream.end() - 1);
  ended.push_back(stream);
  for (auto& one : ended) one.insert(one.end(), {0xff, 0xd9});
  return ended;
}

bool endsInZeros(const std::vector<std::uint8_t>& stream) {
  constexpr std::ptrdiff_t kMostPadding = 7;
  const auto last = std::find_if(stream.rbegin(), stream.rend(), [](std::uint8_t byte) { return byte != 0; });
  return last - stream.rbegin() > kMostPadding && !endsStream(stream);
}

Fragments::Fragments(DcmPixelData& pixels) : sequence_(sequenceOf(pixels)) {
  if (sequence_ == nullptr) throw Error(ErrorCode::DamagedFile, "the pixels are not encapsulated as the transfer syntax requires");
  if (sequence_->card() < 2) throw Error(ErrorCode::DamagedFile, "there are no compressed pixels");
  count_ = sequence_->card() - 1;
}

bool Fragments::isEncapsulated(DcmPixelData& pixels) { return sequenceOf(pixels) != nullptr; }

Encoding Fragments::encoding(const std::optional<Encoding>& declared, int frames, std::int64_t frameBytes) {
  constexpr std::size_t kFragmentsOfHeader = 16;
  const auto first = bytes(0);
  const bool isStream = startsStream(first);
  const bool isFrame = count_ == static_cast<std::size_t>(frames) && static_cast<std::int64_t>(first.size()) == frameBytes + frameBytes % 2;
  auto found = encodingOfStream(first);
  // The header of a frame may be longer than its first fragment.
  if (!found && isStream) found = encodingOfStream(joined({0, std::min(count_, kFragmentsOfHeader)}));
  if (!found && !declared) throw Error(ErrorCode::UnsupportedEncoding, "an unknown transfer syntax");
  if (!found && (declared->codec == Codec::Native || (isFrame && !isStream))) return kRawFragments;
  if (!found) return *declared;
  // A reversible JPEG 2000 stream may have been cut short on purpose.
  if (declared && declared->codec == found->codec && found->codec == Codec::Jpeg2000) found->lossy = found->lossy || declared->lossy;
  if (declared && !contradicts(*declared, *found)) found->name = declared->name;
  return *found;
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

// Empty unless the first fragment starts a stream. `alsoBroken`: a frame also starts after the end of another, so that one without a
// readable start keeps its number.
std::vector<std::size_t> Fragments::startsOfStreams(bool alsoBroken) {
  std::vector<std::size_t> starts;
  if (!startsStream(bytes(0))) return starts;
  bool hasEnded = false;
  for (std::size_t fragment = 0; fragment < count_; ++fragment) {
    const auto content = bytes(fragment);
    if (content.empty()) continue;
    if (startsStream(content) || (alsoBroken && hasEnded)) starts.push_back(fragment);
    hasEnded = endsStream(content);
  }
  return starts;
}

bool Fragments::anyStream() {
  const auto all = everyFragment();
  return std::any_of(all.begin(), all.end(), [this](std::size_t fragment) { return startsStream(bytes(fragment)); });
}

// RLE has no end marker, but its frames are one fragment each (PS3.5 A.4.2).
bool Fragments::isWholeStream(std::size_t fragment) {
  const auto content = bytes(fragment);
  if (startsStream(content)) return endsStream(content);
  return encodingOfStream(content).has_value();
}

std::vector<std::size_t> Fragments::everyFragment() const {
  std::vector<std::size_t> all(count_);
  std::iota(all.begin(), all.end(), std::size_t{0});
  return all;
}

std::vector<Fragments::Group> Fragments::groupsFrom(const std::vector<std::size_t>& starts) const {
  std::vector<Group> groups;
  for (std::size_t i = 0; i < starts.size(); ++i) groups.emplace_back(starts[i], i + 1 < starts.size() ? starts[i + 1] : count_);
  return groups;
}

std::vector<Fragments::Group> Fragments::frames(int count) {
  const auto wanted = static_cast<std::size_t>(count);
  const auto all = everyFragment();
  const auto isWhole = [this](std::size_t fragment) { return isWholeStream(fragment); };
  if (count_ == wanted || (count_ > wanted && std::all_of(all.begin(), all.end(), isWhole))) return groupsFrom(all);
  if (wanted == 1) return {{0, count_}};
  auto starts = startsByOffsetTable(wanted);
  if (starts.size() != wanted) starts = startsOfStreams(false);
  if (starts.size() < wanted) starts = startsOfStreams(true);
  // Frames that show no start have one fragment each, if they are RLE (PS3.5 A.4.2) or not compressed (A.4.11).
  if (starts.empty() && count_ < wanted) starts = all;
  if (starts.empty() || starts.front() != 0 || starts.size() > wanted) {
    throw Error(ErrorCode::DamagedFile, "the frames cannot be told apart");
  }
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

}  // namespace glenoid
