#include "core/imaging/network_input.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "core/base/error.h"
#include "core/imaging/render.h"

namespace glenoid {
namespace {

bool isColour(const Radiograph& radiograph) { return radiograph.colourSpace != ColourSpace::Grey; }

bool isProjectionModality(std::string_view modality) {
  constexpr std::array<std::string_view, 8> kProjections{"CR", "DX", "RF", "RG", "XA", "XC", "SC", "OT"};
  return modality.empty() || std::find(kProjections.begin(), kProjections.end(), modality) != kProjections.end();
}

// Luminance (ITU-R BT.601) of one colour frame as a grey radiograph, so that it takes the same way as every other.
Radiograph luminance(const Radiograph& radiograph, int frame) {
  const Picture picture = render(radiograph, {.frame = frame});
  std::vector<std::uint8_t> grey;
  grey.reserve(picture.pixels.size() / 3);
  for (std::size_t i = 0; i + 2 < picture.pixels.size(); i += 3) {
    const auto* rgb = &picture.pixels[i];
    grey.push_back(static_cast<std::uint8_t>(std::lround(0.299 * rgb[0] + 0.587 * rgb[1] + 0.114 * rgb[2])));
  }
  Radiograph result;
  result.rows = radiograph.rows, result.columns = radiograph.columns;
  result.pixels = std::move(grey);
  result.pixelAspect = radiograph.pixelAspect;
  result.modality = radiograph.modality;
  return result;
}

cv::Size fittedSize(const Radiograph& radiograph, int side) {
  const double width = radiograph.columns, height = radiograph.rows * radiograph.pixelAspect;
  const double scale = side / std::max(width, height);
  const auto pixels = [&](double length) { return std::clamp(static_cast<int>(std::lround(length * scale)), 1, side); };
  return {pixels(width), pixels(height)};
}

// Averages over the exact area along an axis that shrinks, interpolates linearly along one that grows.
cv::Mat resized(const cv::Mat& source, cv::Size size) {
  cv::Mat reduced, result;
  cv::resize(source, reduced, {std::min(size.width, source.cols), std::min(size.height, source.rows)}, 0, 0, cv::INTER_AREA);
  cv::resize(reduced, result, size, 0, 0, cv::INTER_LINEAR);
  return result;
}

}  // namespace

bool isProjectionRadiograph(const Radiograph& radiograph) { return !isColour(radiograph) && isProjectionModality(radiograph.modality); }

SquareImage squareImage(const Radiograph& radiograph, const SourceProperties& source, int side) {
  if (isColour(radiograph)) {
    SquareImage image = squareImage(luminance(radiograph, source.frame), {0, source.treatAsInverted}, side);
    image.facts.insert(image.facts.begin(), Fact{FactCode::ColourPicture, {}});
    return image;
  }
  if (side < 1) throw Error(ErrorCode::OptionInvalid, "side " + std::to_string(side));
  const VoiChoice choice = defaultVoi(radiograph, source.frame);
  const RenderOptions options{.frame = source.frame, .voi = choice.voi, .treatAsInverted = source.treatAsInverted};
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
  if (source.treatAsInverted) image.facts.push_back({FactCode::TreatedAsInverted, {}});
  if (source.frame > 0) image.facts.push_back({FactCode::OtherFrame, {std::int64_t{source.frame + 1}}});
  return image;
}

}  // namespace glenoid
