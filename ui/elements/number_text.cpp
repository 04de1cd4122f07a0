// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/elements/number_text.h"

#include <cmath>

#include <QLocale>

#include "ui/elements/text.h"

namespace glenoid::ui {
namespace {

QString written(double value, char form, int digits) {
  QLocale locale;
  locale.setNumberOptions(locale.numberOptions() | QLocale::OmitGroupSeparator);
  return locale.toString(value, form, digits);
}

}  // namespace

QString countText(std::size_t count) { return written(static_cast<double>(count), 'f', 0); }

QString numberText(double value, int digits) { return std::isnan(value) ? kNoValue : written(value, 'f', digits); }

QString percentText(double share) { return std::isnan(share) ? kNoValue : tr("%1 %").arg(percentNumber(share, 1)); }

QString percentNumber(double share, int digits) { return numberText(100 * share, digits); }

QString shortNumber(double value) {
  const double size = std::abs(value);
  const bool whole = value == std::round(value) || size >= 1000;
  return whole && size < 1e7 ? written(value, 'f', 0) : written(value, 'g', 4);
}

QString exactNumber(double value) {
  const bool whole = value == std::round(value) && std::abs(value) < 1e16;
  return whole ? written(value, 'f', 0) : written(value, 'g', 15);
}

QString momentText(const QDateTime& moment) {
  return QLocale().toString(moment.date(), QLocale::LongFormat) + moment.time().toString(QStringLiteral(", HH:mm"));
}

}  // namespace glenoid::ui
