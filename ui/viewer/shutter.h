// The display shutter of a file (PS3.3 C.7.6.11): what lies outside the exposed field.
#pragma once

#include <optional>

#include <QPainterPath>

#include "core/imaging/radiograph.h"

namespace glenoid::ui {

// What stays visible, in picture coordinates: where all declared shapes overlap. Nothing where the file declares no usable shutter.
std::optional<QPainterPath> shutterOpening(const Radiograph& radiograph);

}  // namespace glenoid::ui
