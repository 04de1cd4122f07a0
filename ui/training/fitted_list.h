// SPDX-License-Identifier: GPL-3.0-or-later
// A list of texts as high as its lines, up to a limit; then it scrolls up and down, never sideways.
#pragma once

#include <cstddef>

#include <QListWidget>

namespace glenoid::ui {

class FittedList : public QListWidget {
 public:
  static constexpr std::size_t kMostLines = 1000;
  explicit FittedList(int mostHeight);  // pixels
  // Null if it holds the most lines already.
  QListWidgetItem* addLine(const QString& line);
  void doItemsLayout() override;

 private:
  const int mostHeight_;
};

}  // namespace glenoid::ui
