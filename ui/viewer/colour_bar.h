// SPDX-License-Identifier: GPL-3.0-or-later
// The colour scale of a heat map with a label at each end.
#pragma once

#include <QWidget>

#include "ui/settings/settings.h"

class QPainter;

namespace glenoid::ui {

// Draws the bar into `area`, from weak (left or bottom) to strong, with its labels. If `onPicture`, the labels are white with a soft
// shadow.
void paintColourBar(QPainter& painter, const QRectF& area, const QString& colours, bool onPicture);

// Uses the colours chosen in the settings.
class ColourBar : public QWidget {
  Q_OBJECT

 public:
  explicit ColourBar(Settings& settings, QWidget* parent = nullptr);
  QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  Settings& settings_;
};

}  // namespace glenoid::ui
