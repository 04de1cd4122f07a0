// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the contents of a plot with QCustomPlot, on the screen and on paper.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include <QColor>
#include <QPointF>
#include <QRect>
#include <QString>

#include "ui/training/plots_data.h"

class QCustomPlot;
class QPainter;

namespace glenoid::ui {

struct PlotColours {
  QColor background, text, quiet, grid, mark;
  std::array<QColor, 6> curves;
  const QColor& of(const PlotCurve& curve) const { return curves[curve.colour % curves.size()]; }
};
PlotColours screenColours();  // of the current theme
PlotColours paperColours();   // of the light theme

struct PlotStyle {
  PlotColours colours;
  bool smoothed = false, logarithmic = false;
};
// Builds the plot from scratch and fits its axes. Fractions are drawn as percentages.
void drawPlot(QCustomPlot& plot, const PlotContent& content, const PlotStyle& style);
// Paints the plot into a rectangle of another painter, as vectors if that paints a PDF.
void paintPlot(QCustomPlot& plot, QPainter& painter, const QRect& rectangle);

// HTML: the name of each curve with a line like its own.
QString legendText(const PlotContent& content, const PlotColours& colours);

bool hasPoints(const PlotContent& content);
// Every x at which a curve has a point, ascending, without duplicates.
std::vector<double> allX(const PlotContent& content);
std::optional<double> nearestX(const PlotContent& content, double x);
// "epoch 12: training 0.41, validation 0.52": the curves with a point at this x.
QString readOutAt(const PlotContent& content, double x);
// The point nearest to a position on the plot: "Depuy: 0.12, 0.85". Empty if it is more than 30 pixels away.
QString readOutNear(const PlotContent& content, const QPointF& position, const QCustomPlot& plot);

}  // namespace glenoid::ui
