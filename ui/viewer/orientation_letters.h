// SPDX-License-Identifier: GPL-3.0-or-later
// R, L, H, F, A, P at the edges of the picture as it lies, and the badges that say how it was turned.
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

// From Patient Orientation (PS3.3 C.7.6.1.1.1), "L\\F": where a row and a column lead to. Empty where the file says nothing.
EdgeLetters edgeLetters(const std::string& patientOrientation, const Orientation& orientation);

// "FLIPPED", "TURNED 90°", "INVERTED", "TREATED AS INVERTED": everything in which the screen differs from the file. A flip top to bottom is
// a flip, not a turn.
QStringList badges(const Orientation& orientation, bool inverted, bool treatedAsInverted);

}  // namespace glenoid::ui
