// SPDX-License-Identifier: GPL-3.0-or-later
// Judges whether a loaded model may name a maker in a picture at all, and finds the learned radiographs that resemble the picture.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/fact.h"
#include "core/bundle/bundle.h"

namespace glenoid {

// A radiograph that the model learned from.
struct SimilarCase {
  std::size_t label = 0;  // index into the model's labels
  double distance = 0;    // 0 to 2, see core/doubt/neighbours
  std::string sha256;     // of its file's content
  std::string name;       // of its file, if known
  bool operator==(const SimilarCase&) const = default;
};
inline constexpr std::size_t kMostSimilar = 5;

// One thread at a time; computes on the CPU.
class Doubt {
 public:
  // Throws Error ModelDamaged, FileNotFound if a part of the bundle is missing or the gate's backbone is not installed, and ModelMismatch
  // if the installed backbone is another one.
  explicit Doubt(const Bundle& bundle);
  ~Doubt();
  Doubt(Doubt&&) noexcept;
  Doubt& operator=(Doubt&&) noexcept;

  // Facts about every answer of the model: that it has no gate.
  const std::vector<Fact>& facts() const { return facts_; }

  // `squares` holds one grey picture of side x side values after the other. How far the log odds of each that it is of the model's kind lie
  // above what the gate lets through: below 0 no maker may be named. Nothing without a gate. Throws as GateFeatures::of.
  std::vector<std::optional<double>> gateMargins(std::span<const std::uint8_t> squares, std::int64_t side);
  // The fact for a picture with a margin below 0.
  Fact unlikeLearned() const;

  // Whether the model records which radiographs it learned from.
  bool knowsLearned() const;
  // The learned radiographs with the nearest embeddings (Prediction::features), nearest first, at most kMostSimilar. Empty if the model
  // does not record them. Throws Error ModelDamaged if they belong to another network.
  std::vector<SimilarCase> similarTo(std::span<const float> features) const;
  // That a radiograph is itself among them: one with a file of this content (64 digits; empty if it is not known), or one that is so much
  // nearer than the others like it, `similar`, that it is the same picture in another file. Nothing if it is not.
  std::optional<Fact> amongLearned(const std::string& sha256, std::span<const SimilarCase> similar) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
  std::vector<Fact> facts_;
};

}  // namespace glenoid
