// SPDX-License-Identifier: GPL-3.0-or-later
// An answer's picture with a heat map as an export: what it shows and the disclaimer are burnt in below it.
#pragma once

#include <string>

#include "core/answer/answer.h"

namespace glenoid {

// The radiograph of the answer, as on the screen by default, under `map` of the label at `label`, a part's edge drawn, with a caption
// strip: `method` ("Grad-CAM", "LayerCAM"), the label, its probability and the model; how fine the map is; the disclaimer. RGB. Throws as
// render and overlayHeat.
Picture heatMapExport(const Answer& answer, std::size_t label, const HeatMap& map, const std::string& method);

// The strip of words under an overlay (RGB): `caption` (ASCII), how fine the map is, and the disclaimer. Throws Error Internal for a grey
// one.
Picture captioned(const Picture& overlay, const HeatMap& map, const std::string& caption);

}  // namespace glenoid
