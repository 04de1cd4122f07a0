// SPDX-License-Identifier: GPL-3.0-or-later
// A choice of pictures: buttons to choose a folder or a file, what was chosen, and how many images it holds.
#pragma once

#include <filesystem>
#include <functional>

#include <QWidget>

#include "ui/training/data_reading.h"

class QLabel;
class QPushButton;

namespace glenoid::ui {

class FittedList;
class Section;

class ReadingPanel : public QWidget {
  Q_OBJECT

 public:
  // `prefix` begins the names of the controls: PREFIXFolder, PREFIXFile, PREFIXRemove, PREFIXName, PREFIXSummary.
  struct Texts {
    QString prefix, heading;
    bool isOptional = false;  // what was chosen can be removed
  };
  ReadingPanel(Services& services, DataReading& reading, const Texts& texts, std::function<void(const std::filesystem::path&)> open,
               QWidget* parent = nullptr);

  // Opens the dialog, with the focus on its button.
  void ask(bool folder);
  // What is said while nothing is chosen.
  void setHint(const QString& hint);

 private:
  QPushButton* chooser(const QString& objectName, const QString& title, bool folder);
  void refresh();

  Services& services_;
  DataReading& reading_;
  const Texts texts_;
  const std::function<void(const std::filesystem::path&)> open_;
  QString hint_;
  QPushButton *folder_, *file_, *remove_;
  QLabel *name_, *summary_;
  Section* skippedSection_;
  FittedList* skipped_;
};

}  // namespace glenoid::ui
