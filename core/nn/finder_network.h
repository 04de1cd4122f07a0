// SPDX-License-Identifier: GPL-3.0-or-later
// The network that finds implants: MobileNetV2 with a small head on two of its maps, as one-stage detectors have it.
#pragma once

#include "core/nn/network.h"

namespace glenoid {

// Side of its input and of a cell of its map, pixels.
inline constexpr std::int64_t kFinderInput = 256, kFinderCell = 16;

// featureMap(): [N, 3, H, W] -> [N, 5, H / 16, W / 16], sides that 32 divides. Of each cell: the log odds that its centre lies on an
// implant, and the logarithms of how far the implant's edges lie from the centre to the left, upwards, to the right and downwards, in
// cells. The map at input/32 (features.17) is added to that at input/16 (features.13) as in feature pyramids (Lin et al. 2017); the
// distances are those of FCOS (Tian et al. 2019). Keys: `features.*` as torchvision's, `lateral`, `top`, `mix`, `out`. It has no logits of
// its own.
std::shared_ptr<Network> makeFinderNetwork();

}  // namespace glenoid
