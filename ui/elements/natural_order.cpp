// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/elements/natural_order.h"

#include "core/base/natural_order.h"

namespace glenoid::ui {

bool comesBefore(const QString& a, const QString& b) {
  return glenoid::comesBefore(a.toCaseFolded().toStdString(), b.toCaseFolded().toStdString());
}

}  // namespace glenoid::ui
