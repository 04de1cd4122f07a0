// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/page_language.h"

#include "ui/elements/core_texts.h"
#include "ui/elements/text.h"

namespace glenoid::ui {

PageLanguage pageLanguage() {
  //: The code of the language of these translations (BCP 47)
  const auto code = tr("en");
  return {code.toStdString(), [](const ReportText& text) { return coreText(text).toStdString(); }};
}

}  // namespace glenoid::ui
