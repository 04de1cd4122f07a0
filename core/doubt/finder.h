// SPDX-License-Identifier: GPL-3.0-or-later
// Finds implants in a radiograph, so that the part around one can be identified instead of the whole picture.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace glenoid {

class PlanMemory;

struct FoundBox {
  double left = 0, top = 0, right = 0, bottom = 0;  // in pixels of the square picture, edges at whole numbers; without black bars
  double score = 0;                                 // 0 to 1: how clearly the implant is seen
  double share = 0;                                 // 0 to 1: share of the area between the bars
};

inline constexpr std::size_t kMostFound = 4;

// A network of core/nn/finder_network. Computes on the CPU, one thread at a time. The same picture gives the same boxes.
class Finder {
 public:
  // Reads a safetensors file whose metadata hold "subject" (what the radiographs show, as ModelDescription::subject), "inputSize" (256) and
  // "limit" (the least log odds of a box). Throws Error as readSafetensors() does, WeightsMismatch for weights of another network, and
  // WeightsDamaged for other metadata.
  explicit Finder(const std::filesystem::path& file);
  ~Finder();
  Finder(Finder&&) noexcept;
  Finder& operator=(Finder&&) noexcept;
  // The same for another thread; both share the weights. `memory` as anotherFrozen() takes it. Any thread.
  Finder another(const std::shared_ptr<PlanMemory>& memory) const;

  // Boxes of the implants in a grey picture of side x side pixels with bright bone and metal: the clearest first, at most kMostFound, with
  // little overlap. Throws Error Internal if the bytes do not fill a square, and NotANumber.
  std::vector<FoundBox> find(std::span<const std::uint8_t> square, std::int64_t side);

 private:
  struct Impl;
  explicit Finder(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// Whether a finder for radiographs of this subject is installed. Throws as readSafetensorsMetadata() does, and as Finder does for other
// metadata.
bool finderInstalled(const std::string& subject);

// The installed finder for radiographs of this subject; null if there is none. Throws as Finder does.
std::unique_ptr<Finder> installedFinder(const std::string& subject);

}  // namespace glenoid
