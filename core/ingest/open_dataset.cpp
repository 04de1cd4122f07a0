#include "core/ingest/open_dataset.h"

#include "core/ingest/decoded_dataset.h"
#include "core/ingest/packed_dataset.h"

namespace glenoid {

PixelCache openDataset(const std::filesystem::path& data, const std::filesystem::path& cacheFile,
                       const std::function<std::unique_ptr<Decoder>()>& makeDecoder, const CancelToken& token,
                       const ProgressCallback& progress) {
  const bool isFolder = std::filesystem::is_directory(data);
  if (!isFolder && isPixelCache(data)) return PixelCache(data);
  if (const auto packs = packsOf(data); !packs.empty()) return packedDataset(packs, *makeDecoder(), cacheFile, token, progress);
  const auto index = isFolder ? indexFolder(data, token, progress) : indexCsv(data, token, progress);
  return decodedDataset(index, *makeDecoder(), cacheFile, token, progress);
}

}  // namespace glenoid
