// SPDX-License-Identifier: GPL-3.0-or-later
// Training pictures beside what augmentation makes of them, as one image to look at.
#pragma once

#include <cstdint>
#include <vector>

#include "core/dataset/pixel_cache.h"
#include "core/training/options.h"

namespace glenoid {

struct AugmentationPreview {
  std::int64_t rows = 0, columns = 0;
  std::vector<std::uint8_t> grey;      // rows x columns
  std::vector<std::size_t> positions;  // in the cache, of the picture that each line of the image shows
};

// A line for each of `pictures` pictures, spread evenly over the cache: as it is, a wider gap, then `variants` as the network of these
// options would see them, pixel for pixel; drawn from options.seed. Throws Error OptionInvalid for numbers outside 1..100 and options out
// of range, and DatasetTooSmall for an empty cache.
AugmentationPreview previewAugmentation(const PixelCache& cache, const TrainingOptions& options, std::int64_t pictures,
                                        std::int64_t variants);

}  // namespace glenoid
