// SPDX-License-Identifier: GPL-3.0-or-later
// Layouts of panels.
#pragma once

namespace glenoid::ui {

// A layout of `parent` without margins.
template <class Layout, class Widget>
Layout* bareLayout(Widget* parent) {
  auto* layout = new Layout(parent);
  layout->setContentsMargins(0, 0, 0, 0);
  return layout;
}

}  // namespace glenoid::ui
