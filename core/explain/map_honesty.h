// SPDX-License-Identifier: GPL-3.0-or-later
// Whether heat maps are honest: whether what they mark decides the answer, and whether they follow the picture and the network.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/base/cancel_token.h"
#include "core/base/progress.h"
#include "core/dataset/pixel_cache.h"

namespace glenoid {

// The mean over images with its 95 % interval, 1.96 standard errors to each side; of no image NaN, of one the mean alone.
struct MeanFigure {
  std::size_t count = 0;
  double mean = 0, low = 0, high = 0;
};
MeanFigure meanFigure(const std::vector<double>& values);

// What the probability of the label does if pixels go in the order of a map, the hottest first (Petsiuk et al. 2018, RISE), as the mean
// under its curve, 0 to 1. Deletion: they turn grey (the mean of ImageNet); a good order has a low curve. Insertion: they come back into a
// blurred picture; a good order has a high one.
struct OrderFigures {
  std::string order;  // "map"; or, in as many cells, "random", "centre" (the nearest first), "edges" (where the picture is steep)
  MeanFigure deletion, insertion;
  MeanFigure deletionFromMap, insertionFromMap;  // the order's curve less the map's, image by image
};

struct MapHonesty {
  std::size_t images = 0;
  std::size_t flat = 0;  // of these, without a map of their answer; all below is of the others
  std::vector<OrderFigures> orders;
  // The share of the heat in the black bars that a picture has, and the bars' share of the picture, which is what a map that points nowhere
  // would have; of pictures with bars.
  MeanFigure heatInBars, areaOfBars;
  // The same of letters and text that are burned in (core/doubt/alterations): where the pictures' own text stands nobody has recorded.
  MeanFigure heatOnText, areaOfText;
  // Correlations with the map of the same label, pixel by pixel: of the picture turned by ten degrees, turned back, within the largest
  // circle; of the next picture, as a measure of chance; of networks whose last layer, or all layers, have random weights (Adebayo et al.
  // 2018). Where the other map is flat there is no correlation: counted are the others.
  MeanFigure turned, nextPicture, lastLayerRandom, allLayersRandom;
};

struct MapHonestyOptions {
  bool testPartOnly = true;  // as RunEvaluationOptions
  std::uint64_t seed = 1;    // of the random order and the random weights
};

// Of Grad-CAM maps of the most probable label, by the best network of a run, on the CPU; a picture costs about a hundred forward passes.
// The same seed and threads give the same figures. Throws Error as evaluateRun, or Cancelled.
MapHonesty measureMaps(const std::filesystem::path& runFolder, const PixelCache& cache, const MapHonestyOptions& options,
                       const CancelToken& token = {}, const ProgressCallback& progress = {});

}  // namespace glenoid
