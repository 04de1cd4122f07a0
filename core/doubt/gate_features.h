// SPDX-License-Identifier: GPL-3.0-or-later
// Features of a picture from a network that never saw a radiograph; the gate judges by them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace glenoid {

class PlanMemory;

// Number of features of one picture.
inline constexpr std::size_t kGateFeatures = 640;
// Side of the square that the network receives, in pixels.
inline constexpr std::int64_t kGateInput = 192;

// Features of a frozen MobileNetV2 (Sandler et al. 2018) trained on ImageNet only: mean and maximum over space of the 320 channels before
// its last convolution. Computes on the CPU, one thread at a time. The same picture gives the same numbers, whatever other pictures are in
// the call.
class GateFeatures {
 public:
  // Throws Error as readSafetensors() does, and WeightsMismatch for weights of another network.
  explicit GateFeatures(const std::filesystem::path& backbone);
  ~GateFeatures();
  GateFeatures(GateFeatures&&) noexcept;
  GateFeatures& operator=(GateFeatures&&) noexcept;
  // The same for another thread; both share the weights. `memory` as anotherFrozen() takes it. Any thread.
  GateFeatures another(const std::shared_ptr<PlanMemory>& memory) const;

  // `squares` holds grey pictures of side x side values one after the other. Returns kGateFeatures numbers for each, in their order. Throws
  // Error Internal if the bytes do not fill whole squares, and OutOfMemory.
  std::vector<float> of(std::span<const std::uint8_t> squares, std::int64_t side);

  // SHA-256 of the backbone's file: a gate works only with the features that it was fitted on.
  const std::string& backboneSha256() const { return sha256_; }

 private:
  struct Impl;
  GateFeatures(std::unique_ptr<Impl> impl, std::string sha256);
  std::unique_ptr<Impl> impl_;
  std::string sha256_;
};

// Path of the shipped backbone. Throws Error FileNotFound if it is not installed.
std::filesystem::path installedBackbone();

// Writes the backbone of published weights (torchvision's keys) in the shipped form: without a head, large weights in 8 bits. Throws Error
// as GateFeatures does, and FileUnwritable.
void writeBackbone(const std::filesystem::path& published, const std::filesystem::path& backbone);

}  // namespace glenoid
