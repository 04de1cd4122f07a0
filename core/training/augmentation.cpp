// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/augmentation.h"

#include <cmath>

#include <torch/nn/functional/conv.h>
#include <torch/nn/functional/padding.h>
#include <torch/nn/functional/vision.h>

#include "core/base/error.h"
#include "core/nn/random.h"

namespace glenoid {
namespace {

constexpr double kPi = 3.14159265358979323846;

// 2x2 matrices, row by row, from four [N] columns: [N, 2, 2].
torch::Tensor matrices(const torch::Tensor& a, const torch::Tensor& b, const torch::Tensor& c, const torch::Tensor& d) {
  return torch::stack({a, b, c, d}, 1).view({-1, 2, 2});
}

}  // namespace

Augmentation::Augmentation(const AugmentationOptions& options, torch::Device device)
    : options_(options), device_(device), drawing_(ownGenerator(torch::kCPU)), noise_(ownGenerator(device)) {}

void Augmentation::seed(std::uint64_t seed) {
  drawing_.set_current_seed(seed);
  noise_.set_current_seed(seed);
}

torch::Tensor Augmentation::draw(std::int64_t count, double low, double high) {
  return torch::empty({count}).uniform_(low, high, drawing_);
}

torch::Tensor Augmentation::onDevice(const torch::Tensor& perPicture) const {
  return perPicture.view({-1, 1, 1, 1}).to(device_, /*non_blocking=*/true);
}

bool Augmentation::movesPixels() const {
  return options_.flipHorizontal > 0 || options_.flipVertical > 0 || options_.rotationDegrees > 0 || options_.scale > 0 ||
         options_.shift > 0 || options_.crop > 0;
}

torch::Tensor Augmentation::drawAffine(std::int64_t count) {
  // Coordinates run from -1 to 1 across the picture. source = crop(shift + flip * rotation * output / zoom).
  const auto angle = draw(count, -options_.rotationDegrees, options_.rotationDegrees) * (kPi / 180);
  const auto logZoom = draw(count, -1, 1) * std::log1p(options_.scale);
  const auto flipX = 1 - 2 * (draw(count, 0, 1) < options_.flipHorizontal).to(torch::kFloat32);
  const auto flipY = 1 - 2 * (draw(count, 0, 1) < options_.flipVertical).to(torch::kFloat32);
  const auto shrink = torch::exp(-logZoom), sine = torch::sin(angle) * shrink, cosine = torch::cos(angle) * shrink;
  const auto linear = matrices(flipX * cosine, -flipX * sine, flipY * sine, flipY * cosine);
  const auto shift = torch::stack({draw(count, -2, 2), draw(count, -2, 2)}, 1) * options_.shift;
  const auto window = 1 - draw(count, 0, 1) * options_.crop;
  const auto place = torch::stack({draw(count, -1, 1), draw(count, -1, 1)}, 1) * (1 - window).unsqueeze(1);
  const auto scaled = linear * window.view({-1, 1, 1});
  return torch::cat({scaled, (shift * window.unsqueeze(1) + place).unsqueeze(2)}, 2);
}

torch::Tensor Augmentation::apply(const torch::Tensor& grey) {
  namespace F = torch::nn::functional;
  const auto count = grey.size(0);
  auto pictures = grey.to(torch::kFloat32);
  if (movesPixels()) {
    const auto maps = drawAffine(count).to(device_, /*non_blocking=*/true);
    const auto grid = F::affine_grid(maps, pictures.sizes(), /*align_corners=*/false);
    pictures =
        F::grid_sample(pictures, grid, F::GridSampleFuncOptions().mode(torch::kBilinear).padding_mode(torch::kZeros).align_corners(false));
  }
  if (options_.blur > 0) pictures = blur(pictures);
  if (options_.contrast > 0) {
    const auto mean = pictures.mean({2, 3}, /*keepdim=*/true);
    pictures = mean + (pictures - mean) * onDevice(draw(count, 1 - options_.contrast, 1 + options_.contrast));
  }
  if (options_.brightness > 0) pictures = pictures + onDevice(draw(count, -1, 1) * (255 * options_.brightness));
  if (options_.gamma > 0) {
    const auto exponent = torch::exp(draw(count, -1, 1) * std::log1p(options_.gamma));
    pictures = torch::pow(pictures.clamp(0, 255) / 255, onDevice(exponent)) * 255;
  }
  if (options_.noise > 0) {
    const auto deviation = onDevice(draw(count, 0, 1) * (255 * options_.noise));
    pictures = pictures + torch::empty_like(pictures).normal_(0, 1, noise_) * deviation;
  }
  if (options_.contrast > 0 || options_.brightness > 0 || options_.noise > 0) pictures = pictures.clamp(0, 255);
  return options_.erasing > 0 ? erase(pictures) : pictures;
}

torch::Tensor Augmentation::blur(const torch::Tensor& grey) {
  namespace F = torch::nn::functional;
  const auto count = grey.size(0), height = grey.size(2), width = grey.size(3);
  // Three deviations hold 99.7 % of a Gaussian. A tiny deviation instead of zero gives the centre the whole weight of 1.
  const auto radius = static_cast<std::int64_t>(std::ceil(3 * options_.blur));
  const auto deviation = onDevice((draw(count, 0, 1) * options_.blur).clamp_min(1e-3));
  const auto at = torch::arange(-radius, radius + 1, torch::TensorOptions(device_).dtype(torch::kFloat32)).view({1, 1, 1, -1});
  auto kernels = torch::exp(-at.square() / (2 * deviation.square()));
  kernels = kernels / kernels.sum(3, /*keepdim=*/true);
  // Each picture is one channel with a separate kernel, applied along x and then along y.
  const auto convolve = [&](const torch::Tensor& pictures, const torch::Tensor& weights) {
    return F::conv2d(pictures, weights, F::Conv2dFuncOptions().groups(count));
  };
  const auto padding = F::PadFuncOptions({radius, radius, radius, radius}).mode(torch::kReplicate);
  const auto padded = F::pad(grey.view({1, count, height, width}), padding);
  return convolve(convolve(padded, kernels), kernels.transpose(2, 3)).view({count, 1, height, width});
}

torch::Tensor Augmentation::erase(const torch::Tensor& grey) {
  const auto count = grey.size(0), side = grey.size(2);
  const auto area = draw(count, 0.02, 0.2);
  const auto aspect = torch::exp(draw(count, -1, 1) * std::log(10.0 / 3));
  // Pictures that are not chosen get an empty rectangle.
  const auto chosen = (draw(count, 0, 1) < options_.erasing).to(torch::kFloat32);
  const auto height = torch::sqrt(area * aspect).clamp(0, 1) * chosen, width = torch::sqrt(area / aspect).clamp(0, 1) * chosen;
  const auto top = draw(count, 0, 1) * (1 - height), left = draw(count, 0, 1) * (1 - width);
  const auto at = (torch::arange(side, torch::TensorOptions(device_).dtype(torch::kFloat32)) + 0.5) / static_cast<double>(side);
  const auto y = at.view({1, 1, -1, 1}), x = at.view({1, 1, 1, -1});
  const auto inside =
      (y >= onDevice(top)).logical_and(y < onDevice(top + height)).logical_and(x >= onDevice(left)).logical_and(x < onDevice(left + width));
  return grey.masked_fill(inside, 0);
}

void Augmentation::mixup(torch::Tensor& grey, torch::Tensor& targets) {
  if (options_.mixupAlpha <= 0) return;
  const auto count = grey.size(0);
  const auto shares = torch::_sample_dirichlet(torch::full({count, 2}, options_.mixupAlpha), drawing_).select(1, 0).contiguous();
  const auto order = torch::randperm(count, drawing_, torch::TensorOptions().dtype(torch::kLong)).to(device_);
  const auto share = onDevice(shares), targetShare = share.view({-1, 1});
  grey = grey * share + grey.index_select(0, order) * (1 - share);
  targets = targets * targetShare + targets.index_select(0, order) * (1 - targetShare);
}

}  // namespace glenoid
