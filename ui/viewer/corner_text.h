// SPDX-License-Identifier: GPL-3.0-or-later
// The text in the four corners of the picture.
#pragma once

#include <QPointF>
#include <QString>
#include <QStringList>

#include "ui/viewer/view_state.h"

namespace glenoid::ui {

// Between the parts of a line; the first part is the most important one.
inline const QString kBetweenParts = QStringLiteral("  ·  ");
inline constexpr double kCornerMargin = 12;  // logical pixels between the texts and the edge of the canvas

struct CornerTexts {
  QStringList identity;         // upper left: who and when; empty if the file was read without identity
  QString laterality;           // upper right, large: "R", "L" or empty
  QStringList technique;        // upper right: what was taken and how
  QString frame, zoom, window;  // lower left; `frame` only if there are several
  QString spacing;              // lower right: the size of a pixel, and how it is known
};

// `state` must show a picture.
CornerTexts cornerTexts(const ViewState& state);
QStringList identityLines(const Radiograph& radiograph);
QStringList techniqueLines(const Radiograph& radiograph);
QString windowText(const ViewState& state);

// Describes a point of the picture: position, stored value, and modality value with its unit; empty outside the picture.
QString probeText(const ViewState& state, QPointF picture);

}  // namespace glenoid::ui
