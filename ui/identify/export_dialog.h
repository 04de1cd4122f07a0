// SPDX-License-Identifier: GPL-3.0-or-later
// Asks what an export should contain and where to save it.
#pragma once

#include <filesystem>

#include <QDialog>

#include "ui/services/services.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace glenoid::ui {

enum class ExportKind { Picture, Report, Print };

// Show it with open(); accepted() means that the user wants the export. Patient identity is off unless the user switches it on here, each
// time.
class ExportDialog : public QDialog {
  Q_OBJECT

 public:
  ExportDialog(ExportKind kind, Services& services, QWidget* parent);
  std::filesystem::path file() const;  // for Picture and Report; with the right extension
  bool withHeatMap() const;
  bool withIdentity() const;
  void setHeatMapAvailable(bool available);  // may change while the dialog is open; without a map, the box is off

 private:
  QWidget* placeRow();
  void startIn(const QString& folder);
  void checkFolder();
  void browse();
  void refresh();
  void save();
  QString ending() const { return kind_ == ExportKind::Picture ? ".png" : ".pdf"; }
  ExportKind kind_;
  Services& services_;
  QLineEdit* path_;
  QCheckBox* heatMap_;
  bool wantsHeatMap_ = false;  // what the user chose before the map went
  QCheckBox* identity_;
  QLabel* hint_;
  QPushButton* save_ = nullptr;
};

}  // namespace glenoid::ui
