// SPDX-License-Identifier: GPL-3.0-or-later
// Sets the language of the window, for its own texts and those of Qt.
#pragma once

#include <QString>

class QCoreApplication;

namespace glenoid::ui {

// `language` as in setting::language: "system", or a code such as "de". English if there is no translation. Call before any text is
// created.
void applyLanguage(QCoreApplication& application, const QString& language);

}  // namespace glenoid::ui
