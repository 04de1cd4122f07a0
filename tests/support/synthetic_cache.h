// SPDX-License-Identifier: GPL-3.0-or-later
// A pixel cache of small made-up pictures: each class has its own stripe pattern, so that a network can learn it.
#pragma once

#include <cmath>
#include <filesystem>
#include <span>
#include <string>

#include "core/base/sha256.h"
#include "core/dataset/pixel_cache.h"
#include "core/dataset/random.h"

namespace glenoid {

inline std::string hashOf(const std::string& text) { return sha256(std::as_bytes(std::span(text))); }

inline PixelCache makeSyntheticCache(const std::filesystem::path& file, std::size_t perClass, std::int64_t classes = 2,
                                     std::int64_t side = 48, std::uint64_t seed = 1) {
  PixelCacheInfo info{side, {}, "synthetic"};
  for (std::int64_t c = 0; c < classes; ++c) info.labels.push_back("class " + std::to_string(c));
  PixelCacheWriter writer(file, info);
  Random random(seed);
  for (std::int64_t c = 0; c < classes; ++c) {
    for (std::size_t i = 0; i < perClass; ++i) {
      std::vector<std::uint8_t> grey;
      const double phase = static_cast<double>(random.below(100));
      for (std::int64_t y = 0; y < side; ++y) {
        for (std::int64_t x = 0; x < side; ++x) {
          const double wave = std::sin(static_cast<double>(c % 2 == 0 ? x : y) * 0.5 * static_cast<double>(1 + c / 2) + phase);
          grey.push_back(static_cast<std::uint8_t>(127 + 90 * wave + static_cast<double>(random.below(30))));
        }
      }
      auto name = std::to_string(c);
      name.append("/").append(std::to_string(i));
      writer.add({name, c, hashOf(seed == 1 ? name : name + " of " + std::to_string(seed)), ""}, grey);
    }
  }
  writer.finish();
  return PixelCache(file);
}

}  // namespace glenoid
