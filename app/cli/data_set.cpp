#include "app/cli/data_set.h"

#include <iostream>
#include <vector>

#include <CLI/CLI.hpp>

#include "app/cli/terminal.h"
#include "core/ingest/open_dataset.h"

namespace glenoid::cli {
namespace {

namespace fs = std::filesystem;

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
  const auto makeDecoder = [] { return makeChildDecoder({.program = {}, .children = 2}); };
  auto cache = openDataset(data, cacheFile, makeDecoder, interruptToken(), [&](const Progress& p) { line.show(p); });
  line.clear();
  describe(cache);
  return cache;
}

}  // namespace glenoid::cli
