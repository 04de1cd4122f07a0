// SPDX-License-Identifier: GPL-3.0-or-later
// Which images a model learned from and which it did not, as its description and the split.json of its run say.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/dataset/index.h"

namespace glenoid {

// SHA-256 of a split as toJson() gives it, and as it is read again: a model's "splitSha256".
std::string splitDigest(const nlohmann::json& split);
// SHA-256 of the digests of all items, in their order: a model's "imagesSha256".
std::string imagesDigest(const std::vector<Item>& items);

// The items that stand in the test part of a stored split, ascending; `items` may be more than it was drawn from. Throws Error FileInvalid
// if it is malformed, DatasetMismatch if an image of the test part is not among `items`.
std::vector<std::size_t> testPartOf(const nlohmann::json& split, const std::vector<Item>& items);

// How many of the items stand in the training or validation part of a stored split. Throws Error FileInvalid if it is malformed.
std::size_t learnedAmong(const nlohmann::json& split, const std::vector<Item>& items);

}  // namespace glenoid
