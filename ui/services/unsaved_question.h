// SPDX-License-Identifier: GPL-3.0-or-later
// The question before results that were not exported are lost.
#pragma once

#include <functional>

#include <QString>

class QWidget;

namespace glenoid::ui {

struct UnsavedQuestion {
  QString name;  // object name
  QString text, consequence;
  QString saveTitle, loseTitle;  // of the buttons; the third is Cancel, which changes nothing
  std::function<void()> save, lose;
};

// Opens the question over the window of `page`, unless it is open already. Returns at once. `page` outlives what its answers call.
void askAboutUnsaved(QWidget& page, const UnsavedQuestion& question);

}  // namespace glenoid::ui
