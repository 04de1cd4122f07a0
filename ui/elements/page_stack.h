// SPDX-License-Identifier: GPL-3.0-or-later
// Pages of which one is shown, and that need no more room than that one. A QStackedWidget and a QTabWidget need as much as their largest
// page, so that a small window would scroll pages that fit.
#pragma once

#include <algorithm>

#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>

namespace glenoid::ui {

class PageStack : public QStackedWidget {
 public:
  explicit PageStack(QWidget* parent = nullptr) : QStackedWidget(parent) {
    connect(this, &QStackedWidget::currentChanged, this, &QWidget::updateGeometry);
  }
  QSize minimumSizeHint() const override { return currentWidget() ? currentWidget()->minimumSizeHint() : QSize(); }
  int heightForWidth(int) const override { return -1; }  // otherwise the tallest page would make all of them scroll
};

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
