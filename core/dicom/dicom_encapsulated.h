// SPDX-License-Identifier: GPL-3.0-or-later
// Compressed pixel data (PS3.5 A.4): the codec and the fragments of each frame. Internal to the room.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dcpixseq.h>
#include <dcmtk/dcmdata/dcpxitem.h>

#include "core/base/error.h"
#include "core/base/fact.h"
#include "core/dicom/dicom_object.h"
#include "core/dicom/stream_kind.h"

namespace glenoid {

// Empty if the transfer syntax is unknown. Throws Error UnsupportedEncoding that names the codec if it is known but not decoded.
std::optional<Encoding> encodingOf(const std::string& transferSyntax);

// If the stream has no end marker (FFD9): the stream with one, once in place of its padding and once after it. Otherwise empty.
std::vector<std::vector<std::uint8_t>> withMissingEnd(const std::vector<std::uint8_t>& stream);

// Whether the stream has no end marker, but a run of zeros, as an interrupted copy leaves it. A few zeros may be padding.
bool endsInZeros(const std::vector<std::uint8_t>& stream);

// Passes the stream to `decode`. If that throws an Error and the stream has no end marker, tries again with one. If that succeeds, the
// picture is complete, and a fact says what was missing.
template <class Decode>
void decodeEnded(const std::vector<std::uint8_t>& stream, std::vector<Fact>& facts, const Decode& decode) {
  try {
    return decode(stream);
  } catch (const Error&) {
    for (const auto& ended : withMissingEnd(stream)) {
      try {
        decode(ended);
        return addFacts(facts, {{FactCode::StreamEndMissing, {}}});
      } catch (const Error&) {
      }
    }
    throw;
  }
}

// The fragments in the order of the file, loaded one at a time.
class Fragments {
 public:
  // Throws Error DamagedFile if the data are not encapsulated or there is no fragment.
  explicit Fragments(DcmPixelData& pixels);
  static bool isEncapsulated(DcmPixelData& pixels);
  // What the first fragment shows. If it shows no stream: plain pixels if the transfer syntax names no codec, or if there are as many
  // fragments as frames and the first has the size of a frame (`frameBytes`, made even); otherwise what is declared. Throws Error
  // UnsupportedEncoding if nothing is shown or declared.
  Encoding encoding(const std::optional<Encoding>& declared, int frames, std::int64_t frameBytes);
  // Fragment 0 is the first after the offset table; valid until the next call.
  std::span<const std::uint8_t> bytes(std::size_t fragment);
  // Whether a fragment starts a JPEG or JPEG 2000 stream.
  bool anyStream();
  // First and one-past-last fragment of each frame: one fragment for each frame if the counts agree or if each is a whole stream, otherwise
  // from the Basic Offset Table, otherwise from the starts of JPEG and JPEG 2000 streams. Fewer than `count` if the file ends before the
  // others, more if it holds more whole streams. Throws Error DamagedFile if the frames cannot be told apart.
  using Group = std::pair<std::size_t, std::size_t>;
  std::vector<Group> frames(int count);
  std::vector<std::uint8_t> joined(const Group& group);

 private:
  std::vector<Group> groupsFrom(const std::vector<std::size_t>& starts) const;
  std::vector<std::size_t> startsByOffsetTable(std::size_t frames);
  std::vector<std::size_t> startsOfStreams(bool alsoBroken);
  bool isWholeStream(std::size_t fragment);
  std::vector<std::size_t> everyFragment() const;

  DcmPixelSequence* sequence_ = nullptr;
  std::size_t count_ = 0;
  DcmPixelItem* loaded_ = nullptr;
};

}  // namespace glenoid
