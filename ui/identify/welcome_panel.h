// SPDX-License-Identifier: GPL-3.0-or-later
// Shown while no picture is open: an invitation, and ways to open one.
#pragma once

#include <QWidget>

#include "ui/cases/case_list.h"

class QLabel;
class QVBoxLayout;

namespace glenoid::ui {

// The focus goes to the button that opens a file.
class WelcomePanel : public QWidget {
  Q_OBJECT

 public:
  WelcomePanel(CaseList& cases, Services& services, QWidget* parent = nullptr);

 private:
  void listRecent();
  CaseList& cases_;
  const Settings& settings_;
  QWidget* lastButton_ = nullptr;  // above the files
  QLabel* recentHead_;
  QVBoxLayout* recent_;
};

}  // namespace glenoid::ui
