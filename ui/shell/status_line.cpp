// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/status_line.h"

#include <QPainter>
#include <QStyle>
#include <QStyleOption>

#include "ui/elements/elided_label.h"

namespace glenoid::ui {

StatusLine::StatusLine(const Activity& activity, QWidget* parent)
    : QStatusBar(parent),
      activity_(activity),
      message_(add("statusMessage", {}, 1)),
      underWay_(add("statusUnderWay", tr("Work in progress"), 0)),
      model_(add("statusModel", tr("Model in use"), 0)),
      device_(add("statusDevice", tr("Device in use"), 0)) {
  message_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);  // it takes no room from the others
  connect(this, &QStatusBar::messageChanged, message_, &ElidedLabel::setLine);
  connect(&activity_, &Activity::changed, this, &StatusLine::refresh);
  refresh();
}

ElidedLabel* StatusLine::add(const QString& name, const QString& title, int stretch) {
  auto* label = new ElidedLabel(title);
  label->setObjectName(name);
  label->setContentsMargins(8, 0, 8, 0);
  addPermanentWidget(label, stretch);  // Qt hides any other widget while there is a message
  return label;
}

void StatusLine::refresh() {
  underWay_->setLine(activity_.underWay());
  model_->setLine(activity_.model());
  device_->setLine(activity_.device());
}

// QStatusBar would also draw the message, and cut what does not fit.
void StatusLine::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  QStyleOption option;
  option.initFrom(this);
  style()->drawPrimitive(QStyle::PE_PanelStatusBar, &option, &painter, this);
}

}  // namespace glenoid::ui
