// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/raw_dicom.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "core/base/files.h"

namespace glenoid::test {
namespace {

bool isLong(std::string_view vr) {
  constexpr std::array<std::string_view, 5> kLong{"OB", "OW", "SQ", "UN", "UT"};
  return std::find(kLong.begin(), kLong.end(), vr) != kLong.end();
}

RawBytes bytesOf(std::string_view text) { return {text.begin(), text.end()}; }

}  // namespace

RawDicom::RawDicom(const std::string& transferSyntax, Form formOfData) : form(Form::Explicit), bytes(128, 0) {
  raw(bytesOf("DICM"));
  const auto padded = (transferSyntax.size() + 1) / 2 * 2;
  header(0x00020000, "UL", 4);
  put(static_cast<std::uint32_t>(8 + padded), 4);
  text(0x00020010, "UI", transferSyntax);
  form = formOfData;
}

void RawDicom::put(std::uint32_t value, int count) {
  for (int i = 0; i < count; ++i) {
    const int shift = 8 * (form == Form::Big ? count - 1 - i : i);
    bytes.push_back(static_cast<std::uint8_t>(value >> shift));
  }
}

RawDicom& RawDicom::header(std::uint32_t tag, std::string_view vr, std::uint32_t length) {
  put(tag >> 16, 2);
  put(tag & 0xffff, 2);
  if (form == Form::Implicit) {
    put(length, 4);
    return *this;
  }
  raw(bytesOf(vr));
  if (isLong(vr)) put(0, 2);
  put(length, isLong(vr) ? 4 : 2);
  return *this;
}

RawDicom& RawDicom::word(std::uint32_t tag, int value) {
  header(tag, "US", 2);
  put(static_cast<std::uint32_t>(value), 2);
  return *this;
}

RawDicom& RawDicom::text(std::uint32_t tag, std::string_view vr, std::string value) {
  if (value.size() % 2 != 0) value += vr == "UI" ? '\0' : ' ';
  return this->value(tag, vr, bytesOf(value));
}

RawDicom& RawDicom::value(std::uint32_t tag, std::string_view vr, std::span<const std::uint8_t> all) {
  return header(tag, vr, static_cast<std::uint32_t>(all.size())).raw(all);
}

RawDicom& RawDicom::item(std::uint32_t tag, std::uint32_t length) {
  put(tag >> 16, 2);
  put(tag & 0xffff, 2);
  put(length, 4);
  return *this;
}

RawDicom& RawDicom::fragment(std::span<const std::uint8_t> all) {
  item(kRawItem, static_cast<std::uint32_t>((all.size() + 1) / 2 * 2)).raw(all);
  if (all.size() % 2 != 0) bytes.push_back(0);
  return *this;
}

RawDicom& RawDicom::raw(std::span<const std::uint8_t> all) {
  bytes.insert(bytes.end(), all.begin(), all.end());
  return *this;
}

RawDicom& RawDicom::fragments(const std::vector<RawBytes>& all) {
  header(0x7fe00010, "OB", 0xffffffff).item(kRawItem);
  for (const auto& one : all) fragment(one);
  return *this;
}

void RawDicom::write(const std::filesystem::path& file) const { writeFileAtomically(file, std::as_bytes(std::span(bytes))); }

RawDicom rawPicture(const std::string& transferSyntax, RawDicom::Form form, const RawPicture& picture) {
  RawDicom file(transferSyntax, form);
  file.text(0x00080016, "UI", "1.2.840.10008.5.1.4.1.1.1").text(0x00080060, "CS", "CR");
  file.word(0x00280002, picture.samples).text(0x00280004, "CS", picture.photometric);
  file.word(0x00280010, picture.rows).word(0x00280011, picture.columns);
  file.word(0x00280100, picture.bitsAllocated).word(0x00280101, picture.bitsStored).word(0x00280102, picture.highBit).word(0x00280103, 0);
  return file;
}

RawBytes littleEndian(const std::vector<std::int32_t>& words) {
  RawBytes bytes;
  for (const auto word : words) bytes.insert(bytes.end(), {static_cast<std::uint8_t>(word), static_cast<std::uint8_t>(word >> 8)});
  return bytes;
}

RawBytes bigEndian(const std::vector<std::int32_t>& words) {
  RawBytes bytes;
  for (const auto word : words) bytes.insert(bytes.end(), {static_cast<std::uint8_t>(word >> 8), static_cast<std::uint8_t>(word)});
  return bytes;
}

RawBytes streamIn(const std::filesystem::path& file, std::uint8_t start) {
  const auto all = readFile(file);
  const std::array begin{std::byte{0xff}, std::byte{start}, std::byte{0xff}};
  const auto from = std::search(all.begin(), all.end(), begin.begin(), begin.end());
  std::size_t to = all.size();
  while (to > 1 && !(all[to - 2] == std::byte{0xff} && all[to - 1] == std::byte{0xd9})) --to;
  if (from == all.end() || to < 2) throw std::runtime_error("no stream");
  RawBytes stream;
  for (auto at = from; at != all.begin() + static_cast<std::ptrdiff_t>(to); ++at) stream.push_back(std::to_integer<std::uint8_t>(*at));
  return stream;
}

}  // namespace glenoid::test
