// SPDX-License-Identifier: GPL-3.0-or-later
// The letters R, L, H, F, A and P at the edges of the picture in its current orientation, and badges that say how it was changed.
#pragma once

#include <string>

#include <QString>
#include <QStringList>

#include "ui/viewer/view_geometry.h"

namespace glenoid::ui {

struct EdgeLetters {
  QString left, right, top, bottom;
  bool operator==(const EdgeLetters&) const = default;
};

// From Patient Orientation (PS3.3 C.7.6.1.1.1), such as "L\\F": the directions in which rows and columns run. Empty if the file does not
// state it.
EdgeLetters edgeLetters(const std::string& patientOrientation, const Orientation& orientation);

// "FLIPPED", "TURNED 90°", "INVERTED", "TREATED AS INVERTED": everything in which the screen differs from the file. A flip top to bottom
// counts as a flip, not as a rotation.
QStringList badges(const Orientation& orientation, bool inverted, bool treatedAsInverted);

}  // namespace glenoid::ui
