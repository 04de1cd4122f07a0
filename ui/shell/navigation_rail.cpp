// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/navigation_rail.h"

#include <QAction>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/elements/controls.h"
#include "ui/elements/theme.h"

namespace glenoid::ui {

class RailButton : public QToolButton {
 public:
  using QToolButton::QToolButton;
  void mark(bool news) {
    news_ = news;
    setProperty("news", news);
    setAccessibleDescription(news ? NavigationRail::tr("A new message waits there") : QString());
    update();
  }

 protected:
  void paintEvent(QPaintEvent* event) override {
    QToolButton::paintEvent(event);
    if (!news_) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(themeColours().accent);
    constexpr int kDot = 10, kGap = 6;  // pixels
    painter.drawEllipse(width() - kDot - kGap, kGap, kDot, kDot);
  }

 private:
  bool news_ = false;
};

NavigationRail::NavigationRail(QWidget* parent) : QFrame(parent), column_(new QVBoxLayout(this)) {
  setObjectName("navigation");
  setAccessibleName(tr("Pages"));
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
  column_->setContentsMargins(0, 8, 0, 8);
  column_->setSpacing(2);
}

void NavigationRail::add(QAction* action) {
  auto* button = new RailButton(this);
  button->setDefaultAction(action);
  nameControl(*button, "button." + action->objectName(), action->iconText());
  button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
  button->setIconSize({26, 26});
  button->setFocusPolicy(Qt::TabFocus);  // so that a click leaves the focus to the page that it shows
  button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  column_->addWidget(button);
  buttons_.emplace(action->objectName(), button);
}

void NavigationRail::mark(const QString& command, bool news) { buttons_.at(command)->mark(news); }

void NavigationRail::addGap() { column_->addStretch(1); }

}  // namespace glenoid::ui
