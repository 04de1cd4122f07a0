// SPDX-License-Identifier: GPL-3.0-or-later
// The colours of a heat map beside the words for their ends.
#pragma once

#include <QWidget>

#include "ui/settings/settings.h"

class QPainter;

namespace glenoid::ui {

// Draws the bar from little (left or bottom) to much into `area`, with the words; white on a soft shadow where `onPicture`.
void paintColourBar(QPainter& painter, const QRectF& area, const QString& colours, bool onPicture);

// Follows the colours of the settings.
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
