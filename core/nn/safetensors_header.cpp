// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/safetensors_header.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>
#include <set>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/mapped_file.h"

namespace glenoid {
namespace {

static_assert(std::endian::native == std::endian::little, "safetensors stores little-endian numbers");

using nlohmann::json;

constexpr std::size_t kLengthBytes = 8;
constexpr std::uint64_t kMaxHeaderBytes = 100'000'000;  // the limit of the format
constexpr std::size_t kMaxRank = 8;
constexpr int kMaxDepth = 3;              // { key: { "shape": [ ] } }
constexpr std::size_t kMaxKeys = 65'536;  // a checkpoint with its optimizer's state has a few thousand

[[noreturn]] void throwDamaged(const std::string& detail) { throw Error(ErrorCode::WeightsDamaged, detail); }

// Keys come from an untrusted file: control characters are escaped before they reach a log.
std::string quoted(const std::string& key) { return json(key).dump(-1, ' ', true, json::error_handler_t::replace); }

// Checks rules of the format in a separate pass: shallow nesting, no key twice in one object (parsers disagree on which one wins), and no
// more keys than any network has. A callback in the main pass would be too slow: nlohmann-json 3.11 then looks at all siblings after each
// object, which takes a minute for 40,000 keys.
class HeaderRules final : public nlohmann::json_sax<json> {
 public:
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override {
    open_.emplace_back();
    return descend();
  }
  bool end_object() override {
    open_.pop_back();
    return ascend();
  }
  bool start_array(std::size_t) override { return descend(); }
  bool end_array() override { return ascend(); }
  bool key(string_t& name) override {
    if (!open_.back().insert(name).second) throwDamaged("key " + glenoid::quoted(name) + " occurs twice");
    if (open_.back().size() > kMaxKeys) throwDamaged("more than " + std::to_string(kMaxKeys) + " keys");
    return true;
  }
  bool parse_error(std::size_t, const std::string&, const json::exception& failure) override {
    throwDamaged("header is not JSON (error " + std::to_string(failure.id) + ")");
  }

 private:
  bool descend() {
    if (++depth_ > kMaxDepth) throwDamaged("header nested too deeply");
    return true;
  }
  bool ascend() {
    --depth_;
    return true;
  }
  int depth_ = 0;
  std::vector<std::set<std::string>> open_;  // keys of the enclosing objects
};

json parseHeader(std::string_view text) {
  // nlohmann-json treats a zero byte as the end of its input, so anything could hide behind it.
  if (text.find('\0') != std::string_view::npos) throwDamaged("header holds a zero byte");
  HeaderRules rules;
  json::sax_parse(text, &rules);
  auto header = json::parse(text);
  if (!header.is_object()) throwDamaged("header is not a JSON object");
  return header;
}

struct Dtype {
  const char* name;
  std::uint64_t bytes;  // of one number
};
constexpr Dtype kDtypes[] = {{"F32", 4}, {"F16", 2}, {"BF16", 2}, {"I64", 8}, {"U8", 1}};

const Dtype& dtypeOf(const std::string& key, const json& value) {
  for (const auto& known : kDtypes) {
    if (value == known.name) return known;
  }
  throwDamaged(quoted(key) + " has an unknown dtype");
}

// A zero size counts as one here, so that later products (strides) cannot overflow either.
std::vector<std::int64_t> shapeOf(const std::string& key, const json& value) {
  if (!value.is_array() || value.size() > kMaxRank) throwDamaged(quoted(key) + " has no valid shape");
  std::vector<std::int64_t> shape;
  std::uint64_t product = 1;
  for (const auto& item : value) {
    if (!item.is_number_unsigned()) throwDamaged(quoted(key) + " has no valid shape");
    const auto size = item.get<std::uint64_t>();
    if (size > std::numeric_limits<std::int64_t>::max() / product / 8) throwDamaged(quoted(key) + " has an impossible shape");
    product *= std::max<std::uint64_t>(size, 1);
    shape.push_back(static_cast<std::int64_t>(size));
  }
  return shape;
}

std::uint64_t byteCount(std::uint64_t elementBytes, const std::vector<std::int64_t>& shape) {
  for (const auto size : shape) elementBytes *= static_cast<std::uint64_t>(size);
  return elementBytes;
}

StoredTensor tensorOf(const std::string& key, const json& value, std::span<const std::byte> data) {
  if (!value.is_object() || value.size() != 3 || !value.contains("dtype") || !value.contains("shape") || !value.contains("data_offsets")) {
    throwDamaged(quoted(key) + " needs exactly dtype, shape and data_offsets");
  }
  const auto& offsets = value["data_offsets"];
  if (!offsets.is_array() || offsets.size() != 2 || !offsets[0].is_number_unsigned() || !offsets[1].is_number_unsigned()) {
    throwDamaged(quoted(key) + " has no valid offsets");
  }
  const auto& dtype = dtypeOf(key, value["dtype"]);
  StoredTensor tensor{key, dtype.name, shapeOf(key, value["shape"]), {}};
  const auto begin = offsets[0].get<std::uint64_t>(), end = offsets[1].get<std::uint64_t>();
  if (begin > end || end > data.size()) throwDamaged(quoted(key) + " lies outside the file");
  if (end - begin != byteCount(dtype.bytes, tensor.shape)) throwDamaged(quoted(key) + " has a byte count that differs from its shape");
  tensor.bytes = data.subspan(begin, end - begin);
  return tensor;
}

void readMetadata(const json& value, std::map<std::string, std::string>& metadata) {
  if (!value.is_object()) throwDamaged("__metadata__ is not an object");
  for (const auto& [name, text] : value.items()) {
    if (!text.is_string()) throwDamaged("__metadata__ holds a value that is not text");
    metadata.emplace(name, text.get<std::string>());
  }
}

void checkCoverage(std::vector<StoredTensor>& tensors, std::span<const std::byte> data) {
  const auto place = [](const StoredTensor& tensor) { return std::pair(tensor.bytes.data(), tensor.bytes.size()); };
  std::sort(tensors.begin(), tensors.end(), [&](const StoredTensor& a, const StoredTensor& b) { return place(a) < place(b); });
  const auto* at = data.data();
  for (const auto& tensor : tensors) {
    if (tensor.bytes.data() < at) throwDamaged(quoted(tensor.key) + " overlaps another tensor");
    if (tensor.bytes.data() > at) throwDamaged("unclaimed bytes before " + quoted(tensor.key));
    at += tensor.bytes.size();
  }
  if (at != data.data() + data.size()) throwDamaged("unclaimed bytes at the end of the file");
}

}  // namespace

SafetensorsHeader safetensorsHeader(std::span<const std::byte> file) {
  if (file.size() < kLengthBytes) throwDamaged("shorter than a header");
  std::uint64_t headerBytes = 0;
  std::memcpy(&headerBytes, file.data(), kLengthBytes);
  if (headerBytes > kMaxHeaderBytes || headerBytes > file.size() - kLengthBytes) throwDamaged("header length outside the file");
  const auto data = file.subspan(kLengthBytes + headerBytes);
  const json header = parseHeader({reinterpret_cast<const char*>(file.data()) + kLengthBytes, headerBytes});
  SafetensorsHeader read;
  for (const auto& [key, value] : header.items()) {
    if (key == kSafetensorsMetadata) {
      readMetadata(value, read.metadata);
    } else {
      read.tensors.push_back(tensorOf(key, value, data));
    }
  }
  checkCoverage(read.tensors, data);
  return read;
}

std::map<std::string, std::string> readSafetensorsMetadata(const std::filesystem::path& file) {
  const MappedFile mapped(file);
  try {
    return safetensorsHeader(std::as_bytes(mapped.bytes())).metadata;
  } catch (const Error& error) {
    throw error.about(toUtf8(file));
  }
}

}  // namespace glenoid
