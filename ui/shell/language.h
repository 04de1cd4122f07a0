// SPDX-License-Identifier: GPL-3.0-or-later
// The window's language: our own texts and Qt's.
#pragma once

#include <QString>

class QCoreApplication;

namespace glenoid::ui {

// `language` as setting::language: "system", or a code such as "de". English where there is no translation. Call before any text is made.
void applyLanguage(QCoreApplication& application, const QString& language);

}  // namespace glenoid::ui
