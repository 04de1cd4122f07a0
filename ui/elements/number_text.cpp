// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/elements/number_text.h"

#include <cmath>

#include <QCoreApplication>
#include <QLocale>

namespace glenoid::ui {
namespace {

const auto kNone = QStringLiteral("–");

QString written(double value, char form, int digits) {
  QLocale locale;
  locale.setNumberOptions(locale.numberOptions() | QLocale::OmitGroupSeparator);
  return locale.toString(value, form, digits);
}

}  // namespace

QString numberText(double value, int digits) { return std::isnan(value) ? kNone : written(value, 'f', digits); }

QString percentText(double share) {
  return std::isnan(share) ? kNone : QCoreApplication::translate("glenoid::ui", "%1 %").arg(numberText(100 * share, 1));
}

QString shortNumber(double value) {
  const double size = std::abs(value);
  const bool whole = value == std::round(value) || size >= 1000;
  return whole && size < 1e7 ? written(value, 'f', 0) : written(value, 'g', 4);
}

QString exactNumber(double value) {
  const bool whole = value == std::round(value) && std::abs(value) < 1e16;
  return whole ? written(value, 'f', 0) : written(value, 'g', 15);
}

}  // namespace glenoid::ui
