// SPDX-License-Identifier: GPL-3.0-or-later
// Class activation maps in source pixels: where in the picture the network found its evidence.
#pragma once

#include <cstddef>
#include <vector>

#include "core/explain/heat_overlay.h"
#include "core/inference/classifier.h"

namespace glenoid {

struct Explanation {
  Prediction prediction;
  std::vector<HeatMap> maps;  // Grad-CAM: one map for each class, in the order of the labels; LayerCAM: one, for the requested class
};

// The prediction and every class's Grad-CAM map (Selvaraju et al. 2017; input / 32 cells wide), from one forward pass and backward passes
// through the head only. Blocks; call from the thread that owns the classifier. Throws as Classifier::predict() does, and NotANumber if a
// map is not finite.
Explanation explain(Classifier& classifier, const SquareImage& image);

// LayerCAM (Jiang et al. 2021) of one class, on the network's finer detail layer (input / 16 cells wide for DenseNet-121). Throws as
// explain() does, and Error OptionInvalid for a class that the model lacks.
Explanation explainInDetail(Classifier& classifier, const SquareImage& image, std::size_t classIndex);

}  // namespace glenoid
