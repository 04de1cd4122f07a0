// SPDX-License-Identifier: GPL-3.0-or-later
// Features of a picture for classifiers without a network: small grey values, or histograms of oriented gradients.
#pragma once

#include <opencv2/core.hpp>

#include "core/base/cancel_token.h"
#include "core/dataset/pixel_cache.h"

namespace glenoid {

enum class PictureFeatures {
  Pixels,  // 32 x 32 grey values in [0, 1], area filter
  Hog,     // Dalal and Triggs 2005 on 64 x 64: cells of 8 x 8, 9 unsigned orientations, blocks of 2 x 2 cells, L2-Hys
};

// [cache.size(), D] float32, D = 1024 or 1764. The row of a picture depends only on that picture. Throws Cancelled.
cv::Mat pictureFeatures(const PixelCache& cache, PictureFeatures kind, const CancelToken& token);

}  // namespace glenoid
