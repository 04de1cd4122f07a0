// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/voi_selection.h"

#include <algorithm>
#include <cmath>

#include "ui/elements/text.h"

namespace glenoid::ui {
namespace {

QString fileTitle(const std::vector<Voi>& vois, std::size_t index) {
  const Voi& voi = vois[index];
  const auto explanation = textOf(std::visit([](const auto& item) { return item.explanation; }, voi)).simplified();
  if (!explanation.isEmpty()) return explanation;
  if (vois.size() == 1) return tr("From the file");
  return (std::holds_alternative<Window>(voi) ? tr("Window %1") : tr("Lookup table %1")).arg(index + 1);
}

}  // namespace

VoiSelection openingVoi(const DisplayImage& image) {
  const auto& choice = image.fileVoi();
  const auto found = std::find(image.vois().begin(), image.vois().end(), choice.voi);
  if (!choice.fromFile || found == image.vois().end()) return {};
  return {VoiSelection::Kind::File, static_cast<std::size_t>(found - image.vois().begin()), {}};
}

Voi voiOf(const VoiSelection& selection, const DisplayImage& image) {
  switch (selection.kind) {
    case VoiSelection::Kind::File:
      if (selection.fileIndex < image.vois().size()) return image.vois()[selection.fileIndex];
      break;
    case VoiSelection::Kind::FullRange: return image.fullRange();
    case VoiSelection::Kind::Dragged: return selection.window;
    case VoiSelection::Kind::Automatic: break;
  }
  return image.automaticWindow();
}

std::vector<VoiPreset> voiPresets(const DisplayImage& image) {
  std::vector<VoiPreset> presets;
  if (image.isColour()) return presets;
  const auto add = [&](const VoiSelection& selection) { presets.push_back({voiTitle(selection, image), selection}); };
  for (std::size_t i = 0; i < image.vois().size(); ++i) add({VoiSelection::Kind::File, i, {}});
  add({VoiSelection::Kind::Automatic, 0, {}});
  add({VoiSelection::Kind::FullRange, 0, {}});
  return presets;
}

QString voiTitle(const VoiSelection& selection, const DisplayImage& image) {
  const bool file = selection.kind == VoiSelection::Kind::File && selection.fileIndex < image.vois().size();
  if (file) return fileTitle(image.vois(), selection.fileIndex);
  if (selection.kind == VoiSelection::Kind::FullRange) return tr("Full range");
  return selection.kind == VoiSelection::Kind::Dragged ? tr("By hand") : tr("Automatic");
}

WindowBounds windowBounds(const DisplayImage& image) {
  WindowBounds bounds{image.minimum(), image.maximum()};
  const auto cover = [&](double low, double high) { bounds = {std::min(bounds.low, low), std::max(bounds.high, high)}; };
  if (image.fileVoi().fromFile) {
    if (const auto* table = std::get_if<LookupTable>(&image.fileVoi().voi)) {
      cover(table->firstMapped, table->firstMapped + static_cast<double>(table->data.size()) - 1);
    } else {
      const auto& window = std::get<Window>(image.fileVoi().voi);
      cover(window.center - window.width / 2, window.center + window.width / 2);
    }
  }
  if (!(bounds.high > bounds.low)) bounds.high = bounds.low + 1;
  return bounds;
}

Window bounded(Window window, const WindowBounds& bounds) {
  constexpr double kNarrowest = 1e-4, kWidest = 2;
  const double range = bounds.high - bounds.low;
  window.center = std::clamp(window.center, bounds.low, bounds.high);
  window.width = std::clamp(window.width, kNarrowest * range, kWidest * range);
  return window;
}

Window draggedWindow(const Window& start, QPointF pixels, const WindowBounds& bounds, bool inverted) {
  constexpr double kPixelsForThreefold = 220, kPixelsForWidth = 350;
  auto window = start;
  window.explanation.clear();
  window.width = start.width * std::pow(3.0, pixels.x() / kPixelsForThreefold);
  // Dragging down darkens the picture: the centre rises, unless high values are dark.
  const double step = pixels.y() / kPixelsForWidth * start.width;
  window.center = start.center + (inverted ? -step : step);
  return bounded(window, bounds);
}

}  // namespace glenoid::ui
