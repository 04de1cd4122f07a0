// SPDX-License-Identifier: GPL-3.0-or-later
// Shows what the program is, its version, and the libraries that it uses with their licences.
#pragma once

#include <vector>

#include <QDialog>

namespace glenoid::ui {

struct LibraryNotice {
  QString name, licence, address;
};
const std::vector<LibraryNotice>& libraryNotices();

class AboutDialog : public QDialog {
  Q_OBJECT

 public:
  explicit AboutDialog(const QString& version, QWidget* parent = nullptr);
};

}  // namespace glenoid::ui
