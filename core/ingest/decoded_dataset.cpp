#include "core/ingest/decoded_dataset.h"

#include <optional>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/imaging/decode_ahead.h"

namespace glenoid {
namespace {

// Changes whenever squareImage() would give other pixels for the same file.
constexpr char kRecipe[] = "square 250, first VOI or 0.5-99.5 percentile, bone bright, black bars, area filter; 1";

// What is there, if it is what a fresh run would write.
std::optional<PixelCache> upToDate(const Index& index, const std::filesystem::path& file) {
  if (!std::filesystem::exists(file)) return std::nullopt;
  try {
    PixelCache cache(file);
    if (cache.info().recipe != kRecipe || cache.info().labels != index.labels) return std::nullopt;
    // A file that was skipped may have been mended since: it is tried again.
    if (cache.items() != index.items) return std::nullopt;
    return cache;
  } catch (const Error&) {
    return std::nullopt;  // unfinished or foreign: written anew
  }
}

}  // namespace

PixelCache decodedDataset(const Index& index, Decoder& decoder, const std::filesystem::path& file, const CancelToken& token,
                          const ProgressCallback& progress, std::size_t ahead) {
  if (auto cache = upToDate(index, file)) return std::move(*cache);
  PixelCacheInfo info;
  info.labels = index.labels;
  info.recipe = kRecipe;
  PixelCacheWriter writer(file, info);
  std::vector<std::filesystem::path> files;
  for (const auto& item : index.items) files.push_back(index.root / std::u8string(item.path.begin(), item.path.end()));
  DecodeAhead decoded(decoder, files, {}, token, ahead);
  std::size_t written = 0;
  for (std::size_t i = 0; auto next = decoded.next(); ++i) {
    const Item& item = index.items[i];
    if (next->error) {
      writer.skip(item.path, next->error->code(), next->error->detail());
    } else {
      writer.add(item, next->square.grey);
      ++written;
    }
    if (progress) progress({i + 1, index.items.size(), "Decoding"});
  }
  if (written == 0)
    throw Error(ErrorCode::DatasetInvalid, "none of its " + std::to_string(files.size()) + " files is a radiograph", toUtf8(index.root));
  writer.finish();
  return PixelCache(file);
}

}  // namespace glenoid
