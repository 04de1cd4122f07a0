// SPDX-License-Identifier: GPL-3.0-or-later
// Square pictures as the input tensor of a network; shared by classification and heat maps.
#pragma once

#include <span>

#include "core/bundle/model_description.h"
#include "core/imaging/network_input.h"

namespace at {
class Tensor;
}

namespace glenoid {

// Returns [N, 3, inputSize, inputSize] float32 on the CPU, seen by this look (core/nn/looks) and normalised as the model requires. Throws
// Error Internal if the bytes of a picture do not fill its square or its side differs from the first.
at::Tensor inputTensor(std::span<const SquareImage> images, const ModelDescription& model, int look = 0);

}  // namespace glenoid
