// SPDX-License-Identifier: GPL-3.0-or-later
// Natural sort order: "2" before "10".
#pragma once

#include <string>

#include <QString>

namespace glenoid::ui {

// Keys that sort as std::string does: runs of digits as numbers, letters regardless of case. QCollator does this only if Qt was built with
// ICU and the locale is not "C".
std::string naturalKey(const QString& text);

}  // namespace glenoid::ui
