// SPDX-License-Identifier: GPL-3.0-or-later
// Asks before the window closes with measurements that were not exported.
#pragma once

#include <filesystem>

#include <QWidget>

#include "ui/cases/case_list.h"

namespace glenoid::ui {

class Leaving : public QObject {
  Q_OBJECT

 public:
  // Both outlive it.
  Leaving(CaseList& cases, QWidget& page);
  // False if there are such measurements: a question is now open. If the user discards them, the window is closed again.
  bool mayClose();

 signals:
  void exportWanted(const std::filesystem::path& file);  // of the first picture that has some

 private:
  void ask(const std::vector<std::filesystem::path>& files);
  CaseList& cases_;
  QWidget& page_;
};

}  // namespace glenoid::ui
