// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/packed_dataset.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <system_error>
#include <utility>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json_file.h"
#include "core/base/sha256.h"
#include "core/decoding/known_formats.h"
#include "core/ingest/near_duplicates.h"
#include "core/ingest/patient_decoder.h"

namespace fs = std::filesystem;

namespace glenoid {
namespace {

constexpr std::size_t kTilesAcross = 16, kTiles = kTilesAcross * kTilesAcross;
constexpr std::int64_t kLargestLabels = std::int64_t{64} << 20;  // bytes
constexpr std::int64_t kLargestMosaic = std::int64_t{4096} * 4096, kLargestLabel = 65535;
constexpr std::size_t kMostCompared = 20000;  // tiles, in a minute of one core and 520 megabytes

struct Pack {
  fs::path file;
  std::vector<std::string> mosaics;  // entries, sorted
  std::vector<std::int64_t> labels;
};

std::vector<std::int64_t> labelsIn(const std::string& json, const std::string& file) {
  std::vector<std::int64_t> labels;
  try {
    for (const auto& entry : parseJson(json, ErrorCode::FileInvalid, file)) {
      const auto label = wholeNumberIn(entry, 0, kLargestLabel);
      if (!label) throw Error(ErrorCode::FileInvalid, "class numbers are 0 to " + std::to_string(kLargestLabel), file);
      labels.push_back(*label);
    }
  } catch (const nlohmann::json::exception& problem) {
    throw Error(ErrorCode::FileInvalid, jsonProblem(problem), file);
  }
  return labels;
}

Pack readPack(const fs::path& file, Decoder& decoder, const CancelToken& token) {
  Pack pack{file, {}, {}};
  for (const auto& entry : decoder.readDirectory(file, token)) {
    auto name = toUtf8(entry.file.lexically_relative(fs::absolute(file)));
    if (name.ends_with(".jpg") && !entry.hidden) pack.mosaics.push_back(std::move(name));
  }
  std::sort(pack.mosaics.begin(), pack.mosaics.end());
  const auto labels = file / "labels.json";
  pack.labels = labelsIn(decoder.readText(labels, kLargestLabels, token), toUtf8(labels));
  if (pack.labels.empty() || pack.labels.size() != pack.mosaics.size() * kTiles) {
    const auto counts = std::to_string(pack.labels.size()) + " labels for " + std::to_string(pack.mosaics.size());
    throw Error(ErrorCode::FileInvalid, counts + " mosaics of 256 tiles", toUtf8(file));
  }
  return pack;
}

std::vector<std::string> labelNames(const std::vector<Pack>& packs) {
  std::int64_t largest = 0;
  for (const auto& pack : packs) largest = std::max(largest, *std::max_element(pack.labels.begin(), pack.labels.end()));
  const auto width = std::to_string(largest).size();
  std::vector<std::string> names;
  for (std::int64_t label = 0; label <= largest; ++label) {
    const auto digits = std::to_string(label);
    names.push_back(std::string(width - digits.size(), '0') + digits);
  }
  return names;
}

// Side of a mosaic's tiles. Throws Error FileInvalid for `entry` if it is not a square grey mosaic.
std::int64_t tileSide(const Radiograph& mosaic, const std::string& entry) {
  constexpr auto kAcross = static_cast<int>(kTilesAcross);
  if (mosaic.samples != 1 || mosaic.rows != mosaic.columns || mosaic.rows % kAcross != 0 ||
      !std::holds_alternative<std::vector<std::uint8_t>>(mosaic.pixels)) {
    throw Error(ErrorCode::FileInvalid, "not a grey mosaic of 16 x 16 square tiles", entry);
  }
  return mosaic.rows / kAcross;
}

std::vector<std::uint8_t> tileOf(const Radiograph& mosaic, std::size_t tile, std::size_t side) {
  const auto& pixels = std::get<std::vector<std::uint8_t>>(mosaic.pixels);
  const auto across = side * kTilesAcross;
  const auto corner = tile / kTilesAcross * side * across + tile % kTilesAcross * side;
  std::vector<std::uint8_t> grey;
  grey.reserve(side * side);
  for (std::size_t row = 0; row < side; ++row) {
    const auto line = pixels.begin() + static_cast<std::ptrdiff_t>(corner + row * across);
    grey.insert(grey.end(), line, line + static_cast<std::ptrdiff_t>(side));
  }
  return grey;
}

std::string recipeOf(const std::vector<fs::path>& packs) {
  std::string recipe = "tiles of packs, near-duplicates of up to 20000; 2;";
  for (const auto& pack : packs) recipe += " " + sha256OfFile(pack);
  return recipe;
}

std::optional<PixelCache> upToDate(const fs::path& file, const std::string& recipe) {
  std::error_code failure;
  if (!fs::exists(file, failure)) return std::nullopt;
  try {
    PixelCache cache(file);
    if (cache.info().recipe == recipe) return cache;
  } catch (const Error&) {
    // unfinished or foreign: a new cache is written
  }
  return std::nullopt;
}

}  // namespace

std::vector<fs::path> packsOf(const fs::path& data) {
  std::error_code failure;
  if (fs::is_regular_file(data, failure)) return isZipFile(data) ? std::vector{data} : std::vector<fs::path>{};
  std::vector<fs::path> packs;
  for (const auto& entry : entriesOf(data).entries) {
    if (entry.path().extension() == ".zip" && entry.is_regular_file(failure) && isZipFile(entry.path())) packs.push_back(entry.path());
  }
  return packs;
}

PixelCache packedDataset(const std::vector<fs::path>& files, Decoder& decoder, const fs::path& file, const CancelToken& token,
                         const ProgressCallback& progress) {
  const auto recipe = recipeOf(files);
  if (auto cache = upToDate(file, recipe)) return std::move(*cache);
  std::vector<Pack> packs;
  std::size_t all = 0, done = 0;
  for (const auto& pack : files) all += packs.emplace_back(readPack(pack, decoder, token)).labels.size();
  const auto labels = labelNames(packs);
  std::optional<PixelCacheWriter> writer;
  NearDuplicateSearch search;
  std::int64_t side = 0;
  PatientDecoder patient(decoder);
  ReadOptions limits;
  limits.maxPixels = limits.maxBytes = kLargestMosaic;
  for (const auto& pack : packs) {
    const auto name = toUtf8(pack.file.filename()) + "/";
    for (std::size_t m = 0; m < pack.mosaics.size(); ++m) {
      token.check();
      const auto entry = pack.file / fromUtf8(pack.mosaics[m]);
      const auto mosaic = patient.read(entry, limits, token);
      const auto itsSide = tileSide(mosaic, toUtf8(entry));
      if (!writer) writer.emplace(file, PixelCacheInfo{side = itsSide, labels, recipe});
      if (itsSide != side) throw Error(ErrorCode::FileInvalid, "tiles of two sizes", toUtf8(pack.file));
      for (std::size_t t = 0; t < kTiles; ++t, ++done) {
        const auto grey = tileOf(mosaic, t, static_cast<std::size_t>(side));
        writer->add(
            {name + pack.mosaics[m] + "#" + std::to_string(t), pack.labels[m * kTiles + t], sha256(std::as_bytes(std::span(grey))), ""},
            grey);
        if (all <= kMostCompared && side >= NearDuplicateSearch::kLeastSide) search.add(grey, side);
      }
      if (progress) progress({done, all, {FactCode::Unpacking, {}}});
    }
  }
  const auto nearDuplicates = search.find(token, progress);
  return writer->complete(nearDuplicates);
}

}  // namespace glenoid
