// SPDX-License-Identifier: GPL-3.0-or-later
// Divides a data set: 80-10-10 or k folds, stratified by class, with groups kept together, stored with the SHA-256 of every image.
#pragma once

#include <cstdint>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/dataset/index.h"

namespace glenoid {

// Positions in the list of items, ascending. Every item is in exactly one part.
struct Split {
  std::uint64_t seed = 0;
  std::vector<std::size_t> train, validation, test;
  bool operator==(const Split&) const = default;
};

struct Folds {
  std::uint64_t seed = 0;
  std::vector<std::vector<std::size_t>> folds;  // every item is in exactly one fold
  bool operator==(const Folds&) const = default;
};

struct Shares {
  double train = 0.8, validation = 0.1, test = 0.1;  // each >= 0, sum 1
};

// In each part every class has its share to within one image, as far as groups allow. Items with the same `group` or content (SHA-256)
// always stay in one part. The same items and seed give the same parts on every system. Throws Error OptionInvalid (shares, fewer than two
// folds), DatasetTooSmall (more folds than images) and DatasetTooFewGroups (a fold would be empty, because images stay together).
Split stratifiedSplit(const std::vector<Item>& items, const Shares& shares, std::uint64_t seed);
Folds stratifiedFolds(const std::vector<Item>& items, std::size_t count, std::uint64_t seed);

// Fold `fold` is the test part. From the other folds, a stratified `validationShare` in [0, 1) becomes the inner validation part.
Split splitOfFold(const std::vector<Item>& items, const Folds& folds, std::size_t fold, double validationShare);

// {"format": "glenoid-split", "version": 1, "seed", "train": [{"path", "sha256"}], "validation": [...], "test": [...]}; folds have the
// format "glenoid-folds" and "folds": [[...]]. Reading matches images by SHA-256, not by path. Throws Error FileInvalid if the file is
// malformed or an image is in two parts, and DatasetMismatch if its images are not exactly those of `items`.
nlohmann::json toJson(const Split& split, const std::vector<Item>& items);
nlohmann::json toJson(const Folds& folds, const std::vector<Item>& items);
Split splitFromJson(const nlohmann::json& json, const std::vector<Item>& items);
Folds foldsFromJson(const nlohmann::json& json, const std::vector<Item>& items);
// The same for a stored file, which errors name. Also throws Error as readJson() does.
Split readSplit(const std::filesystem::path& file, const std::vector<Item>& items);
Folds readFolds(const std::filesystem::path& file, const std::vector<Item>& items);

}  // namespace glenoid
