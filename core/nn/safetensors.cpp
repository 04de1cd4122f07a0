// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/safetensors.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>
#include <set>
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
constexpr const char* kMetadata = "__metadata__";

struct DtypeName {
  const char* name;
  torch::Dtype dtype;
};
constexpr DtypeName kDtypes[] = {
    {"F32", torch::kFloat32}, {"F16", torch::kFloat16}, {"BF16", torch::kBFloat16}, {"I64", torch::kInt64}, {"U8", torch::kUInt8}};

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

struct Entry {
  std::string key;
  torch::Dtype dtype;
  std::vector<std::int64_t> shape;
  std::uint64_t begin, end;  // bytes, counted from the end of the header
};

torch::Dtype dtypeOf(const std::string& key, const json& value) {
  for (const auto& known : kDtypes) {
    if (value == known.name) return known.dtype;
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

std::uint64_t byteCount(const Entry& entry) {
  std::uint64_t count = c10::elementSize(entry.dtype);
  for (const auto size : entry.shape) count *= static_cast<std::uint64_t>(size);
  return count;
}

Entry entryOf(const std::string& key, const json& value, std::uint64_t dataBytes) {
  if (!value.is_object() || value.size() != 3 || !value.contains("dtype") || !value.contains("shape") || !value.contains("data_offsets")) {
    throwDamaged(quoted(key) + " needs exactly dtype, shape and data_offsets");
  }
  const auto& offsets = value["data_offsets"];
  if (!offsets.is_array() || offsets.size() != 2 || !offsets[0].is_number_unsigned() || !offsets[1].is_number_unsigned()) {
    throwDamaged(quoted(key) + " has no valid offsets");
  }
  Entry entry{key, dtypeOf(key, value["dtype"]), shapeOf(key, value["shape"]), offsets[0].get<std::uint64_t>(),
              offsets[1].get<std::uint64_t>()};
  if (entry.begin > entry.end || entry.end > dataBytes) throwDamaged(quoted(key) + " lies outside the file");
  if (entry.end - entry.begin != byteCount(entry)) throwDamaged(quoted(key) + " has a byte count that differs from its shape");
  return entry;
}

void readMetadata(const json& value, std::map<std::string, std::string>& metadata) {
  if (!value.is_object()) throwDamaged("__metadata__ is not an object");
  for (const auto& [name, text] : value.items()) {
    if (!text.is_string()) throwDamaged("__metadata__ holds a value that is not text");
    metadata.emplace(name, text.get<std::string>());
  }
}

void checkCoverage(std::vector<Entry>& entries, std::uint64_t dataBytes) {
  std::sort(entries.begin(), entries.end(),
            [](const Entry& a, const Entry& b) { return std::tie(a.begin, a.end) < std::tie(b.begin, b.end); });
  std::uint64_t at = 0;
  for (const auto& entry : entries) {
    if (entry.begin < at) throwDamaged(quoted(entry.key) + " overlaps another tensor");
    if (entry.begin > at) throwDamaged("unclaimed bytes before " + quoted(entry.key));
    at = entry.end;
  }
  if (at != dataBytes) throwDamaged("unclaimed bytes at the end of the file");
}

struct Contents {
  std::vector<Entry> entries;
  std::map<std::string, std::string> metadata;
  std::span<const std::byte> data;
};

Contents parse(std::span<const std::byte> bytes) {
  if (bytes.size() < kLengthBytes) throwDamaged("shorter than a header");
  std::uint64_t headerBytes = 0;
  std::memcpy(&headerBytes, bytes.data(), kLengthBytes);
  if (headerBytes > kMaxHeaderBytes || headerBytes > bytes.size() - kLengthBytes) throwDamaged("header length outside the file");
  Contents contents{{}, {}, bytes.subspan(kLengthBytes + headerBytes)};
  const json header = parseHeader({reinterpret_cast<const char*>(bytes.data()) + kLengthBytes, headerBytes});
  for (const auto& [key, value] : header.items()) {
    if (key == kMetadata) {
      readMetadata(value, contents.metadata);
    } else {
      contents.entries.push_back(entryOf(key, value, contents.data.size()));
    }
  }
  checkCoverage(contents.entries, contents.data.size());
  return contents;
}

// Passes the contents of the file to `use` while it is mapped. Adds the file's name to what either throws.
template <typename Use>
auto withContents(const std::filesystem::path& file, Use use) {
  const MappedFile mapped(file);
  try {
    return use(parse(std::as_bytes(mapped.bytes())));
  } catch (const Error& error) {
    throw error.about(toUtf8(file));
  }
}

const char* nameOf(const std::string& key, torch::Dtype dtype) {
  for (const auto& known : kDtypes) {
    if (known.dtype == dtype) return known.name;
  }
  throw Error(ErrorCode::Internal, quoted(key) + " has a dtype that this program does not write");
}

std::string headerText(const json& header) {
  try {
    return header.dump();
  } catch (const json::exception&) {
    throw Error(ErrorCode::Internal, "keys and metadata of a safetensors file must be UTF-8");
  }
}

}  // namespace

TensorFile readSafetensors(const std::filesystem::path& file) {
  return withContents(file, [](const Contents& contents) {
    TensorFile read{{}, contents.metadata};
    for (const auto& entry : contents.entries) {
      auto tensor = torch::empty(entry.shape, torch::dtype(entry.dtype));
      if (entry.end > entry.begin) std::memcpy(tensor.data_ptr(), contents.data.data() + entry.begin, entry.end - entry.begin);
      read.tensors.emplace(entry.key, std::move(tensor));
    }
    return read;
  });
}

std::map<std::string, std::string> readSafetensorsMetadata(const std::filesystem::path& file) {
  return withContents(file, [](const Contents& contents) { return contents.metadata; });
}

void writeSafetensors(const std::filesystem::path& file, const TensorFile& content) {
  std::vector<std::pair<std::string, torch::Tensor>> tensors;
  for (const auto& [key, tensor] : content.tensors) {
    if (key == kMetadata) throw Error(ErrorCode::Internal, "a tensor may not be called __metadata__");
    tensors.emplace_back(key, tensor.detach().to(torch::kCPU).contiguous());
  }
  // Wide types first: with no gaps allowed, this keeps every tensor aligned to its own type.
  std::stable_sort(tensors.begin(), tensors.end(),
                   [](const auto& a, const auto& b) { return a.second.element_size() > b.second.element_size(); });

  json header = json::object();
  if (!content.metadata.empty()) header[kMetadata] = content.metadata;
  std::size_t at = 0;
  for (const auto& [key, tensor] : tensors) {
    header[key] = {
        {"dtype", nameOf(key, tensor.scalar_type())}, {"shape", tensor.sizes().vec()}, {"data_offsets", {at, at + tensor.nbytes()}}};
    at += tensor.nbytes();
  }
  auto text = headerText(header);
  text.resize((text.size() + 7) / 8 * 8, ' ');

  std::vector<std::byte> bytes(kLengthBytes + text.size() + at);
  const std::uint64_t headerBytes = text.size();
  std::memcpy(bytes.data(), &headerBytes, kLengthBytes);
  std::memcpy(bytes.data() + kLengthBytes, text.data(), text.size());
  auto* target = bytes.data() + kLengthBytes + text.size();
  for (const auto& [key, tensor] : tensors) {
    if (tensor.nbytes() > 0) std::memcpy(target, tensor.data_ptr(), tensor.nbytes());
    target += tensor.nbytes();
  }
  writeFileAtomically(file, bytes);
}

}  // namespace glenoid
