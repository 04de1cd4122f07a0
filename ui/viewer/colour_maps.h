// SPDX-License-Identifier: GPL-3.0-or-later
// Colours for values from 0 to 1, suitable for colour-blind users.
#pragma once

#include <array>

#include <QRgb>
#include <QString>

namespace glenoid::ui {

using ColourTable = std::array<QRgb, 256>;  // opaque

// "cividis" (Nuñez 2018), "viridis" (matplotlib), "grey"; any other name gives cividis, as in core's exports.
const ColourTable& colourTable(const QString& name);

}  // namespace glenoid::ui
