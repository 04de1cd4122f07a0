// SPDX-License-Identifier: GPL-3.0-or-later
// Writes DICOM files byte by byte, so that a test can write what no library would: wrong types, wrong syntaxes, missing ends.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace glenoid::test {

using RawBytes = std::vector<std::uint8_t>;

inline constexpr std::uint32_t kRawItem = 0xfffee000, kRawItemEnd = 0xfffee00d, kRawSequenceEnd = 0xfffee0dd;

// A data set that grows at its end. Elements must be added in the order of their tags (0xggggeeee).
class RawDicom {
 public:
  enum class Form { Explicit, Implicit, Big };
  // Begins with the preamble and a meta header that states `transferSyntax`, whatever the form is.
  RawDicom(const std::string& transferSyntax, Form form);

  Form form;  // of what is added from now on

  RawDicom& word(std::uint32_t tag, int value);
  RawDicom& text(std::uint32_t tag, std::string_view vr, std::string value);
  RawDicom& value(std::uint32_t tag, std::string_view vr, std::span<const std::uint8_t> bytes);
  RawDicom& header(std::uint32_t tag, std::string_view vr, std::uint32_t length);
  // An item tag (kRawItem, ...) with its length, and a whole fragment.
  RawDicom& item(std::uint32_t tag, std::uint32_t length = 0);
  RawDicom& fragment(std::span<const std::uint8_t> bytes);
  RawDicom& raw(std::span<const std::uint8_t> bytes);
  // Pixel Data of undefined length with an empty offset table and these fragments; the delimiter is left to the caller.
  RawDicom& fragments(const std::vector<RawBytes>& all);

  RawBytes bytes;
  void write(const std::filesystem::path& file) const;

 private:
  void put(std::uint32_t value, int count);
};

// A picture of one frame, without its pixels.
struct RawPicture {
  int rows = 16, columns = 24, bitsAllocated = 16, bitsStored = 12, highBit = 11;
  std::string photometric = "MONOCHROME2";
  int samples = 1;
};
RawDicom rawPicture(const std::string& transferSyntax, RawDicom::Form form = RawDicom::Form::Explicit, const RawPicture& picture = {});

RawBytes littleEndian(const std::vector<std::int32_t>& words);
RawBytes bigEndian(const std::vector<std::int32_t>& words);
// From the first marker `start` (0xff in front) to the last end marker in a file.
RawBytes streamIn(const std::filesystem::path& file, std::uint8_t start);

}  // namespace glenoid::test
