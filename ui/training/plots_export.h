// SPDX-License-Identifier: GPL-3.0-or-later
// Exports plots as a picture or a page, with the disclaimer.
#pragma once

#include <vector>

#include <QString>

#include "ui/training/plots_view.h"

namespace glenoid::ui {

// Writes the plots one below another, with the title above and the disclaimer below: ".pdf" as a page of vectors, anything else as a PNG
// that is 1,600 pixels wide. Throws Error FileUnwritable.
void exportPlots(const QString& file, const QString& title, const std::vector<const PlotView*>& plots);

}  // namespace glenoid::ui
