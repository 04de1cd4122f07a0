// SPDX-License-Identifier: GPL-3.0-or-later
// A row of pictures from a data set with their captions.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <QWidget>

#include "ui/elements/inked_item.h"
#include "ui/jobs/job_runner.h"

class QHBoxLayout;
class QLabel;
class QListWidget;

namespace glenoid::ui {

struct ListedPicture {
  std::string path, sha256;  // as in the data set
  QString caption, tip;
  InkedItem::Ink ink = nullptr;  // of the caption
};

class PictureList : public QWidget {
  Q_OBJECT

 public:
  // `files` outlives it. The object name is that of the list; the title's ends in "Title".
  PictureList(JobRunner& files, const QString& objectName, const QString& name, QWidget* parent = nullptr);
  // Adds a control beside the title.
  void addToHead(QWidget* control);
  // Shows at most the first 300. Their pictures follow from the pixel cache; without it, the frames stay empty.
  void setPictures(const QString& title, std::vector<ListedPicture> pictures, const std::filesystem::path& cache);

 signals:
  void opened(const std::string& path);  // by a double-click or Enter

 private:
  JobRunner& files_;
  Job loading_;
  std::vector<ListedPicture> pictures_;
  QHBoxLayout* head_;
  QLabel* title_;
  QListWidget* list_;
};

}  // namespace glenoid::ui
