// SPDX-License-Identifier: GPL-3.0-or-later
// An interactive plot: zoom, pan, values under the pointer, smoothing, a logarithmic axis. Also used for overlays, ROC and reliability.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include <QColor>
#include <QFrame>
#include <QRect>
#include <QString>

#include "ui/training/plots_data.h"

class QCPItemStraightLine;
class QCustomPlot;
class QLabel;
class QToolButton;

namespace glenoid::ui {

// Wheel, if the plot has the focus: zoom at the pointer. Drag: pan. Double-click or Home: fit. Left and Right: read out the neighbouring
// point. + and -: zoom.
class PlotView : public QFrame {
  Q_OBJECT

 public:
  explicit PlotView(const QString& objectName, QWidget* parent = nullptr);

  // Fits the view to the new content, unless the user has zoomed or panned.
  void setContent(PlotContent content);
  const PlotContent& content() const { return content_; }
  void setSmoothed(bool on);
  // Has no effect if the content does not allow it.
  void setLogarithmic(bool on);
  void fit();

  // Shows the values of the curves at the nearest x. Empty: hides the read-out.
  void setReadOut(std::optional<double> x);
  QString readOut() const { return readOut_; }
  // Shows this range of x, as another plot does; empty: fits it.
  void setXRange(std::optional<std::pair<double, double>> range);
  // Makes the left edges of the plots meet, however long the numbers beside them are.
  static void alignLeftEdges(const std::vector<PlotView*>& plots);
  // The visible ranges.
  std::pair<double, double> xRange() const;
  std::pair<double, double> yRange() const;

  // Paints the plot with title and legend in paper colours, always the whole range, into a rectangle in points (pixels at 96 dpi).
  void paint(QPainter& painter, const QRect& rectangle) const;

 signals:
  // The x of the read-out moved; empty if the pointer left.
  void readOutMoved(std::optional<double> x);
  // The user zoomed or panned; empty: the plot was fitted.
  void xRangeMoved(std::optional<std::pair<double, double>> range);
  void leftEdgeMoved();

 protected:
  void changeEvent(QEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;  // the title shows whether the plot has the focus
  void focusOutEvent(QFocusEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void redraw();
  void refreshHeader();
  void follow();
  bool fitsBesideTitle(const QString& names) const;
  void showPointAt(const QPointF& position);
  void step(int by);
  void zoom(double factor);
  bool isLogarithmic() const { return logarithmic_ && content_.mayBeLogarithmic; }

  PlotContent content_;
  bool smoothed_ = false, logarithmic_ = false;
  bool fittedX_ = true, fittedY_ = true;
  bool fitting_ = false;  // the program, not the user, is changing the range
  QRect laidOut_;         // the area between the axes
  std::optional<double> readX_;
  QString readOut_;
  QLabel* title_;
  QLabel* legend_;      // next to the title: names the curves, or reads out their values
  QLabel* namesBelow_;  // the same below the plot, if the content asks for it or there is no room next to the title
  QLabel* nothing_;     // shown instead of a plot without curves
  QToolButton* all_;    // shown while the plot does not show its whole range
  QCustomPlot* plot_;
  QCPItemStraightLine* readLine_ = nullptr;
};

}  // namespace glenoid::ui
