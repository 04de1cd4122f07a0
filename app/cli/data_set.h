// SPDX-License-Identifier: GPL-3.0-or-later
// The data set of a verb, given by --data, as decoded pixels.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/dataset/pixel_cache.h"

namespace CLI {
class App;
}

namespace glenoid::cli {

inline constexpr std::uint64_t kLargestSeed = std::uint64_t{1} << 53;  // the largest that JSON keeps exactly

// Adds the required option --data.
void addDataWord(CLI::App& verb, std::filesystem::path& data);

// Decodes `data` (openDataset says what it may be) in child processes, with progress on stderr, until interruptToken() is cancelled.
// PixelCache::keep() puts new pictures into `cacheFile`; call it once the work that needs them has been accepted. Throws Error or
// Cancelled.
PixelCache readDataSet(const std::filesystem::path& data, const std::filesystem::path& cacheFile);
// The same for every picture below a folder, without labels (indexPictures).
PixelCache readPictures(const std::filesystem::path& folder, const std::filesystem::path& cacheFile);
// Lines for a terminal: how many pictures each class has, which files were skipped and why, which pictures are near-duplicates, and what
// else a person should know.
std::string describedDataSet(const PixelCache& cache);
// Prints what the parts or folds lack (core/dataset/parts.h) on stderr.
void tellFacts(const std::vector<Fact>& facts);
// Prints the description of a data set on stderr. Throws Error DatasetIncomplete, as requireComplete() does.
void acceptDataSet(const PixelCache& cache, const std::filesystem::path& data);
// Reads the data set and prints its description on stderr. Also throws Error DatasetIncomplete, as requireComplete() does.
PixelCache openDataSet(const std::filesystem::path& data, const std::filesystem::path& cacheFile);

}  // namespace glenoid::cli
