// SPDX-License-Identifier: GPL-3.0-or-later
// The pictures and, beside them, the panels with the answer.
#pragma once

#include <QSplitter>

#include "ui/services/services.h"

namespace glenoid::ui {

class ColumnArea;

// The panels get as much width as the user chose, but no more than the picture, unless they need it. If the user chose none, two fifths are
// enough for them in a small window. The command view.panel folds them like a drag of their edge does. The choice is kept in the settings.
class PanelSplitter : public QSplitter {
 public:
  // Takes ownership of the thumbnails, of the pictures to the right of them, and of the panels. `services` outlives it.
  PanelSplitter(Services& services, QWidget* thumbnails, QWidget* pictures, ColumnArea* panels, QWidget* parent);
  // Call it if the thumbnails have come or gone.
  void share();

 protected:
  void showEvent(QShowEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void fold(bool shown);
  int panelWidthIn(int width) const;
  Services& services_;
  QWidget* thumbnails_;
  ColumnArea* panels_;
  int chosen_ = 0;         // width of the panels, in pixels; 0 until they are shown
  bool isChosen_ = false;  // by the user
};

}  // namespace glenoid::ui
