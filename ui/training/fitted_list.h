// SPDX-License-Identifier: GPL-3.0-or-later
// A list of texts as high as its lines, up to a limit; then it scrolls up and down, never sideways.
#pragma once

#include <cstddef>

#include <QListWidget>

#include "core/dataset/pixel_cache.h"

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

// In place of its lines, those files of a data set that were left out, each with the reason.
void listSkipped(FittedList& list, const PixelCache& cache);

}  // namespace glenoid::ui
