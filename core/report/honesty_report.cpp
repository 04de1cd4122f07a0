// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/honesty_report.h"

#include <utility>
#include <vector>

#include "core/base/format.h"
#include "core/base/numbers.h"
#include "core/report/table_text.h"

namespace glenoid {
namespace {

std::string figureText(const MeanFigure& figure) {
  if (figure.count == 0) return "-";
  return fixedNumber(figure.mean, 3) + " (" + fixedNumber(figure.low, 3) + " to " + fixedNumber(figure.high, 3) + ")";
}

nlohmann::ordered_json toJson(const MeanFigure& figure) {
  nlohmann::ordered_json json{{"images", figure.count}, {"mean", nullptr}, {"interval95", nullptr}};
  if (figure.count > 0) json["mean"] = figure.mean, json["interval95"] = {figure.low, figure.high};
  return json;
}

// The figures of single maps: name in JSON, text for display, figure.
struct Line {
  const char *name, *words;
  const MeanFigure MapHonesty::*figure;
};
constexpr Line kLines[] = {
    {"heatInBars", "share of the heat in black bars", &MapHonesty::heatInBars},
    {"areaOfBars", "share of the picture that they cover", &MapHonesty::areaOfBars},
    {"heatOnText", "share of the heat on letters and text that were burned in", &MapHonesty::heatOnText},
    {"areaOfText", "share of the picture that they cover", &MapHonesty::areaOfText},
    {"turned", "correlation with the map of the picture turned by 10 degrees", &MapHonesty::turned},
    {"nextPicture", "correlation with the map of another picture", &MapHonesty::nextPicture},
    {"lastLayerRandom", "correlation with the map of a random last layer", &MapHonesty::lastLayerRandom},
    {"allLayersRandom", "correlation with the map of a random network", &MapHonesty::allLayersRandom},
};

}  // namespace

std::string honestyText(const MapHonesty& honesty) {
  std::vector<Cells> orders{
      {"order of the pixels", "deletion (low is good)", "minus the map's", "insertion (high is good)", "minus the map's"}};
  for (const auto& order : honesty.orders) {
    const bool isMap = order.order == "map";
    orders.push_back({order.order, figureText(order.deletion), isMap ? "-" : figureText(order.deletionFromMap), figureText(order.insertion),
                      isMap ? "-" : figureText(order.insertionFromMap)});
  }
  std::vector<Cells> lines{{"", "images", "mean (95 % interval)"}};
  for (const auto& line : kLines) {
    const auto& figure = honesty.*line.figure;
    lines.push_back({line.words, std::to_string(figure.count), figureText(figure)});
  }
  return fmt::format("Grad-CAM of the most probable label, {} images, {} of them with a flat map\n", honesty.images, honesty.flat) +
         alignedText(orders) + "\n" + alignedText(lines);
}

nlohmann::ordered_json toJson(const MapHonesty& honesty) {
  nlohmann::ordered_json json{{"images", honesty.images}, {"flat", honesty.flat}, {"orders", nlohmann::ordered_json::array()}};
  for (const auto& order : honesty.orders) {
    json["orders"].push_back({{"order", order.order},
                              {"deletion", toJson(order.deletion)},
                              {"insertion", toJson(order.insertion)},
                              {"deletionFromMap", toJson(order.deletionFromMap)},
                              {"insertionFromMap", toJson(order.insertionFromMap)}});
  }
  for (const auto& line : kLines) json[line.name] = toJson(honesty.*line.figure);
  return json;
}

}  // namespace glenoid
