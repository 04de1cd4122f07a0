// SPDX-License-Identifier: GPL-3.0-or-later
// Tabs that need no more room than the one that is shown. A QTabWidget needs as much as its largest tab, so that a small window would
// scroll tabs that scroll their own contents.
#pragma once

#include <algorithm>

#include <QTabBar>
#include <QTabWidget>

namespace glenoid::ui {

class PageTabs : public QTabWidget {
 public:
  explicit PageTabs(QWidget* parent = nullptr) : QTabWidget(parent) {
    connect(this, &QTabWidget::currentChanged, this, &QWidget::updateGeometry);
  }
  QSize minimumSizeHint() const override {
    const auto bar = tabBar()->minimumSizeHint(), page = currentWidget() ? currentWidget()->minimumSizeHint() : QSize(0, 0);
    return {std::max(bar.width(), page.width()), bar.height() + page.height()};
  }
};

}  // namespace glenoid::ui
