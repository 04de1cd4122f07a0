// SPDX-License-Identifier: GPL-3.0-or-later
// The network that finds implants: MobileNetV2 with a small head on two of its maps, like a one-stage detector.
#pragma once

#include "core/nn/network.h"

namespace glenoid {

// Side of the network's input and of one cell of its map, in pixels.
inline constexpr std::int64_t kFinderInput = 256, kFinderCell = 16;

// featureMap(): [N, 3, H, W] -> [N, 5, H / 16, W / 16]; H and W must be multiples of 32. For each cell: the log odds that its centre is on
// an implant, and the logarithms of the distances from the centre to the implant's left, upper, right and lower edge, in cells. The map at
// input / 32 (features.17) is added to the map at input / 16 (features.13) as in feature pyramids (Lin et al. 2017); the distances follow
// FCOS (Tian et al. 2019). Keys: `features.*` as in torchvision, `lateral`, `top`, `mix`, `out`. The network has no logits.
std::shared_ptr<Network> makeFinderNetwork();

}  // namespace glenoid
