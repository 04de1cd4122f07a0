// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/page_language.h"

#include <QCoreApplication>

#include "ui/elements/core_texts.h"

namespace glenoid::ui {

PageLanguage pageLanguage() {
  //: The code of the language of these translations (BCP 47)
  const auto code = QCoreApplication::translate("glenoid::ui", "en");
  return {code.toStdString(), [](const ReportText& text) { return coreText(text).toStdString(); }};
}

}  // namespace glenoid::ui
