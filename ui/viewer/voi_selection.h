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
QString voiTitle(const VoiSelection& selection, const Radiograph& radiograph, const DisplayImage& image);

// The window after a drag of `pixels` that began at `start`: right widens, up brightens (whichever way the polarity is). Kept where the
// picture still shows something: centre within the data's range and the start's, width at most twice both and at least a 10,000th of it.
Window draggedWindow(const Window& start, QPointF pixels, const DisplayImage& image, bool inverted);

}  // namespace glenoid::ui
