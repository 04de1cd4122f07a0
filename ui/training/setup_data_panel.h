// SPDX-License-Identifier: GPL-3.0-or-later
// Shows the data of the next run: what was chosen, how many images of each maker are in each part, some of the images, and what was left
// out.
#pragma once

#include <QIcon>
#include <QWidget>

#include "ui/training/setup_data.h"

class QLabel;
class QListWidget;
class QPushButton;
class QSpinBox;
class QTableWidget;

namespace glenoid::ui {

class FittedList;
class Section;

class DataPanel : public QWidget {
  Q_OBJECT

 public:
  explicit DataPanel(Services& services, DataSetup& setup, QWidget* parent = nullptr);

  // Opens the dialog, with the focus on its button.
  void ask(bool folder);

 private:
  QWidget* makeChoice();
  QWidget* makeSplit();
  Section* makeList(const QString& objectName, const QString& title, int mostHeight, FittedList*& list);
  void refresh();
  void refreshPlace();
  void fillCounts();
  void fillThumbnails();
  void fillNotices();
  void fillLists();
  QIcon pairPicture(const NearDuplicate& pair) const;

  Services& services_;
  DataSetup& data_;
  QPushButton *chooseFolder_, *chooseFile_;
  QLabel* name_;
  QLabel* place_;  // says where decoded pictures are saved
  QLabel* summary_;
  QWidget* content_;  // everything below the choice; hidden if there are no data
  QTableWidget* counts_;
  QLabel* splitWords_;
  QSpinBox* seed_;
  QListWidget* thumbnails_;
  Section *noticesSection_, *skippedSection_, *duplicatesSection_;
  FittedList *notices_, *skipped_, *duplicates_;
  const void* shown_ = nullptr;  // the cache whose pictures are shown
};

}  // namespace glenoid::ui
