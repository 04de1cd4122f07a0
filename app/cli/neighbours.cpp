// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/doubt/neighbours.h"

#include <filesystem>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "app/cli/data_set.h"
#include "app/cli/terminal.h"
#include "app/cli/verbs.h"
#include "app/words/command_line.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/bundle/model_folders.h"
#include "core/nn/compute.h"
#include "core/runs/run_doubt.h"

namespace glenoid::cli {
namespace {

namespace fs = std::filesystem;

struct NeighboursWords {
  std::string model;
  fs::path data, split;
  int threads = 0;
};

int neighbours(const NeighboursWords& words) {
  printDisclaimer();
  if (words.threads > 0) setComputeThreads(words.threads);
  auto bundle = findModel(words.model);
  // The cache is never kept: only the embeddings are needed.
  const auto cache = openDataSet(words.data, fs::temp_directory_path() / "glenoid-neighbours.cache");
  const auto positions = learnedPositions(bundle.model, cache, words.split);
  ProgressLine line;
  const auto learned = learnedPictures(bundle, cache, positions, interruptToken(), [&](const Progress& progress) { line.show(progress); });
  bundle = withNeighbours(std::move(bundle), learned);
  line.clear();
  say("{} of the {} radiographs that the model learned from are stored in {}\n", learned.sha256.size(), learned.learned,
      toUtf8(bundle.path));
  return kOk;
}

}  // namespace

Run addNeighbours(CLI::App& verb) {
  auto o = std::make_shared<NeighboursWords>();
  verb.add_option("--model", o->model, "Name of an installed model, or path of a bundle")->required();
  addDataWord(verb, o->data);
  verb.add_option("--split", o->split,
                  "Stored split (a run's split.json) whose training part the model learned from (default: it learned from all)")
      ->check(CLI::ExistingFile);
  addThreadsWord(verb, o->threads);
  return [o] { return neighbours(*o); };
}

}  // namespace glenoid::cli
