// SPDX-License-Identifier: GPL-3.0-or-later
// Plots as inline SVG with a caption, for HTML pages. Every text in them is escaped. Texts given to a plot are in its language already.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/eval/evaluation.h"
#include "core/report/html.h"

namespace glenoid {

struct Curve {
  std::string name;
  std::vector<std::pair<double, double>> points;  // points with NaN in y are left out
};
struct PlotAxes {
  std::string title, x, y;
  double left = 0, right = 1, bottom = 0, top = 1;
  bool diagonal = false;  // a dashed line from corner to corner
  bool dots = false;      // marks at the points
};
// <figure>: each curve has a colour, named in the caption. A curve without points is left out.
std::string linePlot(const PlotAxes& axes, const std::vector<Curve>& curves, const PageLanguage& language = {});

// ROC curve of every class (of more than twelve classes, those with most images); needs evaluateInDetail().
std::string rocPlot(const Evaluation& evaluation, const PageLanguage& language = {});
// Accuracy over confidence in bins of equal size; needs evaluateInDetail().
std::string reliabilityPlot(const Evaluation& evaluation, const PageLanguage& language = {});
// Counts; the shade shows their share of the row.
std::string confusionPlot(const Evaluation& evaluation, const PageLanguage& language = {});

struct Bar {
  std::string name;
  double value = 0;  // [0, 1]
  Interval interval;
};
// Horizontal bars with their intervals as whiskers.
std::string barPlot(const std::string& title, const std::vector<Bar>& bars, const PageLanguage& language = {});

}  // namespace glenoid
