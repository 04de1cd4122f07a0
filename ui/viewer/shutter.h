// SPDX-License-Identifier: GPL-3.0-or-later
// The opening of a file's display shutter as a shape (PS3.3 C.7.6.11).
#pragma once

#include <optional>

#include <QPainterPath>

#include "core/imaging/radiograph.h"

namespace glenoid::ui {

// The visible area, in picture coordinates: the intersection of all declared shapes. Empty if the file declares none.
std::optional<QPainterPath> shutterOpening(const Radiograph& radiograph);

}  // namespace glenoid::ui
