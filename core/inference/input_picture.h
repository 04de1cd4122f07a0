// SPDX-License-Identifier: GPL-3.0-or-later
// The network's input as a picture for display.
#pragma once

#include "core/bundle/model_description.h"
#include "core/imaging/network_input.h"
#include "core/imaging/render.h"

namespace glenoid {

// The grey picture of inputSize x inputSize pixels that the network receives, before normalisation, rounded to 8 bits. Throws as
// inputTensor() does.
Picture inputPicture(const SquareImage& image, const ModelDescription& model);

}  // namespace glenoid
