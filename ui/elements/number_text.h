// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers in the format of the user's language ("0,25" in a German window), without thousands separators. Numbers in files are formatted
// by core/base/numbers.h.
#pragma once

#include <cstddef>

#include <QDateTime>
#include <QString>

namespace glenoid::ui {

// Shown if there is no value.
inline const QString kNoValue = QStringLiteral("–");

// How many: "1055".
QString countText(std::size_t count);
// With this many digits after the decimal separator; "–" for NaN.
QString numberText(double value, int digits);
// A fraction as a percentage: "93.4 %"; "–" for NaN.
QString percentText(double share);
// The same without the sign, for sentences that have it: "93.4".
QString percentNumber(double share, int digits);
// About four significant digits, as short as possible: "2048", "114.5", "0.2147".
QString shortNumber(double value);
// Every digit of the number, but at most fifteen significant digits if it is not whole: "0.0003", "9007199254740992".
QString exactNumber(double value);

// Date and time of day, which has 24 hours in every language: "Monday, November 30, 2026, 14:03".
QString momentText(const QDateTime& moment);

}  // namespace glenoid::ui
