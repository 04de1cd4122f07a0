// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in the four corners of the picture.
#pragma once

#include <QPointF>
#include <QString>
#include <QStringList>

#include "ui/viewer/view_state.h"

namespace glenoid::ui {

struct CornerTexts {
  QStringList identity;         // upper left: who and when; nothing where the file was read without identity
  QString laterality;           // upper right, large: "R", "L" or nothing
  QStringList technique;        // upper right: what was taken and how
  QString frame, zoom, window;  // lower left; the frame of several alone
  QString spacing;              // lower right: what a pixel measures, and how that is known
};

// `state` shows a picture.
CornerTexts cornerTexts(const ViewState& state);
QStringList identityLines(const Radiograph& radiograph);
QStringList techniqueLines(const Radiograph& radiograph);
QString windowText(const ViewState& state);

// What lies under a point of the picture: place, stored and modality value with its unit; empty outside.
QString probeText(const ViewState& state, QPointF picture);

}  // namespace glenoid::ui
