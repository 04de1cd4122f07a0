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

// The least size of a page whose labels wrap in `width`.
inline QSize leastPageSize(const QWidget* page, int width) {
  if (!page) return {0, 0};
  const auto least = page->minimumSizeHint();
  const auto* layout = page->layout();
  if (!layout || !layout->hasHeightForWidth()) return least;
  return {least.width(), std::max(least.height(), layout->totalMinimumHeightForWidth(std::max(least.width(), width)))};
}

// Neither says that its height depends on its width: Qt would ask the tallest page, and all of them would scroll.
class PageStack : public QStackedWidget {
 public:
  explicit PageStack(QWidget* parent = nullptr) : QStackedWidget(parent) {
    connect(this, &QStackedWidget::currentChanged, this, &QWidget::updateGeometry);
  }
  QSize minimumSizeHint() const override { return leastPageSize(currentWidget(), width()); }
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
    const auto bar = tabBar()->minimumSizeHint(), page = leastPageSize(currentWidget(), width());
    return {std::max(bar.width(), page.width()), bar.height() + page.height()};
  }
  bool hasHeightForWidth() const override { return false; }
  int heightForWidth(int) const override { return -1; }

 protected:
  void resizeEvent(QResizeEvent* event) override {
    QTabWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width()) updateGeometry();
  }
};

}  // namespace glenoid::ui
