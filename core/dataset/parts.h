// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of a data set: those that its folders name, or drawn ones; and what they cannot measure.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/dataset/pixel_cache.h"
#include "core/dataset/split.h"

namespace glenoid {

enum class SplitPart { Train, Validation, Test };

// The part that a folder of this name holds: train, training; val, valid, validation; test, testing; in any case. Empty: none.
std::optional<SplitPart> partNamed(std::string_view folder);

// Whether the folders of the data set are its parts (see indexFolder).
bool hasParts(const PixelCache& cache);
// The parts of the folders, or else those of stratifiedSplit(), 80-10-10.
Split splitOf(const PixelCache& cache, std::uint64_t seed);

// What these parts or folds cannot teach or measure: empty parts, classes that are missing from one, and groups that lie in several.
std::vector<Fact> factsOf(const Split& split, const PixelCache& cache);
// `validationShare` as in splitOfFold(); 0: nothing is validated.
std::vector<Fact> factsOf(const Folds& folds, double validationShare, const PixelCache& cache);

}  // namespace glenoid
