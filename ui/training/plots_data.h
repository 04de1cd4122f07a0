// SPDX-License-Identifier: GPL-3.0-or-later
// What a plot shows, and the plots of a training run's history, without a widget.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <QString>

#include "core/eval/evaluation.h"
#include "core/runs/history.h"

namespace glenoid::ui {

struct PlotCurve {
  QString name;
  std::vector<double> x, y;  // of one length; NaN in y leaves a gap
  std::size_t colour = 0;    // of ThemeColours::curves, counted on from the first after the last
  bool dashed = false;
  bool dots = false;   // marks at the points
  bool noisy = false;  // is smoothed where the person asks for it
};

struct PlotMark {
  double x = 0;
  QString text;
};

struct PlotContent {
  QString title, xTitle, yTitle;
  std::vector<PlotCurve> curves;
  bool sharesX = true;   // the curves have their points at the same x, all of which the read-out tells; else the nearest point alone
  bool percent = false;  // y is a share, shown in percent
  bool mayBeLogarithmic = true;
  bool diagonal = false;         // from (0, 0) to (1, 1)
  bool unitSquare = false;       // both axes are 0..1 when fitted
  bool legendInside = false;     // in the lower right corner, for names too long to stand beside the title; no curve is smoothed there
  std::optional<PlotMark> mark;  // a vertical line
};

// The exponential moving average with its start corrected, as TensorBoard smooths: s[i] = sum of w^k y[i-k] over sum of w^k. Where y is no
// number, s is none, and nothing is forgotten.
std::vector<double> smoothed(const std::vector<double>& y, double weight = 0.7);

// The figures of a history; the validation curve is left out where there is none. A line marks the best epoch.
enum class HistoryFigure { Loss, Accuracy, Rate };
PlotContent historyPlot(HistoryFigure figure, const std::vector<EpochRecord>& history);

// One figure of several runs in one plot.
enum class OverlayFigure { ValidationAccuracy, ValidationLoss, TrainingAccuracy, TrainingLoss, Rate };
struct NamedHistory {
  QString name;
  std::vector<EpochRecord> history;
};
QString overlayTitle(OverlayFigure figure);
PlotContent overlayPlot(OverlayFigure figure, const std::vector<NamedHistory>& runs);

// Of evaluateInDetail().
PlotContent rocContent(const Evaluation& evaluation);
PlotContent reliabilityContent(const Evaluation& evaluation);

// RFC 4180: "plot,curve,x,y" with a line for each point, and a last column that holds the disclaimer.
std::string plotCsv(const std::vector<PlotContent>& plots);
// history.csv as the run folder has it, with the disclaimer as a last column; readHistory() reads it.
std::string historyExport(const std::vector<EpochRecord>& history);

// "12", "0.00042", "81.3 %": what a read-out says.
QString plotValueText(double value, bool percent);

}  // namespace glenoid::ui
