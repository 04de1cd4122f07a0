// SPDX-License-Identifier: GPL-3.0-or-later
// Random draws that are the same on every system: the C++ standard fixes the numbers of the engine, but not those of its distributions.
#pragma once

#include <cstdint>
#include <random>
#include <utility>
#include <vector>

namespace glenoid {

// A seed for one purpose in one epoch (splitmix64, Steele et al. 2014). Neighbouring arguments give unrelated seeds, so in practice the
// streams do not overlap.
constexpr std::uint64_t mixSeed(std::uint64_t seed, std::uint64_t epoch, std::uint64_t stream) {
  std::uint64_t z = seed + 0x9e3779b97f4a7c15 * (epoch + 1) + 0xd1b54a32d192ed03 * (stream + 1);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
  z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
  return z ^ (z >> 31);
}

class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_(seed) {}
  // In [0, limit); limit >= 1.
  std::size_t below(std::size_t limit) { return static_cast<std::size_t>(engine_() % limit); }
  template <typename T>
  void shuffle(std::vector<T>& values) {
    for (std::size_t i = values.size(); i > 1; --i) std::swap(values[i - 1], values[below(i)]);
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace glenoid
