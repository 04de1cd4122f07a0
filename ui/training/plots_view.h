// SPDX-License-Identifier: GPL-3.0-or-later
// A plot one can read: zoom, pan, the values under the pointer, smoothing, a logarithmic axis. Overlays, ROC and reliability use it too.
#pragma once

#include <optional>
#include <utility>

#include <QColor>
#include <QString>
#include <QWidget>

#include "ui/training/plots_data.h"

class QCPItemStraightLine;
class QCustomPlot;
class QLabel;

namespace glenoid::ui {

// Wheel: zoom at the pointer. Drag: pan. Double-click, or Home: fit. Left and Right: the read-out of the neighbouring point. + and -: zoom.
class PlotView : public QWidget {
  Q_OBJECT

 public:
  explicit PlotView(const QString& objectName, QWidget* parent = nullptr);

  // What is shown is fitted anew unless the person zoomed or panned.
  void setContent(PlotContent content);
  const PlotContent& content() const { return content_; }
  void setSmoothed(bool on);
  // Without effect where the content may not.
  void setLogarithmic(bool on);
  void fit();

  // Shows what the curves say at the x that is nearest; none hides it.
  void setReadOut(std::optional<double> x);
  QString readOut() const { return readOut_; }
  // What is in view.
  std::pair<double, double> xRange() const;
  std::pair<double, double> yRange() const;

  // The plot with its title and legend as on paper, in view as here, in a rectangle of these points (pixels of a picture at 96 dpi).
  void paint(QPainter& painter, const QRect& rectangle) const;

 signals:
  // The x of the read-out moved; empty where the pointer left.
  void readOutMoved(std::optional<double> x);

 protected:
  void changeEvent(QEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;  // the title shows the focus
  void focusOutEvent(QFocusEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void redraw();
  void refreshHeader();
  void showPointAt(const QPointF& position);
  void step(int by);
  void zoom(double factor);
  bool isLogarithmic() const { return logarithmic_ && content_.mayBeLogarithmic; }

  PlotContent content_;
  bool smoothed_ = false, logarithmic_ = false;
  bool fitted_ = true;
  bool fitting_ = false;  // the range changes by our own hand
  std::optional<double> readX_;
  QString readOut_;
  QLabel* title_;
  QLabel* legend_;
  QCustomPlot* plot_;
  QCPItemStraightLine* readLine_ = nullptr;
};

}  // namespace glenoid::ui
