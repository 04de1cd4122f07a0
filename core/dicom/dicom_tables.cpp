// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/dicom_tables.h"

#include <algorithm>
#include <cmath>

#include "core/base/error.h"

namespace glenoid {
namespace {

struct Descriptor {
  std::size_t entries = 0;
  std::int32_t firstMapped = 0;
  int bits = 16;
};

std::optional<Descriptor> readDescriptor(DcmItem& item, const DcmTagKey& tag, bool signedInput) {
  const auto entries = wordOf(item, tag, 0), first = wordOf(item, tag, 1), bits = wordOf(item, tag, 2);
  if (!entries || !first || !bits) return std::nullopt;
  DcmElement* element = nullptr;
  const bool isSigned = signedInput || (item.findAndGetElement(tag, element).good() && element->ident() == EVR_SS);
  // 65536 does not fit into 16 bits and is stored as 0.
  return Descriptor{*entries == 0 ? std::size_t{65536} : *entries, isSigned ? static_cast<std::int16_t>(*first) : std::int32_t{*first},
                    *bits};
}

std::vector<std::uint16_t> wordsFrom(const std::vector<std::uint8_t>& bytes) {
  std::vector<std::uint16_t> words(bytes.size() / 2);
  for (std::size_t i = 0; i < words.size(); ++i) words[i] = static_cast<std::uint16_t>(bytes[2 * i] | bytes[2 * i + 1] << 8);
  return words;
}

// Some writers pack two 8-bit entries into a word, others one: the length decides.
std::vector<std::uint16_t> tableFrom(const std::vector<std::uint8_t>& bytes, std::size_t entries) {
  std::vector<std::uint16_t> table =
      bytes.size() < 2 * entries && bytes.size() >= entries ? std::vector<std::uint16_t>(bytes.begin(), bytes.end()) : wordsFrom(bytes);
  if (table.size() > entries) table.resize(entries);
  return table;
}

// Segmented Palette Color Lookup Table Data (PS3.3 C.7.9.2).
class Segments {
 public:
  Segments(std::vector<std::uint16_t> words, std::size_t entries) : words_(std::move(words)), entries_(entries) {}

  std::vector<std::uint16_t> expand() {
    for (std::size_t at = 0; at + 2 <= words_.size() && table_.size() < entries_;) at = segment(at, true);
    return std::move(table_);
  }

 private:
  [[noreturn]] static void fail() { throw Error(ErrorCode::DamagedFile, "the segmented palette is broken"); }

  // Appends the segment at `at`; returns the position of the next one.
  std::size_t segment(std::size_t at, bool mayRefer) {
    if (at + 2 > words_.size()) fail();
    const auto opcode = words_[at], length = words_[at + 1];
    at += 2;
    if (opcode == 0) {
      if (length > words_.size() - at) fail();
      table_.insert(table_.end(), words_.begin() + static_cast<std::ptrdiff_t>(at),
                    words_.begin() + static_cast<std::ptrdiff_t>(at + length));
      return at + length;
    }
    if (opcode == 1) {
      if (at >= words_.size() || table_.empty() || length == 0) fail();
      const double from = table_.back(), to = words_[at];
      for (int i = 1; i <= length; ++i) table_.push_back(static_cast<std::uint16_t>(std::lround(from + (to - from) * i / length)));
      return at + 1;
    }
    if (opcode != 2 || !mayRefer || words_.size() - at < 2) fail();
    // An offset in bytes, low word first. The segments there may not refer to others.
    std::size_t copied = (std::size_t{words_[at + 1]} << 16 | words_[at]) / 2;
    for (int i = 0; i < length && table_.size() < entries_; ++i) copied = segment(copied, false);
    return at + 2;
  }

  std::vector<std::uint16_t> words_;
  std::size_t entries_;
  std::vector<std::uint16_t> table_;
};

struct PaletteTags {
  DcmTagKey descriptor, data, segmented;
};

std::vector<std::uint16_t> readColour(DcmItem& dataset, const PaletteTags& tags, const Descriptor& descriptor) {
  std::vector<std::uint16_t> table = tableFrom(bytesOf(dataset, tags.data), descriptor.entries);
  if (table.empty() && descriptor.bits <= 8 && dataset.tagExists(tags.segmented)) {
    throw Error(ErrorCode::UnsupportedPixels, "a segmented palette of 8 bits");
  }
  if (table.empty()) table = Segments(wordsFrom(bytesOf(dataset, tags.segmented)), descriptor.entries).expand();
  if (table.empty()) throw Error(ErrorCode::DamagedFile, "the palette is missing");
  if (table.size() > descriptor.entries) table.resize(descriptor.entries);
  return table;
}

}  // namespace

std::optional<LookupTable> readLookupTable(DcmItem& dataset, DcmItem& item, bool signedInput) {
  const auto descriptor = readDescriptor(item, DCM_LUTDescriptor, signedInput);
  if (!descriptor) return std::nullopt;
  LookupTable table;
  table.firstMapped = descriptor->firstMapped;
  table.data = tableFrom(bytesOf(item, DCM_LUTData), descriptor->entries);
  if (table.data.empty()) return std::nullopt;
  table.bits = descriptor->bits >= 1 && descriptor->bits <= 16 ? descriptor->bits : 16;
  const auto largest = *std::max_element(table.data.begin(), table.data.end());
  while (table.bits < 16 && largest >> table.bits != 0) ++table.bits;
  table.explanation = utf8Of(dataset, item, DCM_LUTExplanation);
  return table;
}

Palette readPalette(DcmItem& dataset, bool signedInput) {
  const auto descriptor = readDescriptor(dataset, DCM_RedPaletteColorLookupTableDescriptor, signedInput);
  if (!descriptor) throw Error(ErrorCode::DamagedFile, "the palette is missing");
  Palette palette;
  palette.firstMapped = descriptor->firstMapped;
  palette.red = readColour(
      dataset, {DCM_RedPaletteColorLookupTableDescriptor, DCM_RedPaletteColorLookupTableData, DCM_SegmentedRedPaletteColorLookupTableData},
      *descriptor);
  palette.green = readColour(
      dataset,
      {DCM_GreenPaletteColorLookupTableDescriptor, DCM_GreenPaletteColorLookupTableData, DCM_SegmentedGreenPaletteColorLookupTableData},
      *descriptor);
  palette.blue = readColour(
      dataset,
      {DCM_BluePaletteColorLookupTableDescriptor, DCM_BluePaletteColorLookupTableData, DCM_SegmentedBluePaletteColorLookupTableData},
      *descriptor);
  const auto size = std::min({palette.red.size(), palette.green.size(), palette.blue.size()});
  bool narrow = true;
  for (auto* colour : {&palette.red, &palette.green, &palette.blue}) {
    colour->resize(size);
    narrow = narrow && *std::max_element(colour->begin(), colour->end()) <= 0xff;
  }
  // Some writers declare 16 bits but store 8.
  if (narrow) {
    for (auto* colour : {&palette.red, &palette.green, &palette.blue}) {
      for (auto& value : *colour) value = static_cast<std::uint16_t>(value * 257);
    }
  }
  return palette;
}

}  // namespace glenoid
