// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/dicom_layout.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <string_view>

#include "core/base/error.h"
#include "core/dicom/dicom_encapsulated.h"
#include "core/dicom/dicom_numbers.h"

namespace glenoid {
namespace {

constexpr std::array<std::string_view, 8> kColourModels{"MONOCHROME1", "MONOCHROME2",  "PALETTE COLOR", "RGB",
                                                        "YBR_FULL",    "YBR_FULL_422", "YBR_ICT",       "YBR_RCT"};

// In files with one frame, NumberOfFrames may be missing, empty or invalid.
int framesOf(DcmItem& dataset, std::vector<Fact>& facts) {
  if (textOf(dataset, DCM_NumberOfFrames).empty()) return 1;
  const double frames = numberOf(dataset, DCM_NumberOfFrames).value_or(0);
  if (frames > std::numeric_limits<int>::max()) throw Error(ErrorCode::TooLarge, "more than 2^31 frames");
  if (frames >= 1 && frames == std::floor(frames)) return static_cast<int>(frames);
  facts.push_back({FactCode::FramesInvalid, {}});
  return 1;
}

int samplesOf(DcmItem& dataset, const std::string& photometric) {
  if (const auto samples = wordOf(dataset, DCM_SamplesPerPixel)) return *samples;
  return photometric.starts_with("RGB") || photometric.starts_with("YBR") ? 3 : 1;
}

void checkColour(PixelLayout& layout) {
  if (layout.samples != 1 && layout.samples != 3) {
    throw Error(ErrorCode::UnsupportedPixels, std::to_string(layout.samples) + " samples a pixel");
  }
  if (layout.photometric.empty()) {
    layout.photometric = layout.samples == 1 ? "MONOCHROME2" : "RGB";
    layout.facts.push_back({FactCode::PhotometricAssumed, {layout.photometric}});
  }
  if (std::find(kColourModels.begin(), kColourModels.end(), layout.photometric) == kColourModels.end()) {
    throw Error(ErrorCode::UnsupportedPixels, "an unknown or retired colour model");
  }
  const bool colour = layout.photometric.starts_with("RGB") || layout.photometric.starts_with("YBR");
  if (colour != (layout.samples == 3) && !layout.isGreyInThree())
    throw Error(ErrorCode::DamagedFile, "samples a pixel and photometric interpretation contradict each other");
}

// Whether the bytes resemble the byte before the last more than the last one: such bytes are the halves of words.
bool alternate(const std::vector<std::uint8_t>& bytes) {
  std::int64_t fromLast = 0, fromBeforeLast = 0;
  for (std::size_t i = 2; i < bytes.size(); ++i) {
    fromLast += std::abs(bytes[i] - bytes[i - 1]);
    fromBeforeLast += std::abs(bytes[i] - bytes[i - 2]);
  }
  return 4 * fromBeforeLast < 3 * fromLast;
}

// Of native pixels; empty if they cannot be read. The first rows of a radiograph are often black.
std::vector<std::uint8_t> middleOf(DcmPixelData& pixels) {
  constexpr std::int64_t kMost = 1 << 20;  // bytes
  const std::int64_t length = pixels.getLength(), size = std::min(length, kMost), begin = (length - size) / 4 * 2;
  std::vector<std::uint8_t> bytes(static_cast<std::size_t>(size));
  const bool isRead = pixels.getPartialValue(bytes.data(), static_cast<Uint32>(begin), static_cast<Uint32>(size)).good();
  return isRead ? bytes : std::vector<std::uint8_t>();
}

// Whether native pixels take two bytes a value although Bits Allocated is 8. As many bytes may also be the 8-bit pixels of twice the
// frames: then Bits Stored or the bytes themselves decide.
bool holdsWords(DcmItem& dataset, const PixelLayout& layout, int bitsStored) {
  DcmPixelData* pixels = pixelDataOf(dataset);
  if (pixels == nullptr || Fragments::isEncapsulated(*pixels)) return false;
  const std::int64_t length = pixels->getLength(), frame = std::max<std::int64_t>(layout.samplesPerFrame(), 1);
  const bool areWords = length % (2 * frame) == 0 && length / (2 * frame) == layout.frames;
  const bool areBytes = length / frame == layout.frames && length % frame <= 1;  // padded to an even length
  if (bitsStored > 8 && !areWords && !areBytes) {
    throw Error(ErrorCode::DamagedFile, "bits allocated, bits stored and the length of the pixels contradict each other");
  }
  if (!areWords) return false;
  return bitsStored > 8 || alternate(middleOf(*pixels));
}

// Whether the bytes resemble those three rows above more than those one row above: a row of `row` bytes is then a third of a true one.
bool areThirdsOfRows(const std::vector<std::uint8_t>& bytes, std::size_t row) {
  std::int64_t fromOne = 0, fromThree = 0;
  for (std::size_t i = 3 * row; i < bytes.size(); ++i) {
    fromOne += std::abs(bytes[i] - bytes[i - row]);
    fromThree += std::abs(bytes[i] - bytes[i - 3 * row]);
  }
  return 4 * fromThree < 3 * fromOne;
}

// Native pixels that are three times as long as the header says may also be three frames or planes: these are read (see decodePixels()).
void refuseHiddenSamples(DcmItem& dataset, const PixelLayout& layout) {
  DcmPixelData* pixels = pixelDataOf(dataset);
  if (pixels == nullptr || Fragments::isEncapsulated(*pixels)) return;
  if (layout.samples != 1 || layout.frames != 1 || layout.bitsAllocated == 1) return;
  const std::int64_t row = std::int64_t{layout.columns} * layout.bitsAllocated / 8, surplus = pixels->getLength() - 3 * row * layout.rows;
  if (surplus != 0 && surplus != 1) return;  // padded to an even length
  if (areThirdsOfRows(middleOf(*pixels), static_cast<std::size_t>(row))) throw Error(ErrorCode::SamplesContradicted, "");
}

void readBits(DcmItem& dataset, PixelLayout& layout) {
  int allocated = wordOf(dataset, DCM_BitsAllocated).value_or(0);
  if (allocated == 0) throw Error(ErrorCode::DamagedFile, "no Bits Allocated");
  if (allocated == 32 || allocated == 64) throw Error(ErrorCode::UnsupportedPixels, std::to_string(allocated) + "-bit integers");
  if (allocated != 1 && allocated != 8 && allocated != 16) {
    throw Error(ErrorCode::UnsupportedPixels, std::to_string(allocated) + " bits allocated");
  }
  layout.bitsStored = wordOf(dataset, DCM_BitsStored).value_or(static_cast<std::uint16_t>(allocated));
  if (allocated == 8 && holdsWords(dataset, layout, layout.bitsStored)) {
    layout.facts.push_back({FactCode::AllocatedBitsContradicted, {}});
    allocated = 16;
  }
  layout.bitsAllocated = allocated;
  if (layout.bitsStored < 1 || layout.bitsStored > allocated) {
    layout.facts.push_back({FactCode::BitsStoredInvalid, {}});
    layout.bitsStored = allocated;
  }
  layout.highBit = wordOf(dataset, DCM_HighBit).value_or(static_cast<std::uint16_t>(layout.bitsStored - 1));
  if (layout.highBit < layout.bitsStored - 1 || layout.highBit >= allocated) {
    layout.facts.push_back({FactCode::HighBitInvalid, {}});
    layout.highBit = layout.bitsStored - 1;
  }
}

// An overlay plane at a bit position of the cells (PS3.5 8.1.2, PS3.3 C.9.2).
bool holdsOverlay(DcmItem& dataset) {
  for (Uint16 group = 0x6000; group <= 0x601e; group = static_cast<Uint16>(group + 2)) {
    const DcmTagKey allocated(group, 0x0100), position(group, 0x0102);
    if (wordOf(dataset, allocated).value_or(1) > 1 || wordOf(dataset, position).value_or(0) > 0) return true;
  }
  return false;
}

}  // namespace

PixelLayout readPixelLayout(DcmItem& dataset) {
  PixelLayout layout;
  layout.photometric = textOf(dataset, DCM_PhotometricInterpretation);
  std::transform(layout.photometric.begin(), layout.photometric.end(), layout.photometric.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  layout.rows = wordOf(dataset, DCM_Rows).value_or(0);
  layout.columns = wordOf(dataset, DCM_Columns).value_or(0);
  layout.frames = framesOf(dataset, layout.facts);
  layout.samples = samplesOf(dataset, layout.photometric);
  layout.isSigned = wordOf(dataset, DCM_PixelRepresentation).value_or(0) == 1;
  layout.planar = layout.samples == 3 && wordOf(dataset, DCM_PlanarConfiguration).value_or(0) == 1;
  layout.holdsOverlay = holdsOverlay(dataset);
  readBits(dataset, layout);
  checkColour(layout);
  if (layout.rows == 0 || layout.columns == 0) throw Error(ErrorCode::DamagedFile, "no rows or columns");
  refuseHiddenSamples(dataset, layout);
  return layout;
}

ColourSpace colourSpaceOf(const PixelLayout& layout) {
  if (layout.photometric == "PALETTE COLOR") return ColourSpace::Palette;
  if (layout.samples == 1) return ColourSpace::Grey;
  // YBR_ICT and YBR_RCT name a transform that the JPEG 2000 decoder has already undone.
  return layout.photometric.starts_with("YBR_FULL") ? ColourSpace::YbrFull : ColourSpace::Rgb;
}

void checkLimits(const PixelLayout& layout, int frames, const ReadOptions& options) {
  // With rows and columns < 2^16 and 3 samples, 29 bits remain for frames before 63 bits are full.
  const std::int64_t bytes = layout.bitsAllocated == 16 || layout.isSigned ? 2 : 1;
  const std::int64_t frameSamples = layout.samplesPerFrame();
  if (frameSamples > options.maxPixels || frames > options.maxPixels / frameSamples || frames > options.maxBytes / (frameSamples * bytes)) {
    throw Error(ErrorCode::TooLarge, std::to_string(layout.columns) + " x " + std::to_string(layout.rows) + " pixels, " +
                                         std::to_string(frames) + (frames == 1 ? " frame" : " frames"));
  }
}

}  // namespace glenoid
