// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/decoded_dataset.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/decoding/decode_ahead.h"
#include "core/ingest/hidden_pictures.h"
#include "core/ingest/near_duplicates.h"
#include "core/ingest/patient_decoder.h"

namespace glenoid {
namespace {

// Change this whenever squareImage() gives different pixels for the same file, a picture gets different facts, or different pictures count
// as near-duplicates.
constexpr char kRecipe[] = "square 250, first VOI or 0.5-99.5 percentile, bone bright, black bars, area filter, facts; 5";

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
  std::vector<std::string> labels;
  std::vector<Item> items;
  std::vector<SkippedFile> skipped;
  std::vector<DataNotice> notices;
};

// The facts of each picture of the cache, by the path of its item.
std::multimap<std::string, Fact> pictureFacts(const std::optional<PixelCache>& cache) {
  std::multimap<std::string, Fact> facts;
  if (!cache) return facts;
  std::set<std::string> paths;
  for (const auto& item : cache->items()) paths.insert(item.path);
  for (const auto& notice : cache->notices()) {
    if (paths.contains(notice.path)) facts.emplace(notice.path, notice.fact);
  }
  return facts;
}

// Whether the cache holds exactly these contents, after its near-duplicates have joined their groups.
bool holds(const PixelCache& cache, Contents contents) {
  if (cache.size() != contents.items.size() || cache.info().labels != contents.labels) return false;
  joinGroups(contents.items, cache.nearDuplicates());
  return cache.items() == contents.items && cache.skipped() == contents.skipped && cache.notices() == contents.notices;
}

void note(std::vector<DataNotice>& notices, const std::string& path, const std::multimap<std::string, Fact>& facts,
          const std::string& known) {
  const auto [first, last] = facts.equal_range(known);
  for (auto fact = first; fact != last; ++fact) notices.push_back({path, fact->second});
}

// What the user should know about a picture before training on it. Its name does not matter: indexZip() says which labels are guessed.
std::vector<Fact> factsOf(const DecodedFile& picture) {
  auto facts = factsOf(*picture.radiograph);
  std::erase_if(facts, [](const Fact& fact) { return fact.code == FactCode::GuessedName; });
  addFacts(facts, picture.square.facts);
  if (isBlank(picture.square)) addFacts(facts, {{FactCode::NothingToSee, {}}});
  return facts;
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
  const auto facts = pictureFacts(old);
  auto ofIndex = index.notices;
  for (auto& notice : hiddenPictures(index, token, progress)) ofIndex.push_back(std::move(notice));
  Contents contents{index.labels, index.items, index.skipped, ofIndex};
  for (const auto& item : index.items) note(contents.notices, item.path, facts, item.path);
  if (old && holds(*old, contents)) return std::move(*old);
  contents = {index.labels, {}, index.skipped, ofIndex};
  PixelCacheInfo info;
  info.labels = index.labels;
  info.recipe = kRecipe;
  PixelCacheWriter writer(file, info);
  NearDuplicateSearch search;
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
      note(contents.notices, item.path, facts, old->items()[*known].path);
    } else if (const auto next = decoded.next(); next->error) {
      contents.skipped.push_back({item.path, std::string(errorName(next->error->code())), next->error->detail()});
    } else {
      write(item, next->square.grey);
      for (const auto& fact : factsOf(*next)) contents.notices.push_back({item.path, fact});
    }
    if (progress) progress({i + 1, index.items.size(), {FactCode::Decoding, {}}});
  }
  for (const auto& label : dropUnusedLabels(contents.labels, contents.items))
    contents.notices.push_back({label, {FactCode::ClassWithoutPicture, {}}});
  if (const auto least = std::min<std::size_t>(2, index.labels.size()); contents.labels.size() < least) {
    const auto classes = least < 2 ? std::string("no class") : std::string("fewer than two classes");
    throw Error(ErrorCode::DatasetInvalid, "its " + std::to_string(index.items.size()) + " files hold radiographs of " + classes,
                toUtf8(index.root));
  }
  // The old cache already holds everything: the skipped files are still not pictures.
  if (old && holds(*old, contents)) return std::move(*old);
  writer.dropUnusedLabels();
  for (const auto& skipped : contents.skipped) writer.skip(skipped);
  for (const auto& notice : contents.notices) writer.note(notice);
  const auto nearDuplicates = search.find(token, progress);
  return writer.complete(nearDuplicates);
}

}  // namespace glenoid
