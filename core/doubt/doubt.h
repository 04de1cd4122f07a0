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

class PlanMemory;

// A radiograph that the model learned from.
struct SimilarCase {
  std::size_t label = 0;  // index into the model's labels
  double distance = 0;    // 0 to 2, see core/doubt/neighbours
  std::string sha256;     // of its file's content
  std::string name;       // of its file, if known
  // Half precision alone may add this much to the distance 0 of the same picture.
  bool isSamePicture() const { return distance < 0.001; }
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
  // The same for another thread; both share what was read. `memory` as anotherFrozen() takes it. Any thread.
  Doubt another(const std::shared_ptr<PlanMemory>& memory) const;

  // Facts about every answer of the model: that it has no gate.
  const std::vector<Fact>& facts() const { return facts_; }

  // `squares` holds grey pictures of side x side values one after the other. Returns, for each picture, the log odds that it is of the
  // model's kind minus the gate's threshold: below 0 no maker may be named. Empty values without a gate. Throws as GateFeatures::of() does.
  std::vector<std::optional<double>> gateMargins(std::span<const std::uint8_t> squares, std::int64_t side);
  // The fact for a picture with a margin below 0.
  Fact unlikeLearned() const;

  // Whether the model records which radiographs it learned from.
  bool knowsLearned() const;
  // The learned radiographs with the nearest embeddings (Prediction::features), nearest first, at most kMostSimilar. Empty if the model
  // does not record them. Throws Error ModelDamaged if they belong to another network.
  std::vector<SimilarCase> similarTo(std::span<const float> features) const;
  // The fact that the radiograph itself was learned: a learned file has the content `sha256` (64 digits; empty if unknown), or the
  // nearest of `similar` is so much nearer than the others that it must be the same picture in another file. Empty otherwise.
  std::optional<Fact> amongLearned(const std::string& sha256, std::span<const SimilarCase> similar) const;

 private:
  struct Impl;
  Doubt(std::unique_ptr<Impl> impl, std::vector<Fact> facts);
  std::unique_ptr<Impl> impl_;
  std::vector<Fact> facts_;
};

}  // namespace glenoid
