// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/elements/disclaimer_banner.h"

#include "core/report/disclaimer.h"
#include "ui/elements/core_texts.h"

namespace glenoid::ui {

QString disclaimerText() { return coreText(kDisclaimer); }

// Amber on dark in both themes, so that it is not taken for decoration.
DisclaimerBanner::DisclaimerBanner(QWidget* parent) : QLabel(disclaimerText(), parent) {
  setObjectName("disclaimer");
  setAccessibleName(disclaimerText());
  setAlignment(Qt::AlignCenter);
  setStyleSheet("background: #4a3500; color: #ffd98a; font-weight: 600; padding: 2px 12px;");
}

}  // namespace glenoid::ui
