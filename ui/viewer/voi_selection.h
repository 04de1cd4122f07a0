// SPDX-License-Identifier: GPL-3.0-or-later
// Which values are shown from black to white: a window of the file, the automatic window, the full range, or one set by dragging.
#pragma once

#include <vector>

#include <QPointF>
#include <QString>

#include "core/imaging/display_image.h"

namespace glenoid::ui {

struct VoiSelection {
  enum class Kind { File, Automatic, FullRange, Dragged } kind = Kind::Automatic;
  std::size_t fileIndex = 0;  // into DisplayImage::vois()
  Window window;              // for Dragged
  bool operator==(const VoiSelection&) const = default;
};

// The selection when a picture is opened.
VoiSelection openingVoi(const DisplayImage& image);
Voi voiOf(const VoiSelection& selection, const DisplayImage& image);

struct VoiPreset {
  QString title;  // the explanation given in the file, or a general term
  VoiSelection selection;
};
// Those of the file, then automatic, then full range; empty for colour pictures.
std::vector<VoiPreset> voiPresets(const DisplayImage& image);
QString voiTitle(const VoiSelection& selection, const DisplayImage& image);

// The limits for dragging a window: the range of the data and of the file's own VOI, so that the picture can always be brought back.
struct WindowBounds {
  double low = 0, high = 1;  // low < high
};
WindowBounds windowBounds(const DisplayImage& image);
// The centre stays within the bounds; the width stays between 1/10,000 of and twice their range.
Window bounded(Window window, const WindowBounds& bounds);
// The window after a drag of `pixels` that began at `start`: right widens it, up brightens the picture, with either polarity.
Window draggedWindow(const Window& start, QPointF pixels, const WindowBounds& bounds, bool inverted);

}  // namespace glenoid::ui
