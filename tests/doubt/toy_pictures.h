// SPDX-License-Identifier: GPL-3.0-or-later
// Invented features in clusters, on which gates can be fitted without pictures.
#pragma once

#include <string>
#include <vector>

#include "core/dataset/random.h"
#include "core/doubt/gate_fit.h"

namespace glenoid::test {

// Only the first features vary, each uniformly from -1 to 1 around the value that a cluster sets.
inline constexpr std::size_t kVaryingFeatures = 5;
class ToyFeatures {
 public:
  explicit ToyFeatures(std::uint64_t seed = 1) : random_(seed) {}
  std::vector<float> around(const std::vector<std::pair<std::size_t, float>>& centre) {
    std::vector<float> features(kGateFeatures);
    for (std::size_t i = 0; i < kVaryingFeatures; ++i) features[i] = (static_cast<float>(random_.below(2001)) - 1000) / 1000;
    for (const auto& [place, value] : centre) features[place] += value;
    return features;
  }

 private:
  Random random_;
};

inline void append(std::vector<float>& table, const std::vector<float>& row) { table.insert(table.end(), row.begin(), row.end()); }

// Strangers are at -6 in the first feature, and each kind at 6 in a feature of its own; own pictures are at +6 in the first.
class Toys {
 public:
  void addOwn(std::size_t count, const std::vector<std::pair<std::size_t, float>>& centre = {{0, 6}}, bool oneGroup = false) {
    const auto group = own.group.empty() ? 0 : own.group.back() + 1;
    for (std::size_t i = 0; i < count; ++i) {
      append(own.features, draw_.around(centre));
      own.group.push_back(oneGroup ? group : group + i);
      own.sha256.push_back("file " + std::to_string(own.sha256.size()));
      own.plain.push_back(true);
    }
  }
  // Row i belongs to block `block` + i.
  void addKind(const ReferenceKind& kind, std::size_t count, const std::vector<std::pair<std::size_t, float>>& centre,
               const std::string& block = "block ") {
    for (std::size_t i = 0; i < count; ++i) {
      append(features_, draw_.around(centre));
      references_.rows.push_back({references_.kinds.size(), block + std::to_string(i)});
    }
    references_.kinds.push_back(kind);
  }
  void addUsualKinds() {
    addKind({"hand", ""}, 60, {{0, -6}, {1, 6}});
    addKind({"hip", ""}, 60, {{0, -6}, {2, 6}});
    addKind({"hip_hardware", "hip"}, 60, {{0, -6}, {2, 6}, {3, 6}});
  }
  References references() const {
    auto result = references_;
    result.projection = fitProjection(features_, result, kVaryingFeatures);
    result.projected = result.projection.of(features_);
    result.backboneSha256 = kBackbone;
    return result;
  }
  ToyFeatures& draw() { return draw_; }

  static constexpr auto kBackbone = "a backbone";
  OwnPictures own;

 private:
  ToyFeatures draw_;
  References references_;
  std::vector<float> features_;
};

}  // namespace glenoid::test
