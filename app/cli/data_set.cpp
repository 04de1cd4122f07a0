// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/data_set.h"

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "app/cli/terminal.h"
#include "core/dataset/notices.h"
#include "core/dataset/parts.h"
#include "core/decoding/child_decoder.h"
#include "core/ingest/decoded_dataset.h"
#include "core/ingest/open_dataset.h"

namespace glenoid::cli {
namespace {

std::unique_ptr<Decoder> decoderOfTwo() {
  ChildDecoderOptions options;
  options.children = 2;
  return makeChildDecoder(options);
}

std::string noticeLines(const std::vector<NoticeGroup>& groups) {
  constexpr std::size_t kPathsOfOne = 10;
  std::string text;
  for (const auto& [fact, paths] : groups) {
    text += terminalFormat("{}", sentence(fact));
    text += paths.empty() ? "\n" : terminalFormat(" ({})\n", paths.size());
    for (std::size_t i = 0; i < std::min(paths.size(), kPathsOfOne); ++i) text += terminalFormat("  {}\n", paths[i]);
    if (paths.size() > kPathsOfOne) text += terminalFormat("  and {} more\n", paths.size() - kPathsOfOne);
  }
  return text;
}

}  // namespace

void addDataWord(CLI::App& verb, std::filesystem::path& data) {
  verb.add_option(
          "--data", data,
          "Folder with one folder of radiographs for each maker, or a ZIP of such a folder; CSV with path,label[,group]; pack (ZIP) or "
          "folder of packs; or a pixels.cache")
      ->required();
}

PixelCache readDataSet(const std::filesystem::path& data, const std::filesystem::path& cacheFile) {
  ProgressLine line;
  return openDataset(data, cacheFile, decoderOfTwo, interruptToken(), [&](const Progress& p) { line.show(p); });
}

PixelCache readPictures(const std::filesystem::path& folder, const std::filesystem::path& cacheFile) {
  ProgressLine line;
  const auto progress = [&](const Progress& p) { line.show(p); };
  const auto decoder = decoderOfTwo();
  return decodedDataset(indexPictures(folder, interruptToken(), progress), *decoder, cacheFile, interruptToken(), progress);
}

std::string describedDataSet(const PixelCache& cache) {
  constexpr std::size_t kClassesInALine = 8;
  const auto counts = classCounts(cache);
  auto text = terminalFormat("{} pictures of {} classes:", cache.size(), counts.size());
  for (std::size_t c = 0; c < counts.size(); ++c) {
    text += c == 0 ? "" : c % kClassesInALine == 0 ? ",\n " : ",";
    text += terminalFormat(" {} {}", cache.info().labels[c], counts[c]);
  }
  text += "\n";
  if (!cache.skipped().empty()) text += terminalFormat("files skipped: {}\n", cache.skipped().size());
  for (const auto& file : cache.skipped()) text += terminalFormat("  {}: {}\n", file.path, sentenceOf(file));
  if (!cache.nearDuplicates().empty()) {
    text += terminalFormat("near-duplicate pairs{}: {}\n", hasParts(cache) ? "" : ", kept in one part", cache.nearDuplicates().size());
  }
  for (const auto& pair : cache.nearDuplicates()) {
    text += terminalFormat("  {:.3f}  {}  {}{}\n", pair.correlation, cache.items()[pair.first].path, cache.items()[pair.second].path,
                           pair.symmetry > 0 ? " (" + symmetryName(pair.symmetry) + ")" : "");
  }
  return text + noticeLines(grouped(noticesOf(cache)));
}

void tellFacts(const std::vector<Fact>& facts) {
  for (const auto& fact : facts) tell("{}\n", sentence(fact));
}

void acceptDataSet(const PixelCache& cache, const std::filesystem::path& data) {
  tellLines(describedDataSet(cache));
  requireComplete(cache, data);
}

PixelCache openDataSet(const std::filesystem::path& data, const std::filesystem::path& cacheFile) {
  auto cache = readDataSet(data, cacheFile);
  acceptDataSet(cache, data);
  return cache;
}

}  // namespace glenoid::cli
