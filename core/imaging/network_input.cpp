// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/network_input.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "core/base/error.h"
#include "core/base/format.h"
#include "core/imaging/displayed_radiograph.h"
#include "core/imaging/render.h"
#include "core/imaging/voi.h"

namespace glenoid {
namespace {

bool isColour(const Radiograph& radiograph) { return radiograph.colourSpace != ColourSpace::Grey; }

cv::Size fittedSize(const Radiograph& radiograph, int side) {
  const double width = radiograph.columns, height = radiograph.rows * radiograph.pixelAspect;
  const double scale = side / std::max(width, height);
  const auto pixels = [&](double length) { return std::clamp(static_cast<int>(std::lround(length * scale)), 1, side); };
  return {pixels(width), pixels(height)};
}

// Averages over the exact area along an axis that shrinks; interpolates linearly along an axis that grows.
cv::Mat resized(const cv::Mat& source, cv::Size size) {
  cv::Mat reduced, result;
  cv::resize(source, reduced, {std::min(size.width, source.cols), std::min(size.height, source.rows)}, 0, 0, cv::INTER_AREA);
  cv::resize(reduced, result, size, 0, 0, cv::INTER_LINEAR);
  return result;
}

// The part of one frame as a separate radiograph with everything that affects its pixels, but no overlays, spacing and attributes.
Radiograph partOf(const Radiograph& radiograph, int frame, const Part& part) {
  Radiograph result;
  result.modality = radiograph.modality;
  result.colourSpace = radiograph.colourSpace;
  result.rows = part.height, result.columns = part.width, result.samples = radiograph.samples;
  result.bitsStored = radiograph.bitsStored, result.isSigned = radiograph.isSigned;
  result.padding = radiograph.padding;
  result.modalityTransform = modalityTransformOf(radiograph, frame);
  result.vois = voisOf(radiograph, frame);
  result.inverted = radiograph.inverted;
  result.palette = radiograph.palette;
  result.pixelAspect = radiograph.pixelAspect;
  std::visit(
      [&]<typename Value>(const std::vector<Value>& pixels) {
        std::vector<Value> values;
        const auto line = static_cast<std::ptrdiff_t>(part.width) * radiograph.samples;
        values.reserve(static_cast<std::size_t>(line) * static_cast<std::size_t>(part.height));
        for (int row = part.y; row < part.y + part.height; ++row) {
          const auto first = pixels.begin() + static_cast<std::ptrdiff_t>(pixelIndex(radiograph, frame, row, part.x));
          values.insert(values.end(), first, first + line);
        }
        result.pixels = std::move(values);
      },
      radiograph.pixels);
  return result;
}

// The whole picture, without facts about the frame.
SquareImage wholeSquare(const Radiograph& radiograph, int frame, bool treatAsInverted, int side) {
  if (isColour(radiograph)) {
    // As a grey radiograph it is processed like every other.
    SquareImage image = wholeSquare(displayedRadiograph(radiograph, frame), 0, treatAsInverted, side);
    image.facts.insert(image.facts.begin(), Fact{FactCode::ColourPicture, {}});
    return image;
  }
  if (side < 1) throw Error(ErrorCode::OptionInvalid, "side " + std::to_string(side));
  const VoiChoice choice = defaultVoi(radiograph, frame);
  const RenderOptions options{.frame = frame, .voi = choice.voi, .treatAsInverted = treatAsInverted};
  Picture picture = render(radiograph, options);
  const cv::Size size = fittedSize(radiograph, side);
  const int left = (side - size.width) / 2, top = (side - size.height) / 2;

  SquareImage image;
  image.side = side;
  image.grey.assign(static_cast<std::size_t>(side) * static_cast<std::size_t>(side), 0);
  const cv::Mat square(side, side, CV_8UC1, image.grey.data());
  resized(cv::Mat(picture.rows, picture.columns, CV_8UC1, picture.pixels.data()), size).copyTo(square({{left, top}, size}));
  image.placement = {static_cast<double>(size.width) / radiograph.columns, static_cast<double>(size.height) / radiograph.rows,
                     static_cast<double>(left), static_cast<double>(top)};
  if (!isProjectionModality(radiograph.modality)) {
    image.facts.push_back({FactCode::NotProjection, {radiograph.modality}});
  }
  if (choice.fact) image.facts.push_back({*choice.fact, {}});
  if (treatAsInverted) image.facts.push_back({FactCode::TreatedAsInverted, {}});
  return image;
}

}  // namespace

bool isBlank(const SquareImage& square) {
  const auto& place = square.placement;
  const auto cells = [&](double offset, int begin, int pixels, double scale) {
    const auto first = static_cast<std::size_t>(std::clamp<long>(std::lround(offset + begin * scale), 0, square.side - 1));
    const auto last = static_cast<std::size_t>(std::clamp<long>(std::lround(offset + (begin + pixels) * scale), 1, square.side));
    return std::pair(first, std::max(first + 1, last));
  };
  const auto [left, right] = cells(place.offsetX, square.part.x, square.part.width, place.scaleX);
  const auto [top, bottom] = cells(place.offsetY, square.part.y, square.part.height, place.scaleY);
  const auto side = static_cast<std::size_t>(square.side);
  const auto grey = square.grey[top * side + left];
  for (std::size_t row = top; row < bottom; ++row) {
    const auto* line = &square.grey[row * side];
    if (!std::all_of(line + left, line + right, [&](std::uint8_t value) { return value == grey; })) return false;
  }
  return true;
}

bool isProjectionModality(std::string_view modality) {
  // The standard does not have DR, but vendors write it for DX.
  constexpr std::array<std::string_view, 12> kProjections{"CR", "DR", "DX", "IO", "MG", "PX", "RF", "RG", "XA", "XC", "SC", "OT"};
  return modality.empty() || std::find(kProjections.begin(), kProjections.end(), modality) != kProjections.end();
}

bool isProjectionRadiograph(const Radiograph& radiograph) { return !isColour(radiograph) && isProjectionModality(radiograph.modality); }

std::string_view partOriginName(PartOrigin origin) noexcept {
  return origin == PartOrigin::Whole ? "whole" : origin == PartOrigin::User ? "user" : "finder";
}

Part clipped(const Part& part, int columns, int rows) {
  struct Span {
    int first, length;
  };
  // In 64 bits, because the user may have typed any four numbers.
  const auto inside = [](std::int64_t first, std::int64_t length, std::int64_t limit) {
    const auto begin = std::clamp<std::int64_t>(first, 0, limit), end = std::clamp<std::int64_t>(first + length, begin, limit);
    return Span{static_cast<int>(begin), static_cast<int>(end - begin)};
  };
  const auto across = inside(part.x, part.width, columns), down = inside(part.y, part.height, rows);
  if (across.length < kLeastPartSide || down.length < kLeastPartSide) {
    throw Error(ErrorCode::PartInvalid, fmt::format("{},{},{},{} of {} x {}", part.x, part.y, part.width, part.height, columns, rows));
  }
  return {across.first, down.first, across.length, down.length, part.by};
}

std::vector<Fact> factsOf(const Radiograph& radiograph) {
  constexpr int kSmallSide = 64;
  auto facts = radiograph.facts;
  if (std::min(radiograph.columns, radiograph.rows) < kSmallSide) {
    facts.push_back({FactCode::PictureVerySmall, {std::int64_t{radiograph.columns}, std::int64_t{radiograph.rows}}});
  }
  return facts;
}

SquareImage squareImage(const Radiograph& radiograph, const SourceProperties& source, int side) {
  SquareImage image;
  const bool isPart = source.part && source.part->by != PartOrigin::Whole;
  if (isPart) {
    checkFrame(radiograph, source.frame);
    const auto part = clipped(*source.part, radiograph.columns, radiograph.rows);
    image = wholeSquare(partOf(radiograph, source.frame, part), 0, source.treatAsInverted, side);
    image.placement.offsetX -= part.x * image.placement.scaleX;
    image.placement.offsetY -= part.y * image.placement.scaleY;
    image.part = part;
  } else {
    image = wholeSquare(radiograph, source.frame, source.treatAsInverted, side);
    image.part = {0, 0, radiograph.columns, radiograph.rows, PartOrigin::Whole};
  }
  if (source.frame > 0) image.facts.push_back({FactCode::OtherFrame, {std::int64_t{source.frame + 1}}});
  if (isPart) {
    const auto code = image.part.by == PartOrigin::Finder ? FactCode::PartFound : FactCode::PartMarked;
    image.facts.push_back(
        {code, {std::int64_t{image.part.x}, std::int64_t{image.part.y}, std::int64_t{image.part.width}, std::int64_t{image.part.height}}});
  }
  return image;
}

}  // namespace glenoid
