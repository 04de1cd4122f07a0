// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/open_dataset.h"

#include <algorithm>
#include <string>
#include <system_error>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/decoding/known_formats.h"
#include "core/ingest/decoded_dataset.h"
#include "core/ingest/packed_dataset.h"
#include "core/ingest/zipped_dataset.h"

namespace glenoid {
namespace {

bool isFolder(const std::filesystem::path& data) {
  std::error_code failure;
  return std::filesystem::is_directory(data, failure);
}

bool isFileOfZip(const std::filesystem::path& data) {
  std::error_code failure;
  return std::filesystem::is_regular_file(data, failure) && isZipFile(data);
}

// Of what the decoder lists in the ZIP.
bool isPack(const std::filesystem::path& zip, Decoder& decoder, const CancelToken& token) {
  const auto entries = decoder.readDirectory(zip, token);
  const auto labels = std::filesystem::absolute(zip) / "labels.json";
  return std::any_of(entries.begin(), entries.end(), [&](const DicomDirEntry& entry) { return entry.file == labels; });
}

// Whether the failure may pass. An unreadable folder does not count: nobody knows its contents, and the person must repair or accept it.
// Nor does a file that a list names and that is not there.
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

Index indexDataset(const std::filesystem::path& data, Decoder& decoder, const CancelToken& token, const ProgressCallback& progress) {
  if (isFolder(data)) return indexFolder(data, token, progress);
  if (isFileOfZip(data)) return indexZip(data, decoder, token, progress);
  refuseOfficeDocument(data);
  return indexCsv(data, token, progress);
}

PixelCache openDataset(const std::filesystem::path& data, const std::filesystem::path& cacheFile,
                       const std::function<std::unique_ptr<Decoder>()>& makeDecoder, const CancelToken& token,
                       const ProgressCallback& progress) {
  if (!isFolder(data) && isPixelCache(data)) return PixelCache(data);
  const auto decoder = makeDecoder();
  const auto packs = packsOf(data);
  if (!packs.empty() && (isFolder(data) || isPack(data, *decoder, token))) {
    return packedDataset(packs, *decoder, cacheFile, token, progress);
  }
  return decodedDataset(indexDataset(data, *decoder, token, progress), *decoder, cacheFile, token, progress);
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
