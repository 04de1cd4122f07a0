// SPDX-License-Identifier: GPL-3.0-or-later
// The folder of the next run: a suggestion that the user can change.
#pragma once

#include <QWidget>

#include "ui/training/option_setup.h"

class QLineEdit;

namespace glenoid::ui {

class RunFolderRow : public QWidget {
  Q_OBJECT

 public:
  // The controls have the names PREFIXRunFolder, PREFIXChooseRunFolder and PREFIXRunFolderDialog.
  RunFolderRow(Services& services, OptionSetup& setup, const QString& prefix, QWidget* parent = nullptr);

 private:
  void ask();
  void refresh();

  Services& services_;
  OptionSetup& setup_;
  const QString prefix_;
  QLineEdit* folder_;
};

}  // namespace glenoid::ui
