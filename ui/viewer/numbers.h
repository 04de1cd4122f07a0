// Numbers as they stand on a picture: as short as their size allows. Internal to the room.
#pragma once

#include <cmath>

#include <QLocale>
#include <QString>

namespace glenoid::ui {

// About four figures: "2048", "114.5", "0.2147", "5.6e-06".
inline QString shortNumber(double value) {
  const double size = std::abs(value);
  if (value == std::round(value) && size < 1e7) return QString::number(value, 'f', 0);
  if (size >= 1000 && size < 1e7) return QString::number(value, 'f', 0);
  return QString::number(value, 'g', 4);
}

}  // namespace glenoid::ui
