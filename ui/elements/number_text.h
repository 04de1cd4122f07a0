// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers as a person's language writes them ("0,25" in a German window), without marks between thousands. Files take theirs from
// core/base/numbers.h.
#pragma once

#include <QString>

namespace glenoid::ui {

// With so many digits after the decimal sign; "–" for what is no number.
QString numberText(double value, int digits);
// A share as percent: "93.4 %"; "–" for what is no number.
QString percentText(double share);
// About four figures, as short as the number allows: "2048", "114.5", "0.2147".
QString shortNumber(double value);
// Every figure that the number has, up to fifteen of a fraction: "0.0003", "9007199254740992".
QString exactNumber(double value);

}  // namespace glenoid::ui
