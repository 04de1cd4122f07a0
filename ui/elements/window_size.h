// SPDX-License-Identifier: GPL-3.0-or-later
// The size of a window that opens.
#pragma once

#include <QScreen>
#include <QSize>
#include <QStyle>
#include <QWidget>

namespace glenoid::ui {

// Resizes a window to `wanted`, or to what its screen has room for.
inline void resizeToFit(QWidget& window, QSize wanted) {
  const QSize titleBar(0, window.style()->pixelMetric(QStyle::PM_TitleBarHeight));  // the real one is known only once the window is shown
  window.resize(wanted.boundedTo(window.screen()->availableSize() - titleBar));
}

}  // namespace glenoid::ui
