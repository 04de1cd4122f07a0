// SPDX-License-Identifier: GPL-3.0-or-later
// Where the network looked: class activation maps, in the coordinates of the source's pixels.
#pragma once

#include <cstddef>
#include <vector>

#include "core/imaging/network_input.h"
#include "core/imaging/render.h"
#include "core/inference/classifier.h"

namespace glenoid {

// One class's evidence over the network's input.
struct HeatMap {
  int rows = 0, columns = 0;     // cells
  std::vector<float> values;     // rows x columns, 0..1, the largest is 1; all 0 where flat
  bool flat = false;             // the map says nothing (no positive evidence, or the same everywhere): do not draw it
  double first = 0, stride = 1;  // the centre of cell i lies at first + i * stride on the square picture, in its pixels, edges at integers
  float peak = 0;                // the largest value before scaling, to compare classes of one picture
};

struct Explanation {
  Prediction prediction;
  std::vector<HeatMap> maps;  // Grad-CAM: one a class, in the order of the labels; LayerCAM: one, of the class asked for
};

// The prediction and every class's Grad-CAM map (Selvaraju 2017; input/32 cells wide) from one forward pass and backward passes through
// the head alone. Blocks; call from the thread that owns the classifier. Throws as Classifier::predict,
// and NotANumber for a map that is not finite.
Explanation explain(Classifier& classifier, const SquareImage& image);

// LayerCAM (Jiang 2021, on the network's finer detail layer: input/16 cells wide for DenseNet-121) of one class; throws as explain(), and
// Error OptionInvalid for a class the model does not have.
Explanation explainInDetail(Classifier& classifier, const SquareImage& image, std::size_t classIndex);

// The map over the source: rows x columns values 0..1, bilinear between cell centres; 0 outside the part that the square shows.
// rows and columns are the source's, placement the square's.
std::vector<float> heatOverSource(const HeatMap& map, const SquareImage& image, int rows, int columns);

// The picture in grey with the map laid over it as RGB: colours of cividis (safe for colour-blind eyes), each pixel covered in proportion
// to its heat, at most `opacity` (0..1). `heat` as from heatOverSource for the picture's size.
Picture overlayHeat(const Picture& picture, const std::vector<float>& heat, double opacity = 0.6);

}  // namespace glenoid
