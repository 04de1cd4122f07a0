// SPDX-License-Identifier: GPL-3.0-or-later
// Natural sort order: "2" before "10".
#pragma once

#include <QString>

namespace glenoid::ui {

// Runs of digits compare as numbers, letters regardless of case. QCollator does this only if Qt was built with ICU and the locale is not
// "C".
bool comesBefore(const QString& a, const QString& b);

}  // namespace glenoid::ui
