// SPDX-License-Identifier: GPL-3.0-or-later
// Which values are shown from black to white: what the file offers, the automatic window, the full range, or what was dragged.
#pragma once

#include <vector>

#include <QPointF>
#include <QString>

#include "core/imaging/display_image.h"

namespace glenoid::ui {

struct VoiSelection {
  enum class Kind { File, Automatic, FullRange, Dragged } kind = Kind::Automatic;
  std::size_t fileIndex = 0;  // into Radiograph::vois
  Window window;              // of Dragged
  bool operator==(const VoiSelection&) const = default;
};

// What opening a picture shows.
VoiSelection openingVoi(const Radiograph& radiograph, const DisplayImage& image);
Voi voiOf(const VoiSelection& selection, const Radiograph& radiograph, const DisplayImage& image);

struct VoiPreset {
  QString title;  // the explanation of the file, or a plain word
  VoiSelection selection;
};
// The file's, then automatic, then full range; empty for colour pictures.
std::vector<VoiPreset> voiPresets(const Radiograph& radiograph, const DisplayImage& image);
QString voiTitle(const VoiSelection& selection, const Radiograph& radiograph);

// Where a window may be dragged: over the data and what the file's own VOI covers, so that no drag loses the picture for good.
struct WindowBounds {
  double low = 0, high = 1;  // low < high
};
WindowBounds windowBounds(const DisplayImage& image);
// Centre within the bounds, width from a 10,000th of them to twice them.
Window bounded(Window window, const WindowBounds& bounds);
// The window after a drag of `pixels` that began at `start`: right widens, up brightens (whichever way the polarity is).
Window draggedWindow(const Window& start, QPointF pixels, const WindowBounds& bounds, bool inverted);

}  // namespace glenoid::ui
