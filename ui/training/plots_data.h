// SPDX-License-Identifier: GPL-3.0-or-later
// The contents of plots, and the plots of a training run's history. No widgets.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <QString>

#include "core/eval/evaluation.h"
#include "core/runs/history.h"
#include "core/training/pretraining.h"

namespace glenoid::ui {

struct PlotCurve {
  QString name;
  std::vector<double> x, y;  // of equal length; NaN in y leaves a gap
  std::size_t colour = 0;    // index into ThemeColours::curves; wraps around
  bool dashed = false;
  bool dots = false;   // marks the points
  bool noisy = false;  // smoothed if the user asks for it
};

struct PlotMark {
  double x = 0;
  QString text;
};

struct PlotContent {
  QString title, xTitle, yTitle;
  std::vector<PlotCurve> curves;
  // True: the curves have points at the same x values, and the read-out shows all of them. False: it shows only the nearest point.
  bool sharesX = true;
  bool percent = false;  // y is a fraction, shown as a percentage
  bool mayBeLogarithmic = true;
  bool diagonal = false;         // from (0, 0) to (1, 1)
  bool unitSquare = false;       // both axes are 0..1 when fitted
  bool namesBelow = false;       // the curves are named below the plot, not next to its title: there are many, with long names
  std::optional<PlotMark> mark;  // a vertical line
  QString nothing;               // said if there is no curve
};

// The exponential moving average with the bias at its start corrected, as in TensorBoard: s[i] = sum of w^k y[i-k] / sum of w^k. Where y is
// NaN, s is NaN too, and the average is unchanged.
std::vector<double> smoothed(const std::vector<double>& y, double weight = 0.7);

// A plot of a training history. The validation curve is left out if there is none. A line marks the best epoch. `batches` are those of the
// epoch in progress, so that there is a curve before the first epoch ends.
enum class HistoryFigure { Loss, Accuracy, Rate };
PlotContent historyPlot(HistoryFigure figure, const std::vector<EpochRecord>& history, const std::vector<BatchRecord>& batches = {});

// The same of pretraining, which keeps its last epoch: no line marks the best one, and the probes are curves of the accuracy.
PlotContent pretrainingPlot(HistoryFigure figure, const std::vector<EpochRecord>& history, const std::vector<BatchRecord>& batches,
                            const std::vector<ProbeRecord>& probes);

// The same figure of several runs in one plot.
enum class OverlayFigure { ValidationAccuracy, ValidationLoss, TrainingAccuracy, TrainingLoss, Rate };
struct NamedHistory {
  QString name;
  std::vector<EpochRecord> history;
};
QString overlayTitle(OverlayFigure figure);
PlotContent overlayPlot(OverlayFigure figure, const std::vector<NamedHistory>& runs);

// From the result of evaluateInDetail().
PlotContent rocContent(const Evaluation& evaluation);
PlotContent reliabilityContent(const Evaluation& evaluation);

// RFC 4180: "plot,curve,x,y" with a line for each point. The last column holds the disclaimer.
std::string plotCsv(const std::vector<PlotContent>& plots);
// history.csv as in the run folder, with the disclaimer as the last column. readHistory() can read it.
std::string historyExport(const std::vector<EpochRecord>& history);

// "12", "0.00042", "81.3 %": a value in a read-out.
QString plotValueText(double value, bool percent);

}  // namespace glenoid::ui
