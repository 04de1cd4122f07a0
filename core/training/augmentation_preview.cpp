// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/augmentation_preview.h"

#include <algorithm>

#include <torch/utils.h>

#include "core/base/error.h"
#include "core/nn/preprocessing.h"
#include "core/training/augmentation.h"
#include "core/training/pixel_store.h"

namespace glenoid {
namespace {

// A share of the side, because the window draws small pictures larger.
constexpr std::int64_t kSidesPerGap = 56, kGapsPerWideGap = 4;

torch::Tensor asSeen(const torch::Tensor& pictures, std::int64_t size) {
  return resizeSquare(pictures, size).round().clamp(0, 255).to(torch::kUInt8);
}

}  // namespace

AugmentationPreview previewAugmentation(const PixelCache& cache, const TrainingOptions& options, std::int64_t pictures,
                                        std::int64_t variants) {
  checkOptions(options);
  if (std::min(pictures, variants) < 1 || std::max(pictures, variants) > 100)
    throw Error(ErrorCode::OptionInvalid, "a preview shows 1 to 100 pictures and variants");
  if (cache.size() == 0) throw Error(ErrorCode::DatasetTooSmall, "it is empty");
  torch::NoGradGuard noGrad;
  AugmentationPreview preview;
  const auto lines = std::min(static_cast<std::size_t>(pictures), cache.size());
  for (std::size_t i = 0; i < lines; ++i) preview.positions.push_back((2 * i + 1) * cache.size() / (2 * lines));
  const PixelStore store(cache, torch::kCPU);
  const auto originals = store.pictures(store.positions(preview.positions));
  const auto side = options.inputSize, count = static_cast<std::int64_t>(lines);
  const auto gap = std::max<std::int64_t>(1, side / kSidesPerGap), wideGap = kGapsPerWideGap * gap;
  preview.rows = count * (side + gap) - gap;
  preview.columns = side + wideGap + variants * (side + gap) - gap;
  auto canvas = torch::full({count, side + gap, preview.columns}, 96, torch::kUInt8);
  const auto place = [&](const torch::Tensor& column, std::int64_t left) {
    canvas.narrow(1, 0, side).narrow(2, left, side).copy_(asSeen(column, side).squeeze(1));
  };
  place(originals, 0);
  Augmentation augmentation(options.augmentation, torch::kCPU);
  augmentation.seed(options.seed);
  auto noTargets = torch::zeros({count, 1});
  for (std::int64_t v = 0; v < variants; ++v) {
    auto varied = augmentation.apply(originals);
    augmentation.mixup(varied, noTargets);
    place(varied, side + wideGap + v * (side + gap));
  }
  const auto image = canvas.view({-1, preview.columns}).narrow(0, 0, preview.rows).contiguous();
  preview.grey.assign(image.data_ptr<std::uint8_t>(), image.data_ptr<std::uint8_t>() + image.numel());
  return preview;
}

}  // namespace glenoid
