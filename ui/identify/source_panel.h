// SPDX-License-Identifier: GPL-3.0-or-later
// Facts about the file, and settings for it: the frame, and whether the polarity is wrong.
#pragma once

#include <filesystem>

#include <QWidget>

#include "ui/cases/case_slot.h"

class QCheckBox;
class QLabel;
class QSpinBox;

namespace glenoid::ui {

class FactGrid;

class SourcePanel : public QWidget {
  Q_OBJECT

 public:
  explicit SourcePanel(CaseSlot& slot, QWidget* parent = nullptr);
  void setSlot(CaseSlot& slot);

 private:
  void refresh();
  CaseSlot* slot_ = nullptr;
  QCheckBox* inverted_;
  QSpinBox* frame_;
  QLabel* frames_;
  QWidget* frameRow_;
  FactGrid* facts_;
};

}  // namespace glenoid::ui
