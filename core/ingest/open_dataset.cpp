// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/open_dataset.h"

#include <algorithm>
#include <string>
#include <system_error>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/ingest/decoded_dataset.h"
#include "core/ingest/packed_dataset.h"
#include "core/ingest/zipped_dataset.h"

namespace glenoid {
namespace {

bool isFolder(const std::filesystem::path& data) {
  std::error_code failure;
  return std::filesystem::is_directory(data, failure);
}

// Whether the failure may be temporary. An unreadable folder does not count: its contents are unknown, and the user must repair or accept
// it. Nor does a file that a list names but that does not exist.
bool mayPass(const SkippedFile& file) {
  for (int i = 0; i <= static_cast<int>(ErrorCode::Internal); ++i) {
    const auto code = static_cast<ErrorCode>(i);
    if (errorName(code) == file.code)
      return code != ErrorCode::FolderUnreadable && code != ErrorCode::FileNotFound &&
             errorStatus(code) == errorStatus(ErrorCode::DecoderCrashed);
  }
  return false;
}

}  // namespace

PixelCache openDataset(const std::filesystem::path& data, const std::filesystem::path& cacheFile,
                       const std::function<std::unique_ptr<Decoder>()>& makeDecoder, const CancelToken& token,
                       const ProgressCallback& progress) {
  if (!isFolder(data) && isPixelCache(data)) return PixelCache(data);
  if (isZippedDataset(data)) {
    const auto decoder = makeDecoder();
    return decodedDataset(indexZip(data, *decoder, token, progress), *decoder, cacheFile, token, progress);
  }
  if (const auto packs = packsOf(data); !packs.empty()) return packedDataset(packs, *makeDecoder(), cacheFile, token, progress);
  const auto index = isFolder(data) ? indexFolder(data, token, progress) : indexCsv(data, token, progress);
  return decodedDataset(index, *makeDecoder(), cacheFile, token, progress);
}

void requireComplete(const PixelCache& cache, const std::filesystem::path& data) {
  if (!isFolder(data) && isPixelCache(data)) return;
  const auto& skipped = cache.skipped();
  const auto first = std::find_if(skipped.begin(), skipped.end(), mayPass);
  if (first == skipped.end()) return;
  const auto count = std::count_if(skipped.begin(), skipped.end(), mayPass);
  throw Error(ErrorCode::DatasetIncomplete,
              std::to_string(count) + " of " + std::to_string(cache.size() + skipped.size()) + ", " + first->code,
              toUtf8(data / std::u8string(first->path.begin(), first->path.end())));
}

}  // namespace glenoid
