// SPDX-License-Identifier: GPL-3.0-or-later
// Exports an answer's picture with a heat map; a description and the disclaimer are burned in below it.
#pragma once

#include <string>

#include "core/answer/answer.h"

namespace glenoid {

// The radiograph of the answer in its default display, with `map` of the label at `label` over it and the edge of a part drawn. A caption
// strip shows `method` ("Grad-CAM", "LayerCAM"), the label, its probability and the model; the resolution of the map; the disclaimer. RGB.
// Throws as render() and overlayHeat() do.
Picture heatMapExport(const Answer& answer, std::size_t label, const HeatMap& map, const std::string& method);

// Adds the strip of text under an overlay (RGB): `caption` (ASCII), the resolution of the map, and the disclaimer. Throws Error Internal
// for a grey picture.
Picture captioned(const Picture& overlay, const HeatMap& map, const std::string& caption);

}  // namespace glenoid
