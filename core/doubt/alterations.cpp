// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/doubt/alterations.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#include <torch/nn/functional/conv.h>
#include <torch/nn/functional/padding.h>
#include <torch/nn/functional/vision.h>
#include <torch/utils.h>

#include "core/base/error.h"
#include "core/dataset/random.h"
#include "core/nn/preprocessing.h"
#include "core/nn/random.h"
#include "core/nn/torch_error.h"

namespace glenoid {
namespace {

constexpr double kPi = 3.14159265358979323846;
// A row or column belongs to the picture if at least this share of it is brighter than this value.
constexpr int kDark = 12;
constexpr double kBrightShare = 0.03;
constexpr std::int64_t kLeastContent = 10;  // pixels
constexpr std::int64_t kBlock = 8;          // side of a JPEG block

// ITU-T T.81, table K.1 (luminance).
constexpr float kQuantisation[] = {16, 11,  10,  16, 24, 40, 51, 61, 12,  12,  14,  19,  26, 58, 60, 55,  14,  13,  16,  24, 40, 57,
                                   69, 56,  14,  17, 22, 29, 51, 87, 80,  62,  18,  22,  37, 56, 68, 109, 103, 77,  24,  35, 55, 64,
                                   81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98,  112, 100, 103, 99};

// Letters of 5 x 7 points. Each row of points is five bits, the leftmost the highest.
constexpr std::int64_t kLetterRows = 7, kLetterColumns = 5;
struct Letter {
  char name;
  std::array<std::uint8_t, kLetterRows> points;
};
constexpr Letter kLetters[] = {
    {'A', {0b01110, 0b10001, 0b10001, 0b11111, 0b10001, 0b10001, 0b10001}},
    {'E', {0b11111, 0b10000, 0b10000, 0b11110, 0b10000, 0b10000, 0b11111}},
    {'G', {0b01110, 0b10001, 0b10000, 0b10111, 0b10001, 0b10001, 0b01110}},
    {'H', {0b10001, 0b10001, 0b10001, 0b11111, 0b10001, 0b10001, 0b10001}},
    {'I', {0b01110, 0b00100, 0b00100, 0b00100, 0b00100, 0b00100, 0b01110}},
    {'L', {0b10000, 0b10000, 0b10000, 0b10000, 0b10000, 0b10000, 0b11111}},
    {'R', {0b11110, 0b10001, 0b10001, 0b11110, 0b10100, 0b10010, 0b10001}},
    {'T', {0b11111, 0b00100, 0b00100, 0b00100, 0b00100, 0b00100, 0b00100}},
};
constexpr std::string_view kTextLine = "RIGHT LATERAL";
// Shares of the shorter side.
constexpr double kLetterHeight = 0.08, kTextHeight = 0.04, kMargin = 0.04;

class Draw {
 public:
  explicit Draw(std::uint64_t seed) : random_(mixSeed(seed, 0, 0)), noise_(ownGenerator(torch::kCPU)) {
    noise_.set_current_seed(mixSeed(seed, 0, 1));
  }
  double between(double low, double high) {
    constexpr std::size_t kSteps = std::size_t{1} << 30;
    return low + (high - low) * static_cast<double>(random_.below(kSteps)) / static_cast<double>(kSteps);
  }
  bool happens(double probability) { return between(0, 1) < probability; }
  std::int64_t below(std::size_t limit) { return static_cast<std::int64_t>(random_.below(limit)); }
  torch::Tensor noise(const torch::Tensor& like, double deviation) { return torch::empty_like(like).normal_(0, deviation, noise_); }

 private:
  Random random_;
  at::Generator noise_;
};

// All maps here are [1, 1, h, w] float32 in 0..255.
torch::Tensor resized(const torch::Tensor& map, std::int64_t height, std::int64_t width) {
  return at::_upsample_bilinear2d_aa(map, {std::max<std::int64_t>(height, 1), std::max<std::int64_t>(width, 1)}, /*align_corners=*/false);
}

torch::Tensor blurred(const torch::Tensor& map, double deviation) {
  namespace F = torch::nn::functional;
  const auto radius = static_cast<std::int64_t>(std::ceil(3 * deviation));
  const auto at = torch::arange(-radius, radius + 1, torch::kFloat32);
  auto kernel = torch::exp(-at.square() / (2 * deviation * deviation));
  kernel = (kernel / kernel.sum()).view({1, 1, 1, -1});
  const auto padded = F::pad(map, F::PadFuncOptions({radius, radius, radius, radius}).mode(torch::kReplicate));
  return F::conv2d(F::conv2d(padded, kernel), kernel.transpose(2, 3));
}

// JPEG loses information only in the quantised cosine transform of 8 x 8 pixels; the other steps are lossless. `quality` is on libjpeg's
// scale.
torch::Tensor throughJpeg(const torch::Tensor& map, double quality) {
  namespace F = torch::nn::functional;
  const auto height = map.size(2), width = map.size(3);
  const auto rest = [](std::int64_t length) { return (kBlock - length % kBlock) % kBlock; };
  const auto padded = F::pad(map, F::PadFuncOptions({0, rest(width), 0, rest(height)}).mode(torch::kReplicate));
  const auto k = torch::arange(kBlock, torch::kFloat32);
  auto cosines = torch::cos((2 * k.view({1, -1}) + 1) * k.view({-1, 1}) * (kPi / (2 * kBlock))) * std::sqrt(2.0 / kBlock);
  cosines[0] *= std::sqrt(0.5);
  const double scale = quality < 50 ? 5000 / quality : 200 - 2 * quality;
  const auto base = torch::from_blob(const_cast<float*>(kQuantisation), {kBlock, kBlock});
  const auto table = ((base * scale + 50) / 100).floor().clamp(1, 255);
  const auto rows = padded.size(2) / kBlock, columns = padded.size(3) / kBlock;
  const auto blocks = (padded.round() - 128).view({rows, kBlock, columns, kBlock}).permute({0, 2, 1, 3});
  const auto kept = (torch::matmul(torch::matmul(cosines, blocks), cosines.t()) / table).round() * table;
  const auto back = torch::matmul(torch::matmul(cosines.t(), kept), cosines) + 128;
  return back.permute({0, 2, 1, 3}).reshape(padded.sizes()).slice(2, 0, height).slice(3, 0, width).round().clamp(0, 255);
}

torch::Tensor turned(torch::Tensor map, Draw& draw) {
  if (draw.happens(0.5)) map = torch::rot90(map, 1 + draw.below(3), {2, 3});
  if (draw.happens(0.5)) map = map.flip(3);
  if (draw.happens(0.4)) {
    for (const std::int64_t side : {2, 3}) {
      const auto length = static_cast<double>(map.size(side));
      const auto first = static_cast<std::int64_t>(length * draw.between(0, 0.12)),
                 last = static_cast<std::int64_t>(length * draw.between(0, 0.12));
      map = map.slice(side, first, map.size(side) - last);
    }
  }
  return map.contiguous();
}

torch::Tensor exposed(torch::Tensor map, Draw& draw) {
  if (draw.happens(0.3)) map = blurred(map, draw.between(0.4, 1.6));
  if (draw.happens(0.5)) map = torch::pow(map.clamp(0, 255) / 255, draw.between(0.6, 1.6)) * 255;
  if (draw.happens(0.3)) {
    const double dark = draw.between(0, 30), gain = draw.between(0.8, 1.3);
    map = (map - dark) * gain;
  }
  if (draw.happens(0.3)) map = map + draw.noise(map, draw.between(2, 8));
  map = map.clamp(0, 255);
  if (draw.happens(0.5)) map = throughJpeg(map, draw.between(35, 95));
  if (draw.happens(0.3)) {
    const double scale = draw.between(0.5, 0.9);
    map = resized(map, std::lround(static_cast<double>(map.size(2)) * scale), std::lround(static_cast<double>(map.size(3)) * scale));
  }
  return map;
}

// Bytes, row by row, -> [1, 1, h, w] float32; and back.
torch::Tensor mapOf(std::span<const std::uint8_t> pixels, std::int64_t rows, std::int64_t columns) {
  auto map = torch::empty({1, 1, rows, columns}, torch::kUInt8);
  std::memcpy(map.data_ptr<std::uint8_t>(), pixels.data(), pixels.size());
  return map.to(torch::kFloat32);
}
std::vector<std::uint8_t> bytesOf(const torch::Tensor& map) {
  const auto bytes = map.round().clamp(0, 255).to(torch::kUInt8).contiguous();
  const auto* first = bytes.data_ptr<std::uint8_t>();
  return {first, first + bytes.numel()};
}

std::vector<std::uint8_t> inSquare(const torch::Tensor& map) {
  const double scale = static_cast<double>(kSquareSide) / static_cast<double>(std::max(map.size(2), map.size(3)));
  const auto pixels = [&](std::int64_t length) {
    return std::clamp<std::int64_t>(std::lround(static_cast<double>(length) * scale), 1, kSquareSide);
  };
  const auto height = pixels(map.size(2)), width = pixels(map.size(3));
  auto square = torch::zeros({1, 1, kSquareSide, kSquareSide});
  square.slice(2, (kSquareSide - height) / 2, (kSquareSide - height) / 2 + height)
      .slice(3, (kSquareSide - width) / 2, (kSquareSide - width) / 2 + width)
      .copy_(resized(map, height, width));
  return bytesOf(square);
}

torch::Tensor rotated(const torch::Tensor& map, double degrees) {
  namespace F = torch::nn::functional;
  const double quarters = degrees / 90;
  if (quarters == std::round(quarters)) return torch::rot90(map, std::lround(quarters), {2, 3});
  const double angle = degrees * kPi / 180, aspect = static_cast<double>(map.size(2)) / static_cast<double>(map.size(3));
  // Maps a pixel of the result to its position in the source, in halves of the sides.
  const auto cosine = static_cast<float>(std::cos(angle)), across = static_cast<float>(-std::sin(angle) * aspect),
             down = static_cast<float>(std::sin(angle) / aspect);
  const auto places = torch::tensor({cosine, across, 0.F, down, cosine, 0.F}).view({1, 2, 3});
  const auto grid = F::affine_grid(places, map.sizes(), /*align_corners=*/false);
  return F::grid_sample(map, grid, F::GridSampleFuncOptions().mode(torch::kBilinear).padding_mode(torch::kZeros).align_corners(false));
}

torch::Tensor cropped(const torch::Tensor& map, double percentOffEachSide) {
  const auto off = [&](std::int64_t length) {
    return std::min(std::lround(static_cast<double>(length) * percentOffEachSide / 100), (length - 1) / 2);
  };
  const auto rows = off(map.size(2)), columns = off(map.size(3));
  return map.slice(2, rows, map.size(2) - rows).slice(3, columns, map.size(3) - columns);
}

enum class Corner { UpperLeft, UpperRight, LowerLeft };

// Text that does not fit is cut off.
torch::Tensor withText(const torch::Tensor& map, std::string_view text, double height, Corner corner) {
  const auto letters = static_cast<std::int64_t>(text.size());
  auto points = torch::zeros({kLetterRows, letters * (kLetterColumns + 1) - 1});
  for (std::int64_t i = 0; i < letters; ++i) {
    for (const auto& letter : kLetters) {
      if (letter.name != text[static_cast<std::size_t>(i)]) continue;
      for (std::int64_t row = 0; row < kLetterRows; ++row) {
        for (std::int64_t column = 0; column < kLetterColumns; ++column) {
          const bool set = (letter.points[static_cast<std::size_t>(row)] >> (kLetterColumns - 1 - column)) & 1;
          if (set) points[row][i * (kLetterColumns + 1) + column] = 255;
        }
      }
    }
  }
  const auto shorter = static_cast<double>(std::min(map.size(2), map.size(3)));
  const auto pixels = std::max<std::int64_t>(1, std::lround(shorter * height / static_cast<double>(kLetterRows)));  // side of a point
  const auto shown = points.repeat_interleave(pixels, 0).repeat_interleave(pixels, 1);
  const auto margin = std::lround(shorter * kMargin);
  const auto first = [&](std::int64_t side, std::int64_t length, bool fromTheEnd) {
    return std::clamp<std::int64_t>(fromTheEnd ? side - margin - length : margin, 0, side - 1);
  };
  const auto top = first(map.size(2), shown.size(0), corner == Corner::LowerLeft);
  const auto left = first(map.size(3), shown.size(1), corner == Corner::UpperRight);
  auto result = map.clone();
  auto place = result.slice(2, top, top + shown.size(0)).slice(3, left, left + shown.size(1));
  place.copy_(torch::maximum(place, shown.slice(0, 0, place.size(2)).slice(1, 0, place.size(3))));
  return result;
}

torch::Tensor altered(const torch::Tensor& map, const Alteration& alteration, std::uint64_t seed) {
  const double strength = alteration.strength;
  switch (alteration.kind) {
    case AlterationKind::None: return map;
    case AlterationKind::Rotation: return rotated(map, strength);
    case AlterationKind::Flip: return map.flip(3);
    case AlterationKind::Crop: return cropped(map, strength);
    case AlterationKind::Contrast: return (map - 127.5) * strength + 127.5;
    case AlterationKind::Gamma: return torch::pow(map / 255, strength) * 255;
    case AlterationKind::Noise: return map + Draw(seed).noise(map, strength);
    case AlterationKind::Jpeg: return throughJpeg(map, strength);
    case AlterationKind::Resolution:
      return resized(map, std::lround(static_cast<double>(map.size(2)) * strength),
                     std::lround(static_cast<double>(map.size(3)) * strength));
    case AlterationKind::Polarity: return 255 - map;
    case AlterationKind::LetterL:  // placed as a radiologist sees it, facing the patient
      return withText(map, "L", kLetterHeight, Corner::UpperRight);
    case AlterationKind::LetterR: return withText(map, "R", kLetterHeight, Corner::UpperLeft);
    case AlterationKind::TextLine: return withText(map, kTextLine, kTextHeight, Corner::LowerLeft);
  }
  throw Error(ErrorCode::Internal, "an unknown kind of alteration");
}

void requireSquare(std::span<const std::uint8_t> square, std::int64_t side) {
  if (side < 1 || square.size() != static_cast<std::size_t>(side * side)) throw Error(ErrorCode::Internal, "a picture is not square");
}

}  // namespace

ContentBox contentOf(std::span<const std::uint8_t> square, std::int64_t side) {
  requireSquare(square, side);
  std::vector<std::int64_t> inRow(static_cast<std::size_t>(side), 0), inColumn(static_cast<std::size_t>(side), 0);
  for (std::size_t i = 0; i < square.size(); ++i) {
    if (square[i] <= kDark) continue;
    ++inRow[i / static_cast<std::size_t>(side)];
    ++inColumn[i % static_cast<std::size_t>(side)];
  }
  const auto ends = [&](const std::vector<std::int64_t>& counts) {
    const auto isBright = [&](std::int64_t count) { return static_cast<double>(count) > kBrightShare * static_cast<double>(side); };
    const auto first = std::find_if(counts.begin(), counts.end(), isBright) - counts.begin();
    const auto last = counts.rend() - std::find_if(counts.rbegin(), counts.rend(), isBright);
    return std::pair<std::int64_t, std::int64_t>(first, last);
  };
  const auto [left, right] = ends(inColumn);
  const auto [top, bottom] = ends(inRow);
  if (right - left < kLeastContent || bottom - top < kLeastContent) return {0, 0, side, side};
  return {left, top, right, bottom};
}

std::vector<std::uint8_t> altered(std::span<const std::uint8_t> square, std::int64_t side, std::uint64_t seed) {
  const auto box = contentOf(square, side);
  return withTorchErrors([&] {
    const c10::InferenceMode guard;
    Draw draw(seed);
    const auto content = mapOf(square, side, side).slice(2, box.top, box.bottom).slice(3, box.left, box.right);
    return inSquare(exposed(turned(content, draw), draw));
  });
}

GreyPicture altered(const GreyPicture& picture, const Alteration& alteration, std::uint64_t seed) {
  if (picture.rows < 1 || picture.columns < 1 || picture.pixels.size() != static_cast<std::size_t>(picture.rows * picture.columns)) {
    throw Error(ErrorCode::Internal, "pixels do not fill their picture");
  }
  return withTorchErrors([&] {
    const c10::InferenceMode guard;
    const auto map = altered(mapOf(picture.pixels, picture.rows, picture.columns), alteration, seed);
    return GreyPicture{map.size(2), map.size(3), bytesOf(map)};
  });
}

}  // namespace glenoid
