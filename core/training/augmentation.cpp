// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/augmentation.h"

#include <cmath>
#include <span>
#include <utility>

#include <ATen/Parallel.h>
#include <torch/nn/functional/conv.h>
#include <torch/nn/functional/padding.h>
#include <torch/nn/functional/vision.h>

#include "core/base/error.h"
#include "core/nn/random.h"
#include "core/training/square_warp.h"

namespace glenoid {
namespace {

constexpr double kPi = 3.14159265358979323846;

// 2x2 matrices, row by row, from four [N] columns: [N, 2, 2].
torch::Tensor matrices(const torch::Tensor& a, const torch::Tensor& b, const torch::Tensor& c, const torch::Tensor& d) {
  return torch::stack({a, b, c, d}, 1).view({-1, 2, 2});
}

// LibTorch first fills a grid with the coordinates of every pixel. On a processor, warpSquare() is several times as fast.
torch::Tensor warpedOnCpu(const torch::Tensor& grey, const torch::Tensor& maps) {
  const auto side = grey.size(2);
  const auto area = static_cast<std::size_t>(side * side);
  auto pictures = torch::empty(grey.sizes(), torch::kFloat32);
  const auto* from = grey.data_ptr<std::uint8_t>();
  const auto* map = maps.data_ptr<float>();
  auto* to = pictures.data_ptr<float>();
  at::parallel_for(0, grey.size(0), 1, [&](std::int64_t begin, std::int64_t end) {
    for (auto i = static_cast<std::size_t>(begin); i < static_cast<std::size_t>(end); ++i) {
      warpSquare({from + i * area, area}, side, std::span<const float, 6>(map + 6 * i, 6), {to + i * area, area});
    }
  });
  return pictures;
}

torch::Tensor warpedOnDevice(const torch::Tensor& grey, const torch::Tensor& maps) {
  namespace F = torch::nn::functional;
  const auto grid = F::affine_grid(maps, grey.sizes(), /*align_corners=*/false);
  const auto options = F::GridSampleFuncOptions().mode(torch::kBilinear).padding_mode(torch::kZeros).align_corners(false);
  return F::grid_sample(grey.to(torch::kFloat32), grid, options);
}

}  // namespace

Augmentation::Augmentation(const AugmentationOptions& options, torch::Device device)
    : options_(options), device_(device), drawing_(ownGenerator(torch::kCPU)), noise_(ownGenerator(device)) {}

void Augmentation::seed(std::uint64_t seed) {
  drawing_.set_current_seed(seed);
  noise_.set_current_seed(seed);
}

void Augmentation::takeRows(std::int64_t count, torch::Tensor rows) {
  wholeBatch_ = count;
  rows_ = std::move(rows);
}

torch::Tensor Augmentation::draw(std::int64_t count, double low, double high) {
  if (!rows_.defined()) return torch::empty({count}).uniform_(low, high, drawing_);
  return torch::empty({wholeBatch_}).uniform_(low, high, drawing_).index_select(0, rows_);
}

torch::Tensor Augmentation::drawNoise(const torch::Tensor& pictures) {
  if (!rows_.defined()) return torch::empty_like(pictures).normal_(0, 1, noise_);
  auto sizes = pictures.sizes().vec();
  sizes[0] = wholeBatch_;
  return torch::empty(sizes, pictures.options()).normal_(0, 1, noise_).index_select(0, rows_.to(device_));
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

torch::Tensor Augmentation::warped(const torch::Tensor& grey) {
  const auto maps = drawAffine(grey.size(0));
  return device_.is_cpu() ? warpedOnCpu(grey.contiguous(), maps) : warpedOnDevice(grey, maps.to(device_, /*non_blocking=*/true));
}

torch::Tensor Augmentation::apply(const torch::Tensor& grey) {
  const auto count = grey.size(0);
  // In place from here on: memory for another tensor of this size would cost more time than the arithmetic.
  auto pictures = movesPixels() ? warped(grey) : grey.to(torch::kFloat32);
  if (options_.blur > 0) pictures = blur(pictures);
  if (options_.contrast > 0) {
    const auto mean = pictures.mean({2, 3}, /*keepdim=*/true);
    pictures.sub_(mean).mul_(onDevice(draw(count, 1 - options_.contrast, 1 + options_.contrast))).add_(mean);
  }
  if (options_.brightness > 0) pictures.add_(onDevice(draw(count, -1, 1) * (255 * options_.brightness)));
  if (options_.gamma > 0) {
    const auto exponent = torch::exp(draw(count, -1, 1) * std::log1p(options_.gamma));
    pictures.clamp_(0, 255).div_(255).pow_(onDevice(exponent)).mul_(255);
  }
  if (options_.noise > 0) {
    const auto deviation = onDevice(draw(count, 0, 1) * (255 * options_.noise));
    pictures.add_(drawNoise(pictures).mul_(deviation));
  }
  if (options_.contrast > 0 || options_.brightness > 0 || options_.noise > 0) pictures.clamp_(0, 255);
  if (options_.erasing > 0) erase(pictures);
  return pictures;
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

void Augmentation::erase(torch::Tensor& grey) {
  const auto count = grey.size(0), side = grey.size(2);
  const auto area = draw(count, 0.02, 0.2);
  const auto aspect = torch::exp(draw(count, -1, 1) * std::log(10.0 / 3));
  // Pictures that are not chosen get an empty rectangle.
  const auto chosen = (draw(count, 0, 1) < options_.erasing).to(torch::kFloat32);
  const auto height = torch::sqrt(area * aspect).clamp(0, 1) * chosen, width = torch::sqrt(area / aspect).clamp(0, 1) * chosen;
  const auto top = draw(count, 0, 1) * (1 - height), left = draw(count, 0, 1) * (1 - width);
  const auto at = (torch::arange(side, torch::TensorOptions(device_).dtype(torch::kFloat32)) + 0.5) / static_cast<double>(side);
  const auto y = at.view({1, 1, -1, 1}), x = at.view({1, 1, 1, -1});
  const auto rows = (y >= onDevice(top)).logical_and(y < onDevice(top + height));
  const auto columns = (x >= onDevice(left)).logical_and(x < onDevice(left + width));
  grey.masked_fill_(rows.logical_and(columns), 0);
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
