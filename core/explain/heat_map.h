// SPDX-License-Identifier: GPL-3.0-or-later
// Class activation maps in source pixels: where in the picture the network found its evidence.
#pragma once

#include <cstddef>
#include <vector>

#include "core/imaging/network_input.h"
#include "core/imaging/render.h"
#include "core/inference/classifier.h"

namespace glenoid {

// The evidence for one class over the network's input.
struct HeatMap {
  int rows = 0, columns = 0;     // cells
  std::vector<float> values;     // rows x columns, 0..1, the largest is 1; all 0 if flat
  bool flat = false;             // the map shows nothing (no positive evidence, or the same everywhere): do not draw it
  double first = 0, stride = 1;  // in pixels of the square, with edges at integers: the centre of cell i is first + i * stride
  float peak = 0;                // the largest value before scaling; compares the classes of one picture
};

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

// The map over the source: rows x columns values in 0..1, bilinear between cell centres; 0 outside the part that the square shows. `rows`
// and `columns` are those of the source; `image` gives the placement of the square.
std::vector<float> heatOverSource(const HeatMap& map, const SquareImage& image, int rows, int columns);

// The picture in grey with the map over it, as RGB. The colours are cividis (safe for colour-blind readers). The heat of a pixel sets how
// strongly it is covered, at most `opacity` (0..1). `heat` comes from heatOverSource() for the picture's size.
Picture overlayHeat(const Picture& picture, const std::vector<float>& heat, double opacity = 0.6);

}  // namespace glenoid
