// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers as in a German window.
#pragma once

#include <QLocale>

namespace glenoid::test {

// While it lives, the window writes numbers in the German way.
struct GermanWindow {
  GermanWindow() { QLocale::setDefault(QLocale(QLocale::German)); }
  ~GermanWindow() { QLocale::setDefault(QLocale::system()); }
  GermanWindow(const GermanWindow&) = delete;
  GermanWindow& operator=(const GermanWindow&) = delete;
};

}  // namespace glenoid::test
