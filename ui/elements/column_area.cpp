// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/elements/column_area.h"

#include <QEvent>
#include <QScrollBar>

namespace glenoid::ui {

ColumnArea::ColumnArea(const QString& objectName, QWidget* content, QWidget* parent) : QScrollArea(parent) {
  setObjectName(objectName);
  setWidgetResizable(true);
  setFrameShape(QFrame::NoFrame);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setFocusPolicy(Qt::TabFocus);  // for scrolling by keys; a click beside the controls does not frame the whole page
  setWidget(content);
}

QSize ColumnArea::minimumSizeHint() const {
  const int width = widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width() + 2 * frameWidth();
  return {width, QScrollArea::minimumSizeHint().height()};
}

bool ColumnArea::event(QEvent* event) {
  if (event->type() == QEvent::LayoutRequest) updateGeometry();  // the content may need another width now
  return QScrollArea::event(event);
}

}  // namespace glenoid::ui
