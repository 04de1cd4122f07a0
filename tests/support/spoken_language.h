// SPDX-License-Identifier: GPL-3.0-or-later
// The window in one language, for one test.
#pragma once

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

#include "ui/shell/language.h"

namespace glenoid::test {

// All tests share the application, so this removes the translators that it installed.
struct Spoken {
  explicit Spoken(const QString& language) { ui::applyLanguage(*qApp, language); }
  ~Spoken() {
    qDeleteAll(qApp->findChildren<QTranslator*>());
    QLocale::setDefault(QLocale::system());
  }
  Spoken(const Spoken&) = delete;
  Spoken& operator=(const Spoken&) = delete;
};

}  // namespace glenoid::test
