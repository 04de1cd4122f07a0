// SPDX-License-Identifier: GPL-3.0-or-later
// The options for folds, shared by crossval and compare.
#pragma once

#include <CLI/CLI.hpp>

#include "app/cli/data_set.h"
#include "app/words/command_line.h"

namespace glenoid::cli {

// `options` holds folds, splitSeed, foldFile, onlyFolds and validationShare.
template <typename Options>
void addFoldWords(CLI::App& verb, Options& options) {
  auto* folds = verb.add_option("--folds", options.folds, "Number of folds");
  auto* seed = verb.add_option("--split-seed", options.splitSeed, "Seed of the folds")->check(wholeNumber(0, kLargestSeed));
  verb.add_option("--fold-file", options.foldFile, "Stored folds (a folds.json) instead of drawn ones")
      ->check(CLI::ExistingFile)
      ->excludes(folds)
      ->excludes(seed);
  verb.add_option("--only-folds", options.onlyFolds, "Only these folds, e.g. 1,2")->delimiter(',');
  verb.add_option("--validation-share", options.validationShare, "Share of the other folds, for early stopping and temperature");
}

}  // namespace glenoid::cli
