// SPDX-License-Identifier: GPL-3.0-or-later
// The data set of a verb: what --data names, as decoded pixels.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "core/dataset/pixel_cache.h"

namespace CLI {
class App;
}

namespace glenoid::cli {

inline constexpr std::uint64_t kLargestSeed = std::uint64_t{1} << 53;  // JSON keeps it exactly

// Adds the required word --data.
void addDataWord(CLI::App& verb, std::filesystem::path& data);

// See openDataset for what `data` may be; it is decoded for `cacheFile` in child processes, with progress on stderr, until interruptToken()
// is cancelled. What is new is put there by PixelCache::keep(), when the work that wants it has been accepted. Throws Error or Cancelled.
PixelCache readDataSet(const std::filesystem::path& data, const std::filesystem::path& cacheFile);
// Lines for a terminal: how many pictures each class has, which files were skipped why, and which pictures are near-duplicates.
std::string describedDataSet(const PixelCache& cache);
// Both, with the description on stderr; throws Error DatasetIncomplete as requireComplete().
PixelCache openDataSet(const std::filesystem::path& data, const std::filesystem::path& cacheFile);

}  // namespace glenoid::cli
