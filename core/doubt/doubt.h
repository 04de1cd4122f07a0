// What judges whether a loaded model may name a maker in a picture at all.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "core/base/fact.h"
#include "core/bundle/bundle.h"

namespace glenoid {

// One thread at a time; computes on the CPU.
class Doubt {
 public:
  // Throws Error ModelDamaged, or FileNotFound if the gate's backbone is not installed or another one.
  explicit Doubt(const Bundle& bundle);
  ~Doubt();
  Doubt(Doubt&&) noexcept;
  Doubt& operator=(Doubt&&) noexcept;

  // What is to be known of every answer: that the model has no gate.
  const std::vector<Fact>& facts() const { return facts_; }

  // `squares` holds one grey picture of side x side values after the other. How far the log odds of each that it is of the model's kind lie
  // above what the gate lets through: below 0 no maker may be named. Nothing without a gate. Throws as GateFeatures::of.
  std::vector<std::optional<double>> gateMargins(std::span<const std::uint8_t> squares, std::int64_t side);
  // What is said of a picture below 0.
  Fact unlikeLearned() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
  std::vector<Fact> facts_;
};

}  // namespace glenoid
