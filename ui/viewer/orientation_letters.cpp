// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/orientation_letters.h"

#include <cmath>
#include <string_view>

#include "ui/elements/text.h"

namespace glenoid::ui {
namespace {

QString opposite(const QString& letters) {
  constexpr std::string_view kPairs = "APRLHF";
  QString result;
  for (const auto letter : letters) {
    const auto at = kPairs.find(letter.toLatin1());
    if (at == std::string_view::npos) return {};
    result += QLatin1Char(kPairs[at ^ 1]);
  }
  return result;
}

}  // namespace

EdgeLetters edgeLetters(const std::string& patientOrientation, const Orientation& orientation) {
  const auto parts = textOf(patientOrientation).split('\\');
  if (parts.size() != 2) return {};
  const auto towards = [&](QPointF screenDirection) {
    const auto d = orientation.inPicture(screenDirection);
    const bool alongRow = std::abs(d.x()) > std::abs(d.y());
    const auto& letters = alongRow ? parts[0] : parts[1];
    return (alongRow ? d.x() : d.y()) > 0 ? letters : opposite(letters);
  };
  return {towards({-1, 0}), towards({1, 0}), towards({0, -1}), towards({0, 1})};
}

QStringList badges(const Orientation& orientation, bool inverted, bool treatedAsInverted) {
  QStringList texts;
  if (orientation.mirrored) texts << tr("FLIPPED");
  const bool flipAlone = orientation.mirrored && orientation.quarterTurns == 2;
  if (orientation.quarterTurns != 0 && !flipAlone) texts << tr("ROTATED %1°").arg(90 * orientation.quarterTurns);
  if (inverted) texts << tr("INVERTED");
  if (treatedAsInverted) texts << tr("TREATED AS INVERTED");
  return texts;
}

}  // namespace glenoid::ui
