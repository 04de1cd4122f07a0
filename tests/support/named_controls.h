// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a page can be used with a screen reader.
#pragma once

#include <QAbstractItemView>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSlider>
#include <QWidget>
#include <gtest/gtest.h>

namespace glenoid::test {

// Expects a name and a tip of every control in the page. Returns how many there are.
inline int expectNamedControls(const QWidget& page) {
  int count = 0;
  for (const auto* widget : page.findChildren<QWidget*>()) {
    const bool isControl = qobject_cast<const QPushButton*>(widget) || qobject_cast<const QLineEdit*>(widget) ||
                           qobject_cast<const QAbstractItemView*>(widget) || qobject_cast<const QComboBox*>(widget) ||
                           qobject_cast<const QSlider*>(widget);
    if (!isControl || widget->objectName().isEmpty() || widget->objectName().startsWith("qt_")) continue;
    ++count;
    EXPECT_FALSE(widget->accessibleName().isEmpty()) << widget->objectName().toStdString();
    EXPECT_FALSE(widget->toolTip().isEmpty()) << widget->objectName().toStdString();
  }
  return count;
}

}  // namespace glenoid::test
