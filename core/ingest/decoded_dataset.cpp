// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/decoded_dataset.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/decoding/decode_ahead.h"
#include "core/ingest/near_duplicates.h"
#include "core/ingest/patient_decoder.h"

namespace glenoid {
namespace {

// Change this whenever squareImage() gives other pixels for the same file, or other pictures count as near-duplicates.
constexpr char kRecipe[] = "square 250, first VOI or 0.5-99.5 percentile, bone bright, black bars, area filter; 2";

std::optional<PixelCache> cacheOfThisRecipe(const std::filesystem::path& file) {
  std::error_code failure;
  if (!std::filesystem::exists(file, failure)) return std::nullopt;
  try {
    PixelCache cache(file);
    if (cache.info().recipe == kRecipe) return cache;
  } catch (const Error&) {
    // unfinished or foreign: a new cache is written
  }
  return std::nullopt;
}

struct Contents {
  std::vector<Item> items;
  std::vector<SkippedFile> skipped;
};

// Whether the cache holds exactly these contents, after its near-duplicates have joined their groups.
bool holds(const PixelCache& cache, const std::vector<std::string>& labels, Contents contents) {
  if (cache.size() != contents.items.size() || cache.info().labels != labels) return false;
  joinGroups(contents.items, cache.nearDuplicates());
  return cache.items() == contents.items && cache.skipped() == contents.skipped;
}

std::vector<std::filesystem::path> filesNotIn(const std::optional<PixelCache>& cache, const Index& index) {
  std::vector<std::filesystem::path> files;
  for (const auto& item : index.items) {
    if (!cache || !cache->find(item.sha256)) files.push_back(index.root / fromUtf8(item.path));
  }
  return files;
}

}  // namespace

PixelCache decodedDataset(const Index& index, Decoder& decoder, const std::filesystem::path& file, const CancelToken& token,
                          const ProgressCallback& progress, std::size_t ahead) {
  auto old = cacheOfThisRecipe(file);
  if (old && holds(*old, index.labels, {index.items, index.skipped})) return std::move(*old);
  PixelCacheInfo info;
  info.labels = index.labels;
  info.recipe = kRecipe;
  PixelCacheWriter writer(file, info);
  NearDuplicateSearch search;
  Contents contents{{}, index.skipped};
  const auto write = [&](const Item& item, std::span<const std::uint8_t> grey) {
    writer.add(item, grey);
    search.add(grey, info.side);
    contents.items.push_back(item);
  };
  PatientDecoder patient(decoder);
  DecodeAhead decoded(patient, filesNotIn(old, index), {}, token, ahead);
  for (std::size_t i = 0; i < index.items.size(); ++i) {
    token.check();
    const Item& item = index.items[i];
    if (const auto known = old ? old->find(item.sha256) : std::nullopt) {
      write(item, old->picture(*known));
    } else if (const auto next = decoded.next(); next->error) {
      contents.skipped.push_back({item.path, std::string(errorName(next->error->code())), next->error->detail()});
    } else {
      write(item, next->square.grey);
    }
    if (progress) progress({i + 1, index.items.size(), {FactCode::Decoding, {}}});
  }
  if (contents.items.empty()) {
    const auto files = std::to_string(index.items.size());
    throw Error(ErrorCode::DatasetInvalid, "none of its " + files + " files is a radiograph", toUtf8(index.root));
  }
  // The old cache already holds everything: the skipped files are still not pictures.
  if (old && holds(*old, index.labels, contents)) return std::move(*old);
  for (const auto& skipped : contents.skipped) writer.skip(skipped);
  const auto nearDuplicates = search.find(token, progress);
  return writer.complete(nearDuplicates);
}

}  // namespace glenoid
