// SPDX-License-Identifier: GPL-3.0-or-later
// The options for folds, shared by crossval and compare.
#pragma once

#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "app/cli/data_set.h"
#include "app/words/command_line.h"
#include "core/base/error.h"

namespace glenoid::cli {

// `options` holds folds, splitSeed, foldFile, onlyFolds and validationShare; `share` is for --part.
template <typename Options>
void addFoldWords(CLI::App& verb, Options& options, WorkShare& share) {
  auto* folds = verb.add_option("--folds", options.folds, "Number of folds");
  auto* seed = verb.add_option("--split-seed", options.splitSeed, "Seed of the folds")->check(wholeNumber(0, kLargestSeed));
  verb.add_option("--fold-file", options.foldFile, "Stored folds (a folds.json) instead of drawn ones")
      ->check(CLI::ExistingFile)
      ->excludes(folds)
      ->excludes(seed);
  auto* only = verb.add_option("--only-folds", options.onlyFolds, "Only these folds, e.g. 1,2")->delimiter(',');
  addPartWord(verb, share, "Only every N-th fold from fold I on, e.g. 2/5 in a job array; merge joins the folders of the parts")
      ->excludes(only);
  verb.add_option("--validation-share", options.validationShare, "Share of the other folds, for early stopping and temperature");
}

// The folds of a share, counted from 1; empty, which means all, if nothing was shared out. Throws Error OptionInvalid if none is left.
inline std::vector<std::size_t> foldsOf(const WorkShare& share, std::size_t folds) {
  std::vector<std::size_t> chosen;
  if (share.of == 1) return chosen;
  for (const auto fold : everyOf(share, folds)) chosen.push_back(fold + 1);
  if (chosen.empty()) throw Error(ErrorCode::OptionInvalid, "--part: there are only " + std::to_string(folds) + " folds");
  return chosen;
}

}  // namespace glenoid::cli
