// SPDX-License-Identifier: GPL-3.0-or-later
// A picture as a network sees it that never saw a radiograph of the user: what the gate judges by.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace glenoid {

// Numbers of one picture.
inline constexpr std::size_t kGateFeatures = 640;
// Side of the square that the network is given, pixels.
inline constexpr std::int64_t kGateInput = 192;

// A frozen MobileNetV2 (Sandler et al. 2018), trained on ImageNet alone: mean and maximum over space of the 320 channels before its last
// convolution. On the CPU; used by one thread at a time. The same picture gives the same numbers, whatever stands beside it.
class GateFeatures {
 public:
  // Throws Error as readSafetensors, and WeightsMismatch for weights of another network.
  explicit GateFeatures(const std::filesystem::path& backbone);
  ~GateFeatures();
  GateFeatures(GateFeatures&&) noexcept;
  GateFeatures& operator=(GateFeatures&&) noexcept;

  // `squares` holds one grey picture of side x side values after the other. -> kGateFeatures numbers for each, in their order.
  // Throws Error Internal for bytes that fill no number of squares, OutOfMemory.
  std::vector<float> of(std::span<const std::uint8_t> squares, std::int64_t side);

  // SHA-256 of the backbone's file: a gate fits the features that it was fitted on, and no others.
  const std::string& backboneSha256() const { return sha256_; }

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
  std::string sha256_;
};

// Where the shipped backbone lies. Throws Error FileNotFound if it is not installed.
std::filesystem::path installedBackbone();

// Writes the backbone of published weights (torchvision's keys) as it is shipped: without a head, large weights in 8 bits. Throws Error as
// GateFeatures and FileUnwritable.
void writeBackbone(const std::filesystem::path& published, const std::filesystem::path& backbone);

}  // namespace glenoid
