// SPDX-License-Identifier: GPL-3.0-or-later
// Square pictures as the tensor a network takes; shared by classification and heat maps.
#pragma once

#include <span>

#include "core/bundle/model_description.h"
#include "core/imaging/network_input.h"

namespace at {
class Tensor;
}

namespace glenoid {

// -> [N, 3, inputSize, inputSize] float32 on the CPU, as the look of core/nn/looks sees them, normalised as the model says. Throws Error
// Internal for a picture whose bytes do not fill its square or whose side differs from the first one's.
at::Tensor inputTensor(std::span<const SquareImage> images, const ModelDescription& model, int look = 0);

}  // namespace glenoid
