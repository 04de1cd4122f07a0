// SPDX-License-Identifier: GPL-3.0-or-later
// Asks where plots shall be kept, and keeps them there.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include <QString>

#include "ui/services/services.h"

class QWidget;

namespace glenoid::ui {

class PlotView;

// Opens a file dialog (not modal to the program's events) over `page`; PNG, PDF, or CSV of what `csv` returns. Failures are said in the
// message strip. The plots must live as long as the page.
void savePlots(QWidget& page, Services& services, const QString& title, const std::vector<const PlotView*>& plots,
               const std::function<std::string()>& csv);

}  // namespace glenoid::ui
