// SPDX-License-Identifier: GPL-3.0-or-later
// Which images a model learned from, according to its description and the split.json of its run.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/dataset/index.h"

namespace glenoid {

// SHA-256 of a split in the form of toJson(), also after it was read back: a model's "splitSha256".
std::string splitDigest(const nlohmann::json& split);
// SHA-256 of the digests of all items, in their order: a model's "imagesSha256".
std::string imagesDigest(const std::vector<Item>& items);

// The items in the test part of a stored split, ascending. `items` may hold more images than the split. Throws Error FileInvalid if the
// split is malformed, and DatasetMismatch if an image of its test part is not among `items`.
std::vector<std::size_t> testPartOf(const nlohmann::json& split, const std::vector<Item>& items);

// How many of the items are in the training or validation part of a stored split. Throws Error FileInvalid if it is malformed.
std::size_t learnedAmong(const nlohmann::json& split, const std::vector<Item>& items);

}  // namespace glenoid
