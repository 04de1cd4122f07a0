// SPDX-License-Identifier: GPL-3.0-or-later
// "Research use only. Not a medical device.": always visible; the user cannot dismiss it.
#pragma once

#include <QLabel>

namespace glenoid::ui {

QString disclaimerText();

class DisclaimerBanner : public QLabel {
  Q_OBJECT

 public:
  explicit DisclaimerBanner(QWidget* parent = nullptr);
};

}  // namespace glenoid::ui
