// SPDX-License-Identifier: GPL-3.0-or-later
// The same data set with other pixels at some positions: code that must not see these pictures must give the same results.
#pragma once

#include <algorithm>
#include <filesystem>
#include <vector>

#include "core/dataset/pixel_cache.h"

namespace glenoid {

inline PixelCache alteredCache(const PixelCache& cache, const std::vector<std::size_t>& positions, const std::filesystem::path& file) {
  PixelCacheWriter writer(file, cache.info());
  for (std::size_t i = 0; i < cache.size(); ++i) {
    std::vector<std::uint8_t> grey(cache.picture(i).begin(), cache.picture(i).end());
    if (std::find(positions.begin(), positions.end(), i) != positions.end()) {
      for (std::size_t p = 0; p < grey.size(); ++p) grey[p] = static_cast<std::uint8_t>(grey[p] * 7 + p);
    }
    writer.add(cache.items()[i], grey);
  }
  writer.finish();
  return PixelCache(file);
}

}  // namespace glenoid
