// SPDX-License-Identifier: GPL-3.0-or-later
// Where the texts in the corners of the picture stand, and which of them give way if there is not enough room. Internal to the room.
#pragma once

#include <vector>

#include <QFontMetricsF>
#include <QRectF>

#include "ui/viewer/corner_text.h"

namespace glenoid::ui {

struct PlacedText {
  QString text;
  QRectF area;    // as wide as the text
  int alignment;  // the corner
  bool large;
};

// `canvas` in logical pixels; `taken` stays free; `large` is the font of the laterality. The most important lines are placed first:
// laterality, identity, window, zoom and frame, size of a pixel, technique. A line that finds its place taken stands further
// inwards, at most a third of the height from its edge. In a narrow canvas, the origin of the size of a pixel has a row of its own. If that
// does not help, it loses its last parts, and then vanishes. Nothing overlaps, and no value is cut.
std::vector<PlacedText> placeCorners(const CornerTexts& texts, QSizeF canvas, std::vector<QRectF> taken, const QFontMetricsF& small,
                                     const QFontMetricsF& large);

}  // namespace glenoid::ui
