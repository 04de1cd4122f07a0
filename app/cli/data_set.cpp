#include "app/cli/data_set.h"

#include <cstdio>
#include <iostream>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "app/cli/terminal.h"
#include "core/ingest/open_dataset.h"

namespace glenoid::cli {

void addDataWord(CLI::App& verb, std::filesystem::path& data) {
  verb.add_option("--data", data,
                  "Folder with one folder of radiographs for each maker; CSV with path,label[,group]; pack (ZIP) or folder of packs; or a "
                  "pixels.cache")
      ->required();
}

PixelCache readDataSet(const std::filesystem::path& data, const std::filesystem::path& cacheFile) {
  ProgressLine line;
  const auto makeDecoder = [] {
    ChildDecoderOptions options;
    options.children = 2;
    return makeChildDecoder(options);
  };
  return openDataset(data, cacheFile, makeDecoder, interruptToken(), [&](const Progress& p) { line.show(p); });
}

void describeDataSet(std::ostream& out, const PixelCache& cache) {
  constexpr std::size_t kClassesInALine = 8;
  const auto counts = classCounts(cache);
  out << cache.size() << " pictures of " << counts.size() << " classes:";
  for (std::size_t c = 0; c < counts.size(); ++c) {
    out << (c == 0 ? "" : ",") << (c % kClassesInALine == 0 && c > 0 ? "\n " : "") << " " << cache.info().labels[c] << " " << counts[c];
  }
  out << "\n";
  if (!cache.skipped().empty()) out << "files skipped: " << cache.skipped().size() << "\n";
  for (const auto& file : cache.skipped()) out << "  " << file.path << ": " << sentenceOf(file) << "\n";
  if (!cache.nearDuplicates().empty()) out << "near-duplicate pairs, kept in one part: " << cache.nearDuplicates().size() << "\n";
  for (const auto& pair : cache.nearDuplicates()) {
    char correlation[8];
    std::snprintf(correlation, sizeof correlation, "%.3f", pair.correlation);
    out << "  " << correlation << "  " << cache.items()[pair.first].path << "  " << cache.items()[pair.second].path
        << (pair.symmetry > 0 ? " (" + symmetryName(pair.symmetry) + ")" : "") << "\n";
  }
}

PixelCache openDataSet(const std::filesystem::path& data, const std::filesystem::path& cacheFile) {
  auto cache = readDataSet(data, cacheFile);
  describeDataSet(std::cerr, cache);
  return cache;
}

}  // namespace glenoid::cli
