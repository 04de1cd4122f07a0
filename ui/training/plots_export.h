// SPDX-License-Identifier: GPL-3.0-or-later
// Plots as a file: a picture, a page, or their numbers, each with the disclaimer.
#pragma once

#include <vector>

#include <QString>

#include "ui/training/plots_view.h"

namespace glenoid::ui {

// The plots under one another with the title above and the disclaimer below: ".pdf" as vectors on a page, anything else as a PNG of 1,600
// pixels width. Throws Error FileUnwritable.
void exportPlots(const QString& file, const QString& title, const std::vector<const PlotView*>& plots);

}  // namespace glenoid::ui
