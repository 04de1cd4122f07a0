// SPDX-License-Identifier: GPL-3.0-or-later
// One pane of the Identify page: a canvas with its frame bar; accepts drops.
#pragma once

#include <filesystem>
#include <vector>

#include <QWidget>

#include "ui/cases/case_slot.h"
#include "ui/services/services.h"
#include "ui/viewer/canvas.h"

class QStackedLayout;

namespace glenoid::ui {

class PicturePane : public QWidget {
  Q_OBJECT

 public:
  // `welcome` (may be null) replaces the canvas while no picture is open or being opened and none was refused.
  PicturePane(CaseSlot& slot, Services& services, QWidget* welcome, QWidget* parent = nullptr);
  Canvas& canvas() { return *canvas_; }
  CaseSlot& slot() { return slot_; }

 signals:
  void dropped(const std::vector<std::filesystem::path>& paths);

 private:
  void refresh();
  void askForLength(QPointF from, QPointF to);
  CaseSlot& slot_;
  Canvas* canvas_;
  QWidget* welcome_;
  QStackedLayout* stack_;
};

}  // namespace glenoid::ui
