// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/set_report.h"

#include <numeric>

#include "core/base/format.h"
#include "core/base/numbers.h"
#include "core/eval/confusion.h"

namespace glenoid {
namespace {

std::string shareText(std::size_t part, std::size_t whole) {
  if (whole == 0) return "-";
  const auto interval = wilsonInterval(part, whole);
  return percent(static_cast<double>(part) / static_cast<double>(whole)) + " % (" + percent(interval.lower) + " to " +
         percent(interval.upper) + ")";
}

std::string levelText(const ModelDescription& model, const SetRule& rule, const SetLevel& level) {
  const auto images = std::accumulate(rule.images.begin(), rule.images.end(), std::size_t{0});
  auto text = fmt::format("looks {}, confidence {} %, {} images:", rule.looks, level.confidence, images);
  if (!level.measured) return text + " not measured, because the folds are unknown\n";
  const auto& [covered, single, singleRight] = *level.measured;
  const auto all = std::accumulate(covered.begin(), covered.end(), std::size_t{0});
  text += "\n  the set holds the true maker   " + shareText(all, images);
  for (std::size_t label = 0; label < model.labels.size(); ++label) {
    text += fmt::format("\n    of {:<26} {}", model.labels[label].display, shareText(covered[label], rule.images[label]));
  }
  return text + "\n  the set is one maker           " + shareText(single, images) + "\n    and that is the true one     " +
         shareText(singleRight, single) + "\n";
}

std::string calibrationText(const nlohmann::json& figures, const char* key, int looks) {
  if (!figures.is_object() || !figures.contains(key)) return {};
  const auto& part = figures[key];
  const auto three = [](const nlohmann::json& value) { return fixedNumber(value.get<double>(), 3); };
  return fmt::format(
      "looks {}, temperature of the other folds: negative log-likelihood {}, Brier score {}, calibration error {} (95 % interval {} to {}; "
      "if "
      "perfect, {} to {} by chance alone)\n",
      looks, three(part.at("negativeLogLikelihood")), three(part.at("brier")), three(part.at("calibrationError")),
      three(part.at("calibrationErrorInterval95").at(0)), three(part.at("calibrationErrorInterval95").at(1)),
      three(part.at("perfectCalibrationBand95").at(0)), three(part.at("perfectCalibrationBand95").at(1)));
}

}  // namespace

std::string setText(const ModelDescription& model) {
  if (model.sets.empty()) return "No sets: a maker has too few images.\n";
  std::string text;
  for (const auto& rule : model.sets) {
    for (const auto& level : rule.levels) text += levelText(model, rule, level);
  }
  return text + calibrationText(model.figures, "calibration", 1) + calibrationText(model.figures, "calibrationAugmented", 8);
}

}  // namespace glenoid
