// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/augmentation_preview.h"

#include <gtest/gtest.h>

#include "core/base/error.h"
#include "tests/support/synthetic_cache.h"
#include "tests/support/temporary_folder.h"

namespace glenoid {
namespace {

TEST(AugmentationPreview, ShowsEachPictureAsItIsAndThenItsVariants) {
  const test::TemporaryFolder folder;
  const auto cache = makeSyntheticCache(folder / "pixels.cache", 10, 2, 48);
  TrainingOptions options;
  options.inputSize = 48;
  options.augmentation = noAugmentation();
  options.augmentation.flipHorizontal = 1;
  const auto preview = previewAugmentation(cache, options, 4, 2);
  EXPECT_EQ(preview.positions, (std::vector<std::size_t>{2, 7, 12, 17}));
  ASSERT_EQ(preview.rows, 4 * 48 + 3);
  ASSERT_EQ(preview.columns, 48 + 4 + 2 * 48 + 1);
  ASSERT_EQ(preview.grey.size(), static_cast<std::size_t>(preview.rows * preview.columns));
  const auto shown = [&](std::int64_t y, std::int64_t x) { return preview.grey[static_cast<std::size_t>(y * preview.columns + x)]; };
  for (std::int64_t line = 0; line < 4; ++line) {
    const auto picture = cache.picture(preview.positions[static_cast<std::size_t>(line)]);
    for (std::int64_t y = 0; y < 48; ++y) {
      for (std::int64_t x = 0; x < 48; ++x) {
        const int value = picture[static_cast<std::size_t>(y * 48 + x)];
        ASSERT_EQ(shown(line * 49 + y, x), value);
        ASSERT_NEAR(shown(line * 49 + y, 52 + 47 - x), value, 1);
        ASSERT_NEAR(shown(line * 49 + y, 101 + 47 - x), value, 1);
      }
    }
  }
}

TEST(AugmentationPreview, TheGapsAreTheSameShareOfPicturesOfAnySize) {
  const test::TemporaryFolder folder;
  const auto cache = makeSyntheticCache(folder / "pixels.cache", 3, 2, 48);
  const auto columns = [&](int size) {
    TrainingOptions options;
    options.inputSize = size;
    return previewAugmentation(cache, options, 2, 6).columns;
  };
  EXPECT_EQ(columns(112), 7 * 112 + 8 + 5 * 2);
  EXPECT_EQ(columns(224), 2 * columns(112));
}

TEST(AugmentationPreview, IsDrawnFromTheSeedAtTheSizeOfTheNetwork) {
  const test::TemporaryFolder folder;
  const auto cache = makeSyntheticCache(folder / "pixels.cache", 3, 2, 48);
  TrainingOptions options;
  options.inputSize = 32;
  const auto first = previewAugmentation(cache, options, 100, 3);
  EXPECT_EQ(first.positions.size(), 6u) << "no more than there are";
  EXPECT_EQ(first.rows, 6 * 33 - 1);
  EXPECT_EQ(previewAugmentation(cache, options, 100, 3).grey, first.grey);
  options.seed = 2;
  EXPECT_NE(previewAugmentation(cache, options, 100, 3).grey, first.grey);
  EXPECT_THROW(previewAugmentation(cache, options, 0, 3), Error);
  EXPECT_THROW(previewAugmentation(cache, options, 3, 101), Error);
}

}  // namespace
}  // namespace glenoid
