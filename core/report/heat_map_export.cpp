// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/heat_map_export.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include <opencv2/imgproc.hpp>

#include "core/base/error.h"
#include "core/base/numbers.h"
#include "core/imaging/render.h"
#include "core/imaging/square_pixels.h"
#include "core/report/disclaimer.h"

namespace glenoid {
namespace {

// Draws the part's edge, on its inside, thick enough to be seen when the picture fills a screen.
void frame(Picture& picture, const Part& part) {
  const int thickness = std::max(1, std::max(picture.rows, picture.columns) / 400);
  const cv::Mat pixels(picture.rows, picture.columns, CV_8UC3, picture.pixels.data());
  const int inset = thickness / 2;
  const cv::Rect edge(part.x + inset, part.y + inset, part.width - 2 * inset, part.height - 2 * inset);
  cv::rectangle(pixels, edge, {255, 255, 255}, thickness);
}

}  // namespace

Picture heatMapExport(const Answer& answer, std::size_t label, const HeatMap& map, const std::string& method) {
  const auto& [file, error, radiograph, source, square] = answer.picture;
  RenderOptions view;
  view.frame = source.frame;
  view.treatAsInverted = source.treatAsInverted;
  const auto picture = render(*radiograph, view);
  auto overlay = overlayHeat(picture, heatOverSource(map, square, picture.rows, picture.columns));
  if (square.part.by != PartOrigin::Whole) frame(overlay, square.part);
  overlay = inSquarePixels(std::move(overlay), radiograph->pixelAspect);
  const auto looks = answer.prediction.looks.size();
  const auto ofLooks = looks > 1 ? " (mean of " + std::to_string(looks) + " looks; the map is of the first)" : std::string();
  return captioned(overlay, map,
                   method + " for " + answer.model->labels[label].name + ", probability " +
                       percent(answer.prediction.probabilities[label]) + " %" + ofLooks + ", " + answer.model->identification());
}

Picture captioned(const Picture& overlay, const HeatMap& map, const std::string& caption) {
  if (overlay.channels != 3) throw Error(ErrorCode::Internal, "an overlay has three channels");
  const std::string resolution = map.flat ? "The heat map is flat: it says nothing about this picture and is not drawn."
                                          : "Heat map of " + std::to_string(map.columns) + " x " + std::to_string(map.rows) +
                                                " cells: where the network found evidence, not an outline.";
  const std::vector<std::string> lines{caption, resolution, kDisclaimer};
  // A small picture is enlarged so that the text fits; a large one gets larger text.
  constexpr int kLeastWidth = 640;
  constexpr double kMostPixels = 64e6;  // a strip a few pixels wide is enlarged only up to this limit
  const double room = std::sqrt(kMostPixels / (static_cast<double>(overlay.rows) * overlay.columns));
  const int factor = std::max(1, static_cast<int>(std::min(std::ceil(kLeastWidth / static_cast<double>(overlay.columns)), room)));
  const cv::Mat source(overlay.rows, overlay.columns, CV_8UC3, const_cast<std::uint8_t*>(overlay.pixels.data()));
  cv::Mat picture;
  cv::resize(source, picture, {}, factor, factor, cv::INTER_CUBIC);

  std::size_t longest = 0;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (lines[i].size() > lines[longest].size()) longest = i;
  }
  const int usable = picture.cols * 96 / 100;
  const double scale = usable / static_cast<double>(cv::getTextSize(lines[longest], cv::FONT_HERSHEY_SIMPLEX, 1, 1, nullptr).width);
  const int step = static_cast<int>(std::lround(38 * scale)), thickness = std::max(1, static_cast<int>(std::lround(1.6 * scale)));
  Picture out{picture.rows + step * static_cast<int>(lines.size() + 1), picture.cols, 3, {}};
  out.pixels.assign(static_cast<std::size_t>(out.rows) * static_cast<std::size_t>(out.columns) * 3, 0);
  cv::Mat canvas(out.rows, out.columns, CV_8UC3, out.pixels.data());
  picture.copyTo(canvas(cv::Rect(0, 0, picture.cols, picture.rows)));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    cv::putText(canvas, lines[i], {picture.cols / 50, picture.rows + step * static_cast<int>(i + 1)}, cv::FONT_HERSHEY_SIMPLEX, scale,
                {235, 235, 235}, thickness, cv::LINE_AA);
  }
  return out;
}

}  // namespace glenoid
