// SPDX-License-Identifier: GPL-3.0-or-later
// Brings the parts of one cross-validation or comparison, computed in folders of their own, into one folder.
#pragma once

#include <cstddef>
#include <filesystem>
#include <vector>

#include <nlohmann/json.hpp>

namespace glenoid {

// The share of one of several processes that do not know of each other, such as the tasks of a job array.
struct WorkShare {
  std::size_t number = 1, of = 1;  // 1 <= number <= of
};
// The positions below `count` of a share: every of-th. The shares together hold each position once.
std::vector<std::size_t> everyOf(const WorkShare& share, std::size_t count);

struct CollectedParts {
  bool isComparison = false;       // otherwise a cross-validation
  nlohmann::json options;          // TrainingOptions, or ComparisonOptions for all folds
  std::vector<std::size_t> folds;  // of a cross-validation: those that are finished in `out`, from 0
};
// Copies every finished fold that `out` lacks, with the files that describe the whole. Repeatable: a fold that is there stays. Throws Error
// FileInvalid, which names the part, if it has other folds, options or methods than the first one or `out`; PartUnfinished, which
// names a part of a cross-validation that was stopped while folds are missing; FileNotFound for a folder that is no such part;
// FileUnwritable, and as readJson() and readFile() do.
CollectedParts collectParts(const std::vector<std::filesystem::path>& parts, const std::filesystem::path& out);

}  // namespace glenoid
