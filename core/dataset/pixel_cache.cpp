// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/pixel_cache.h"

#include <algorithm>
#include <array>
#include <utility>

#include <nlohmann/json.hpp>

#include "core/base/atomic_file.h"
#include "core/base/files.h"
#include "core/base/json_file.h"
#include "core/base/mapped_file.h"

namespace glenoid {
namespace {

constexpr std::string_view kMagic = "GLNPIXEL";
constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kHeadBytes = 64;
constexpr std::size_t kPixelOffset = 4096;  // one page, so that the pictures are aligned
constexpr std::int64_t kLargestSide = 4096;
constexpr std::int64_t kLastSymmetry = 7;  // the largest NearDuplicate::symmetry

struct Head {
  std::uint64_t version = 0, side = 0, count = 0, indexOffset = 0, indexBytes = 0;
};

void putNumber(std::span<std::uint8_t> target, std::uint64_t value) {
  for (auto& byte : target) byte = static_cast<std::uint8_t>(value), value >>= 8;
}

std::uint64_t getNumber(std::span<const std::uint8_t> source) {
  std::uint64_t value = 0;
  for (std::size_t i = source.size(); i > 0; --i) value = value << 8 | source[i - 1];
  return value;
}

std::array<std::uint8_t, kHeadBytes> encode(const Head& head) {
  std::array<std::uint8_t, kHeadBytes> bytes{};
  std::copy(kMagic.begin(), kMagic.end(), bytes.begin());
  const std::span all(bytes);
  putNumber(all.subspan(8, 4), head.version);
  putNumber(all.subspan(12, 4), head.side);
  putNumber(all.subspan(16, 8), head.count);
  putNumber(all.subspan(24, 8), head.indexOffset);
  putNumber(all.subspan(32, 8), head.indexBytes);
  return bytes;
}

Head decode(std::span<const std::uint8_t> bytes) {
  return {getNumber(bytes.subspan(8, 4)), getNumber(bytes.subspan(12, 4)), getNumber(bytes.subspan(16, 8)), getNumber(bytes.subspan(24, 8)),
          getNumber(bytes.subspan(32, 8))};
}

nlohmann::json toJson(const std::vector<DataNotice>& notices) {
  auto rows = nlohmann::json::array();
  for (const auto& [path, fact] : notices) {
    auto values = nlohmann::json::array();
    for (const auto& value : fact.values) std::visit([&](const auto& plain) { values.push_back(plain); }, value);
    rows.push_back({{"path", path}, {"code", factName(fact.code)}, {"values", std::move(values)}});
  }
  return rows;
}

FactValue valueOf(const nlohmann::json& json) {
  if (json.is_number_integer()) return json.get<std::int64_t>();
  if (json.is_number()) return json.get<double>();
  return json.get<std::string>();
}

// Those whose code this version knows.
std::vector<DataNotice> noticesFrom(const nlohmann::json& rows) {
  std::vector<DataNotice> notices;
  for (const auto& row : rows) {
    const auto name = row.at("code").get<std::string>();
    for (int code = 0; code <= static_cast<int>(kLastFact); ++code) {
      if (factName(static_cast<FactCode>(code)) != name) continue;
      auto& notice = notices.emplace_back(DataNotice{row.at("path").get<std::string>(), {static_cast<FactCode>(code), {}}});
      for (const auto& value : row.at("values")) notice.fact.values.push_back(valueOf(value));
    }
  }
  return notices;
}

nlohmann::json toJson(const PixelCacheInfo& info, const std::vector<Item>& items, const std::vector<SkippedFile>& skipped,
                      const std::vector<DataNotice>& notices, const std::vector<NearDuplicate>& nearDuplicates) {
  auto rows = nlohmann::json::array();
  for (const auto& item : items)
    rows.push_back({{"path", item.path}, {"label", item.label}, {"sha256", item.sha256}, {"group", item.group}});
  auto left = nlohmann::json::array();
  for (const auto& file : skipped) left.push_back({{"path", file.path}, {"code", file.code}, {"detail", file.detail}});
  auto pairs = nlohmann::json::array();
  for (const auto& pair : nearDuplicates)
    pairs.push_back({{"first", pair.first}, {"second", pair.second}, {"correlation", pair.correlation}, {"symmetry", pair.symmetry}});
  return {{"recipe", info.recipe},      {"labels", info.labels},      {"items", std::move(rows)},
          {"skipped", std::move(left)}, {"notices", toJson(notices)}, {"nearDuplicates", std::move(pairs)}};
}

}  // namespace

std::string_view sentenceOf(const SkippedFile& file) {
  for (int code = 0; code <= static_cast<int>(ErrorCode::Internal); ++code) {
    if (errorName(static_cast<ErrorCode>(code)) == file.code) return errorSentence(static_cast<ErrorCode>(code));
  }
  return file.code;  // written by a later version
}

PixelCache::PixelCache(PixelCache&&) noexcept = default;
PixelCache& PixelCache::operator=(PixelCache&&) noexcept = default;
PixelCache::~PixelCache() = default;

PixelCache::PixelCache(const std::filesystem::path& file) : file_(std::make_unique<MappedFile>(file)) {
  const auto invalid = [&](const std::string& why) { return Error(ErrorCode::FileInvalid, "pixel cache: " + why, toUtf8(file)); };
  const auto bytes = file_->bytes();
  if (bytes.size() < kPixelOffset || !std::equal(kMagic.begin(), kMagic.end(), bytes.begin())) throw invalid("the file is not one");
  const Head head = decode(bytes);
  if (head.version != kVersion) throw invalid("unknown version " + std::to_string(head.version));
  if (head.side < 1 || head.side > static_cast<std::uint64_t>(kLargestSide)) throw invalid("side out of range");
  const std::uint64_t room = bytes.size() - kPixelOffset;
  const std::uint64_t pictureBytes = head.side * head.side;
  // The comparisons cannot overflow, whatever the file claims.
  if (head.count > room / pictureBytes || head.indexOffset != kPixelOffset + head.count * pictureBytes ||
      head.indexBytes != bytes.size() - head.indexOffset) {
    throw invalid("it is cut short or damaged");
  }
  pixels_ = bytes.subspan(kPixelOffset, head.count * pictureBytes);
  info_.side = static_cast<std::int64_t>(head.side);
  try {
    const auto text = bytes.subspan(head.indexOffset);
    const auto index = parseJson({reinterpret_cast<const char*>(text.data()), text.size()}, ErrorCode::DatasetInvalid, toUtf8(file));
    info_.recipe = index.at("recipe").get<std::string>();
    info_.labels = index.at("labels").get<std::vector<std::string>>();
    const auto labels = static_cast<std::int64_t>(info_.labels.size());
    for (const auto& row : index.at("items")) {
      const auto label = wholeNumberIn(row.at("label"), 0, labels - 1);
      if (!label) throw invalid("a label out of range");
      items_.push_back(
          {row.at("path").get<std::string>(), *label, row.at("sha256").get<std::string>(), row.at("group").get<std::string>()});
    }
    for (const auto& row : index.at("skipped")) {
      skipped_.push_back({row.at("path").get<std::string>(), row.at("code").get<std::string>(), row.at("detail").get<std::string>()});
    }
    // Caches of the first release lack these lists.
    notices_ = noticesFrom(index.value("notices", nlohmann::json::array()));
    for (const auto& row : index.value("nearDuplicates", nlohmann::json::array())) {
      const auto last = static_cast<std::int64_t>(items_.size()) - 1;
      const auto first = wholeNumberIn(row.at("first"), 0, last), second = wholeNumberIn(row.at("second"), 0, last);
      const auto correlation = numberIn(row.at("correlation"), -1.001, 1.001);
      const auto symmetry = wholeNumberIn(row.at("symmetry"), 0, kLastSymmetry);
      if (!first || !second || !correlation || !symmetry) throw invalid("near-duplicates out of range");
      nearDuplicates_.push_back(
          {static_cast<std::size_t>(*first), static_cast<std::size_t>(*second), *correlation, static_cast<int>(*symmetry)});
    }
  } catch (const nlohmann::json::exception& problem) {
    throw invalid(jsonProblem(problem));
  }
  if (items_.size() != head.count) throw invalid("its index names another number of pictures");
  for (std::size_t i = 0; i < items_.size(); ++i) byContent_.emplace(items_[i].sha256, i);
}

std::span<const std::uint8_t> PixelCache::picture(std::size_t i) const {
  const auto bytes = static_cast<std::size_t>(info_.side * info_.side);
  if (i >= items_.size()) throw Error(ErrorCode::Internal, "no picture " + std::to_string(i));
  return pixels_.subspan(i * bytes, bytes);
}

std::optional<std::size_t> PixelCache::find(std::string_view sha256) const {
  const auto found = byContent_.find(std::string(sha256));
  return found == byContent_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::size_t> classCounts(const PixelCache& cache) {
  std::vector<std::size_t> counts(cache.info().labels.size());
  for (const auto& item : cache.items()) ++counts[static_cast<std::size_t>(item.label)];
  return counts;
}

bool isPixelCache(const std::filesystem::path& file) {
  const auto head = readHead(file, kMagic.size());
  const auto equal = [](std::byte byte, char letter) { return byte == static_cast<std::byte>(letter); };
  return std::equal(head.begin(), head.end(), kMagic.begin(), kMagic.end(), equal);
}

void PixelCache::keep() {
  if (unfinished_) unfinished_->commit();
  unfinished_.reset();
}

PixelCacheWriter::PixelCacheWriter(std::filesystem::path file, PixelCacheInfo info) : info_(std::move(info)) {
  if (info_.side < 1 || info_.side > kLargestSide) throw Error(ErrorCode::OptionInvalid, "side of a cached picture: 1..4096");
  removeUnfinished(file.has_parent_path() ? file.parent_path() : ".");
  out_ = std::make_unique<AtomicFile>(std::move(file));
  // The header is written last, so that an unfinished file is not mistaken for a cache.
  write(std::vector<std::uint8_t>(kPixelOffset, 0));
}

PixelCacheWriter::~PixelCacheWriter() = default;

void PixelCacheWriter::write(std::span<const std::uint8_t> bytes) { out_->write(std::as_bytes(bytes)); }

void PixelCacheWriter::add(const Item& item, std::span<const std::uint8_t> grey) {
  if (!out_) throw Error(ErrorCode::Internal, "the cache is already finished");
  if (grey.size() != static_cast<std::size_t>(info_.side * info_.side)) throw Error(ErrorCode::Internal, "a picture of another size");
  if (item.label < 0 || item.label >= static_cast<std::int64_t>(info_.labels.size()))
    throw Error(ErrorCode::Internal, "a label out of range");
  write(grey);
  items_.push_back(item);
}

PixelCache PixelCacheWriter::complete(const std::vector<NearDuplicate>& nearDuplicates) {
  if (!out_) throw Error(ErrorCode::Internal, "the cache is already finished");
  joinGroups(items_, nearDuplicates);
  const auto text =
      toJson(info_, items_, skipped_, notices_, nearDuplicates).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  write({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
  const auto side = static_cast<std::uint64_t>(info_.side);
  const auto head = encode({kVersion, side, items_.size(), kPixelOffset + items_.size() * side * side, text.size()});
  out_->writeHead(std::as_bytes(std::span(head)));
  out_->flush();
  auto out = std::exchange(out_, nullptr);
  PixelCache cache(out->unfinished());
  cache.unfinished_ = std::move(out);
  return cache;
}

}  // namespace glenoid
