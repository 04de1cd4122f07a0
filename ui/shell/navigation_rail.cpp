// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/navigation_rail.h"

#include <QAction>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/elements/controls.h"

namespace glenoid::ui {

NavigationRail::NavigationRail(QWidget* parent) : QFrame(parent), column_(new QVBoxLayout(this)) {
  setObjectName("navigation");
  setAccessibleName(tr("Pages"));
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
  column_->setContentsMargins(0, 8, 0, 8);
  column_->setSpacing(2);
}

void NavigationRail::add(QAction* action) {
  auto* button = new QToolButton(this);
  button->setDefaultAction(action);
  nameControl(*button, "button." + action->objectName(), action->iconText());
  button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
  button->setIconSize({26, 26});
  button->setFocusPolicy(Qt::TabFocus);  // so that a click leaves the focus to the page that it shows
  button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  column_->addWidget(button);
}

void NavigationRail::addGap() { column_->addStretch(1); }

}  // namespace glenoid::ui
