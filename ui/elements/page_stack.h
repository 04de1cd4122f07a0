// SPDX-License-Identifier: GPL-3.0-or-later
// Pages of which one is shown, and that need no more room than that one. A QStackedWidget and a QTabWidget need as much as their largest
// page, so that a small window would scroll pages that fit.
#pragma once

#include <algorithm>

#include <QLayout>
#include <QResizeEvent>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>

namespace glenoid::ui {

class PageStack : public QStackedWidget {
 public:
  explicit PageStack(QWidget* parent = nullptr) : QStackedWidget(parent) {
    connect(this, &QStackedWidget::currentChanged, this, &QWidget::updateGeometry);
  }
  // Its labels wrap in the present width.
  QSize minimumSizeHint() const override {
    if (!currentWidget()) return {};
    const auto least = currentWidget()->minimumSizeHint();
    const auto* layout = currentWidget()->layout();
    if (!layout || !layout->hasHeightForWidth()) return least;
    return {least.width(), std::max(least.height(), layout->totalMinimumHeightForWidth(std::max(least.width(), width())))};
  }
  // Qt would ask the tallest page, and all of them would scroll.
  bool hasHeightForWidth() const override { return false; }
  int heightForWidth(int) const override { return -1; }

 protected:
  void resizeEvent(QResizeEvent* event) override {
    QStackedWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width()) updateGeometry();
  }
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
