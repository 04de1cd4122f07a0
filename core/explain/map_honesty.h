// SPDX-License-Identifier: GPL-3.0-or-later
// Whether heat maps are honest: whether the marked pixels decide the answer, and whether the maps depend on the picture and the network.
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

// The mean over images with its 95 % interval (1.96 standard errors on each side). NaN for no image; only the mean for one.
struct MeanFigure {
  std::size_t count = 0;
  double mean = 0, low = 0, high = 0;
};
MeanFigure meanFigure(const std::vector<double>& values);

// How the probability of the label changes as pixels are processed in the order of a map, hottest first (Petsiuk et al. 2018, RISE): the
// mean under the curve, 0 to 1. Deletion: the pixels turn grey (the mean of ImageNet); a good order gives a low curve. Insertion: the
// pixels return to a blurred picture; a good order gives a high curve.
struct OrderFigures {
  std::string order;  // "map"; or, with the same number of cells, "random", "centre" (nearest first), "edges" (steepest first)
  MeanFigure deletion, insertion;
  MeanFigure deletionFromMap, insertionFromMap;  // the curve of this order minus that of the map, image by image
};

struct MapHonesty {
  std::size_t images = 0;
  std::size_t flat = 0;  // images without a map of their answer; everything below is about the others
  std::vector<OrderFigures> orders;
  // For pictures with black bars: the share of the heat in the bars, and the bars' share of the picture, which a meaningless map would also
  // have.
  MeanFigure heatInBars, areaOfBars;
  // The same for letters and text that are burned in here (core/doubt/alterations), because the position of existing text is not recorded.
  MeanFigure heatOnText, areaOfText;
  // Correlations with the map of the same label, pixel by pixel: for the picture turned by ten degrees and back, within the largest circle;
  // for the next picture, to measure chance; for networks whose last layer, or all layers, have random weights (Adebayo et al. 2018). If
  // the other map is flat, there is no correlation and the pair is not counted.
  MeanFigure turned, nextPicture, lastLayerRandom, allLayersRandom;
};

struct MapHonestyOptions {
  bool testPartOnly = true;  // as in RunEvaluationOptions
  std::uint64_t seed = 1;    // for the random order and the random weights
  int workers = 1;           // threads, 1 or more, among which the pictures are shared out; each computes a picture alone
};

// Measures Grad-CAM maps of the most probable label with the best weights of a run, on the CPU. A picture costs about a hundred forward
// passes, a worker the plans of seven networks (core/plan/frozen_network). The same seed gives the same figures, with every number of
// workers to the bit if the calling thread computes with one thread, and to rounding otherwise. Throws Error as evaluateRun() does, or
// Cancelled.
MapHonesty measureMaps(const std::filesystem::path& runFolder, const PixelCache& cache, const MapHonestyOptions& options,
                       const CancelToken& token = {}, const ProgressCallback& progress = {});

}  // namespace glenoid
