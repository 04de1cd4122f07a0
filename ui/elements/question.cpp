// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/elements/question.h"

#include <algorithm>

#include <QApplication>
#include <QCursor>
#include <QMessageBox>
#include <QScreen>

namespace glenoid::ui {

void activateParentAfter(QDialog& dialog) {
  QObject::connect(&dialog, &QDialog::finished, &dialog, [&dialog] {
    auto* below = dialog.parentWidget();
    while (below && !(below->isWindow() && below->isVisible())) below = below->parentWidget();
    const auto* modal = QApplication::activeModalWidget();  // what the answer has opened
    if (below && (!modal || modal == below)) below->activateWindow();
  });
}

void openAwayFromPointer(QMessageBox& box) {
  activateParentAfter(box);
  box.open();
  const auto pointer = QCursor::pos();
  const auto frame = box.frameGeometry();
  if (!frame.contains(pointer)) return;
  constexpr int kGap = 24;  // pixels
  const auto screen = box.screen()->availableGeometry();
  const int below = pointer.y() + kGap;
  const bool fits = below + frame.height() <= screen.bottom();
  box.move(frame.x(), fits ? below : std::max(screen.top(), pointer.y() - kGap - frame.height()));
}

}  // namespace glenoid::ui
