// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/heat_overlay.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include <opencv2/imgproc.hpp>

#include "core/base/error.h"

namespace glenoid {

std::vector<float> heatOverSource(const HeatMap& map, const SquareImage& image, int rows, int columns) {
  std::vector<float> heat(static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns), 0.F);
  if (map.flat || map.rows == 0) return heat;
  const auto& place = image.placement;
  // warpAffine needs the cell index for the centre of every source pixel.
  const cv::Matx23d toCells(place.scaleX / map.stride, 0, (0.5 * place.scaleX + place.offsetX - map.first) / map.stride, 0,
                            place.scaleY / map.stride, (0.5 * place.scaleY + place.offsetY - map.first) / map.stride);
  const cv::Mat cells(map.rows, map.columns, CV_32F, const_cast<float*>(map.values.data()));
  cv::Mat target(rows, columns, CV_32F, heat.data());
  cv::warpAffine(cells, target, toCells, target.size(), cv::INTER_LINEAR | cv::WARP_INVERSE_MAP, cv::BORDER_REPLICATE);
  const auto& part = image.part;
  if (part.by == PartOrigin::Whole) return heat;
  // The network saw nothing outside its part.
  target.rowRange(0, part.y).setTo(0);
  target.rowRange(part.y + part.height, rows).setTo(0);
  target.colRange(0, part.x).setTo(0);
  target.colRange(part.x + part.width, columns).setTo(0);
  return heat;
}

Picture overlayHeat(const Picture& picture, const std::vector<float>& heat, double opacity) {
  if (heat.size() != static_cast<std::size_t>(picture.rows) * static_cast<std::size_t>(picture.columns)) {
    throw Error(ErrorCode::Internal, "the heat does not fit the picture");
  }
  cv::Mat ramp(1, 256, CV_8U);
  for (int i = 0; i < 256; ++i) ramp.at<std::uint8_t>(0, i) = static_cast<std::uint8_t>(i);
  cv::Mat colours;
  cv::applyColorMap(ramp, colours, cv::COLORMAP_CIVIDIS);  // BGR

  Picture out{picture.rows, picture.columns, 3, std::vector<std::uint8_t>(heat.size() * 3)};
  for (std::size_t i = 0; i < heat.size(); ++i) {
    const double cover = opacity * std::clamp(heat[i], 0.F, 1.F);
    const auto colour = colours.at<cv::Vec3b>(0, static_cast<int>(std::lround(255 * std::clamp(heat[i], 0.F, 1.F))));
    for (std::size_t c = 0; c < 3; ++c) {
      const auto under = picture.pixels[picture.channels == 3 ? i * 3 + c : i];
      out.pixels[i * 3 + c] = static_cast<std::uint8_t>(std::lround((1 - cover) * under + cover * colour[static_cast<int>(2 - c)]));
    }
  }
  return out;
}

}  // namespace glenoid
