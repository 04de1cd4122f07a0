// SPDX-License-Identifier: GPL-3.0-or-later
// Asks where to save plots, and saves them.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include <QString>

#include "ui/services/services.h"

class QWidget;

namespace glenoid::ui {

class PlotView;

// Opens a file dialog over `page` without blocking. Saves as PNG or PDF, or as CSV with the text that `csv` returns. Failures are shown in
// the message strip. The plots must live as long as the page.
void savePlots(QWidget& page, Services& services, const QString& title, const std::vector<const PlotView*>& plots,
               const std::function<std::string()>& csv);

}  // namespace glenoid::ui
