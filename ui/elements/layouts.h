// SPDX-License-Identifier: GPL-3.0-or-later
// Layouts of panels and sizes of windows.
#pragma once

#include <QScreen>
#include <QSize>
#include <QStyle>
#include <QWidget>

namespace glenoid::ui {

// A layout of `parent` without margins.
template <class Layout, class Widget>
Layout* bareLayout(Widget* parent) {
  auto* layout = new Layout(parent);
  layout->setContentsMargins(0, 0, 0, 0);
  return layout;
}

// Resizes a window to `wanted`, or to what its screen has room for.
inline void resizeToFit(QWidget& window, QSize wanted) {
  const QSize titleBar(0, window.style()->pixelMetric(QStyle::PM_TitleBarHeight));  // the real one is known only once the window is shown
  window.resize(wanted.boundedTo(window.screen()->availableSize() - titleBar));
}

}  // namespace glenoid::ui
