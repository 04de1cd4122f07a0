// SPDX-License-Identifier: GPL-3.0-or-later
// Exports plots as a picture or a page, with the disclaimer.
#pragma once

#include <string>
#include <vector>

#include <QString>

#include "ui/training/plots_view.h"

namespace glenoid::ui {

// The bytes of a file with the plots one below another, the title above and the disclaimer below: ".pdf" is a page of vectors, any other
// name a PNG that is 1,600 pixels wide.
std::string drawnPlots(const QString& file, const QString& title, const std::vector<const PlotView*>& plots);

}  // namespace glenoid::ui
