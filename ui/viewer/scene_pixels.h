// SPDX-License-Identifier: GPL-3.0-or-later
// The pixels of a scene: picture, heat map, shutter and overlays; also the lens, which draws the same pixels enlarged. Internal to the
// room.
#pragma once

#include "ui/viewer/scene.h"

namespace glenoid::ui {

FileLayers fileLayers(const Radiograph& radiograph, int frame);

// Paints the picture with heat map, shutter and overlays into `target` (Format_RGB32), placed by `geometry`; `scale` target pixels are one
// unit.
void paintPixels(const Scene& scene, const ViewGeometry& geometry, double scale, QImage& target);

// Paints a round magnifier at a point of the canvas, relative to the current zoom.
void paintLens(const Scene& scene, QPointF at, double devicePixelRatio, QPainter& painter);

}  // namespace glenoid::ui
