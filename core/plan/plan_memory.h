// SPDX-License-Identifier: GPL-3.0-or-later
// The memory in which the plans of one thread keep the maps between their layers.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <torch/types.h>

namespace glenoid {

// Plans that share it run one after the other, never at once: each writes over what the others left.
class PlanMemory {
 public:
  // The smallest free piece of `values` float32 values or more; a new one if there is none. release() makes it free again.
  std::size_t take(std::int64_t values) {
    const auto fits = [&](const Piece& piece) { return !piece.taken && piece.values.numel() >= values; };
    const auto smaller = [&](const Piece& a, const Piece& b) { return fits(a) && (!fits(b) || a.values.numel() < b.values.numel()); };
    auto best = std::min_element(pieces_.begin(), pieces_.end(), smaller);
    if (best == pieces_.end() || !fits(*best)) best = pieces_.insert(pieces_.end(), {torch::empty({values}), false});
    best->taken = true;
    return static_cast<std::size_t>(best - pieces_.begin());
  }
  void release(std::size_t piece) { pieces_[piece].taken = false; }
  const torch::Tensor& values(std::size_t piece) const { return pieces_[piece].values; }  // [V] float32

 private:
  struct Piece {
    torch::Tensor values;
    bool taken;
  };
  std::vector<Piece> pieces_;
};

}  // namespace glenoid
