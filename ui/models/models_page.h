// SPDX-License-Identifier: GPL-3.0-or-later
// The installed models: what each one is and how accurate it is, with import, export, check, default and removal. Start weights are listed
// below.
#pragma once

#include <filesystem>
#include <vector>

#include <QWidget>

#include "core/bundle/model_folders.h"
#include "core/bundle/start_weights.h"
#include "ui/services/services.h"

class QFileDialog;
class QLabel;
class QTextBrowser;
class QTreeWidget;
class QTreeWidgetItem;

namespace glenoid::ui {

class ModelsPage : public QWidget {
  Q_OBJECT

 public:
  explicit ModelsPage(Services& services, std::vector<StartWeights> startWeights = installedStartWeights(modelFolders()),
                      QWidget* parent = nullptr);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  QWidget* listSide();
  QWidget* sheetSide();
  void connectCommands();
  void fill();
  void addModel(QTreeWidgetItem* group, const CatalogueEntry& entry);
  void select(const QString& path);
  void showSelected();
  const CatalogueEntry* selected() const;  // null if no model is selected
  void askWhichFile();
  void askWhichFolder();
  void import(QFileDialog* dialog);
  void askWhereToExport();
  Services& services_;
  std::vector<StartWeights> startWeights_;
  QTreeWidget* list_;
  QTextBrowser* sheet_;
  QString wanted_;  // the path to select as soon as it is listed
};

}  // namespace glenoid::ui
