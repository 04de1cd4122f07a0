// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/elements/natural_order.h"

#include "core/base/natural_order.h"

namespace glenoid::ui {

std::string naturalKey(const QString& text) { return glenoid::naturalKey(text.toCaseFolded().toStdString()); }

}  // namespace glenoid::ui
