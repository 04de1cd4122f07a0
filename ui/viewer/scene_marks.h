// SPDX-License-Identifier: GPL-3.0-or-later
// The marks of a scene: parts, measurements, letters, badges, corner text and the colour bar. Internal to the room.
#pragma once

#include "ui/viewer/scene.h"

namespace glenoid::ui {

// In logical pixels.
void paintMarks(const Scene& scene, QPainter& painter);

}  // namespace glenoid::ui
