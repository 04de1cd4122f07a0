// SPDX-License-Identifier: GPL-3.0-or-later
// Training pictures next to augmented variants of them, as one image.
#pragma once

#include <cstdint>
#include <vector>

#include "core/dataset/pixel_cache.h"
#include "core/training/options.h"

namespace glenoid {

struct AugmentationPreview {
  std::int64_t rows = 0, columns = 0;
  std::vector<std::uint8_t> grey;      // rows x columns
  std::vector<std::size_t> positions;  // cache positions of the pictures, one for each line of the image
};

// One line for each of `pictures` pictures, spread evenly over the cache: the unchanged picture, a wider gap, then `variants` as the
// network would see them with these options, pixel for pixel. Draws from options.seed. Throws Error OptionInvalid for numbers outside
// 1..100 and options out of range, and DatasetTooSmall for an empty cache.
AugmentationPreview previewAugmentation(const PixelCache& cache, const TrainingOptions& options, std::int64_t pictures,
                                        std::int64_t variants);

}  // namespace glenoid
