// SPDX-License-Identifier: GPL-3.0-or-later
// An entry of a list whose text may have a colour of the theme.
#pragma once

#include <QBrush>
#include <QListWidgetItem>

#include "ui/elements/theme.h"

namespace glenoid::ui {

// Follows a change of the theme, which a colour that is set once does not.
class InkedItem : public QListWidgetItem {
 public:
  using Ink = QColor ThemeColours::*;
  // Null: the colour of text.
  InkedItem(const QIcon& icon, const QString& text, QListWidget* list, Ink ink) : QListWidgetItem(icon, text, list), ink_(ink) {}
  QVariant data(int role) const override {
    return role == Qt::ForegroundRole && ink_ ? QVariant(QBrush(themeColours().*ink_)) : QListWidgetItem::data(role);
  }

 private:
  Ink ink_;
};

}  // namespace glenoid::ui
