// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/event_file.h"

#include <array>
#include <bit>
#include <fstream>
#include <initializer_list>

#include "core/base/error.h"
#include "core/base/files.h"

namespace glenoid {
namespace {

constexpr std::array<std::uint32_t, 256> makeCrcTable() {
  std::array<std::uint32_t, 256> table{};
  for (std::uint32_t i = 0; i < 256; ++i) {
    table[i] = i;
    for (int bit = 0; bit < 8; ++bit) table[i] = (table[i] >> 1) ^ (table[i] & 1 ? 0x82f63b78u : 0u);
  }
  return table;
}
constexpr auto kCrcTable = makeCrcTable();

std::uint32_t maskedCrc(std::string_view bytes) {
  std::uint32_t crc = ~0u;
  for (const char byte : bytes) crc = (crc >> 8) ^ kCrcTable[(crc ^ static_cast<std::uint8_t>(byte)) & 0xff];
  crc = ~crc;
  return std::rotr(crc, 15) + 0xa282ead8u;
}

template <typename Unsigned>
std::string littleEndian(Unsigned value) {
  std::string bytes;
  for (std::size_t i = 0; i < sizeof value; ++i) bytes += static_cast<char>(value >> (8 * i) & 0xff);
  return bytes;
}

std::string varint(std::uint64_t value) {
  std::string bytes;
  for (; value >= 0x80; value >>= 7) bytes += static_cast<char>(value | 0x80);
  bytes += static_cast<char>(value);
  return bytes;
}

// Appends, because GCC 12 warns of overflows that do not exist in sums of strings.
std::string joined(std::initializer_list<std::string_view> parts) {
  std::string all;
  for (const auto part : parts) all.append(part);
  return all;
}

// Wire types of a protocol buffer's fields.
enum Wire : unsigned { kVarint = 0, kFixed64 = 1, kBytes = 2, kFixed32 = 5 };
std::string field(unsigned number, Wire wire, std::string_view content) { return joined({varint(number << 3 | wire), content}); }
std::string field(unsigned number, const std::string& bytes) { return field(number, kBytes, joined({varint(bytes.size()), bytes})); }
std::string field(unsigned number, double value) { return field(number, kFixed64, littleEndian(std::bit_cast<std::uint64_t>(value))); }
std::string field(unsigned number, float value) { return field(number, kFixed32, littleEndian(std::bit_cast<std::uint32_t>(value))); }
std::string field(unsigned number, std::int64_t value) { return field(number, kVarint, varint(static_cast<std::uint64_t>(value))); }

std::string record(const std::string& data) {
  const auto length = littleEndian(static_cast<std::uint64_t>(data.size()));
  return joined({length, littleEndian(maskedCrc(length)), data, littleEndian(maskedCrc(data))});
}

}  // namespace

std::string eventFileBytes(double start, const std::vector<ScalarEvent>& events) {
  std::string bytes = record(joined({field(1, start), field(3, std::string("brain.Event:2"))}));
  for (const auto& event : events) {
    std::string summary;
    for (const auto& [name, value] : event.scalars) summary += field(1, joined({field(1, name), field(2, value)}));
    bytes += record(joined({field(1, event.wallTime), field(2, event.step), field(5, summary)}));
  }
  return bytes;
}

void updateEventFile(const std::filesystem::path& file, double start, const std::vector<ScalarEvent>& events) {
  const auto bytes = eventFileBytes(start, events);
  const auto before = std::filesystem::exists(file) ? readTextFile(file) : std::string();
  // Never replaced: Windows replaces no file that a TensorBoard has open. What a crash leaves, the next call mends.
  const bool grows = bytes.starts_with(before);
  std::ofstream out(file, std::ios::binary | (grows ? std::ios::app : std::ios::trunc));
  out << std::string_view(bytes).substr(grows ? before.size() : 0) << std::flush;
  if (!out) throw Error(ErrorCode::FileUnwritable, "writing events", toUtf8(file));
}

}  // namespace glenoid
