// SPDX-License-Identifier: GPL-3.0-or-later
// Colours for values from 0 to 1, safe for colour-blind eyes.
#pragma once

#include <array>

#include <QRgb>
#include <QString>

namespace glenoid::ui {

using ColourTable = std::array<QRgb, 256>;  // opaque

// "cividis" (Nuñez 2018), "viridis" (matplotlib), "grey"; cividis for any other name, as core's exports.
const ColourTable& colourTable(const QString& name);

}  // namespace glenoid::ui
