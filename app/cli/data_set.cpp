#include "app/cli/data_set.h"

#include <algorithm>
#include <iostream>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

#include "app/cli/terminal.h"
#include "core/base/files.h"
#include "core/ingest/decoded_dataset.h"

namespace glenoid::cli {
namespace {

namespace fs = std::filesystem;

bool isPixelCache(const fs::path& file) {
  const auto head = readHead(file, kPixelCacheMagic.size());
  return std::equal(head.begin(), head.end(), kPixelCacheMagic.begin(), kPixelCacheMagic.end(),
                    [](std::byte byte, char letter) { return byte == static_cast<std::byte>(letter); });
}

PixelCache open(const fs::path& data, const fs::path& cacheFile, const ProgressCallback& progress) {
  const bool isFolder = fs::is_directory(data);
  if (!isFolder && isPixelCache(data)) return PixelCache(data);
  const auto index = isFolder ? indexFolder(data, interruptToken(), progress) : indexCsv(data, interruptToken(), progress);
  ChildDecoderOptions decoding;
  decoding.children = 2;
  const auto decoder = makeChildDecoder(decoding);
  return decodedDataset(index, *decoder, cacheFile, interruptToken(), progress);
}

void describe(const PixelCache& cache) {
  std::vector<std::size_t> counts(cache.info().labels.size());
  for (const auto& item : cache.items()) ++counts[static_cast<std::size_t>(item.label)];
  std::cerr << cache.size() << " pictures of " << counts.size() << " classes:";
  for (std::size_t c = 0; c < counts.size(); ++c) std::cerr << (c > 0 ? ", " : " ") << cache.info().labels[c] << " " << counts[c];
  std::cerr << "\n";
  for (const auto& file : cache.skipped()) std::cerr << "skipped " << file.path << ": " << sentenceOf(file) << "\n";
}

}  // namespace

void addDataWord(CLI::App& verb, fs::path& data) {
  verb.add_option("--data", data, "Folder with one folder of radiographs for each maker, CSV with path,label[,group], or pixels.cache")
      ->required();
}

PixelCache openDataSet(const fs::path& data, const fs::path& cacheFile) {
  ProgressLine line;
  auto cache = open(data, cacheFile, [&](const Progress& p) { line.show(p); });
  line.clear();
  describe(cache);
  return cache;
}

}  // namespace glenoid::cli
