// SPDX-License-Identifier: GPL-3.0-or-later
// What goes into an export, and where to.
#pragma once

#include <filesystem>

#include <QDialog>

#include "ui/settings/settings.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace glenoid::ui {

enum class ExportKind { Picture, Report, Print };

// Shown with open(); accepted() tells that the person wants it. Patient identity is never on unless it is switched on here, each time.
class ExportDialog : public QDialog {
  Q_OBJECT

 public:
  ExportDialog(ExportKind kind, Settings& settings, QWidget* parent);
  std::filesystem::path file() const;  // of Picture and Report; with the right ending
  bool withHeatMap() const;
  bool withIdentity() const;
  void setHeatMapAvailable(bool available);

 private:
  QWidget* placeRow();
  void browse();
  void refresh();
  QString ending() const { return kind_ == ExportKind::Picture ? ".png" : ".pdf"; }
  ExportKind kind_;
  Settings& settings_;
  QLineEdit* path_;
  QCheckBox* heatMap_;
  QCheckBox* identity_;
  QLabel* hint_;
  QPushButton* save_ = nullptr;
};

}  // namespace glenoid::ui
