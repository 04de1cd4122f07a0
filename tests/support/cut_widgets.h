// SPDX-License-Identifier: GPL-3.0-or-later
// Finds what cannot be read in a window: text wider than its widget, widgets outside their parent, widgets on top of each other,
// and pages that scroll inside a page that scrolls.
#pragma once

#include <algorithm>

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLayout>
#include <QLocale>
#include <QScrollArea>
#include <QScrollBar>
#include <QSplitterHandle>
#include <QStackedLayout>
#include <QStringList>
#include <QTabBar>
#include <QTableView>
#include <QToolButton>
#include <QWidget>

namespace glenoid::test {

class CutWidgets {
 public:
  // What is cut in `root` and in its visible children, one line each.
  static QStringList in(const QWidget& root) {
    CutWidgets found;
    found.look(root);
    for (const auto* widget : root.findChildren<QWidget*>()) {
      if (widget->isVisibleTo(&root) && !widget->isWindow() && !isPartOfAList(*widget)) found.look(*widget);
    }
    return found.lines_;
  }

 private:
  // The viewport and the headers of a list draw its cells, which scroll and are elided.
  static bool isPartOfAList(const QWidget& widget) {
    return qobject_cast<const QAbstractItemView*>(widget.parentWidget()) && !qobject_cast<const QHeaderView*>(&widget);
  }

  void look(const QWidget& widget) {
    if (const auto* label = qobject_cast<const QLabel*>(&widget)) lookAtLabel(*label);
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget)) lookAtButton(*button);
    if (const auto* bar = qobject_cast<const QTabBar*>(&widget)) lookAtTabs(*bar);
    if (const auto* header = qobject_cast<const QHeaderView*>(&widget)) lookAtHeader(*header);
    if (const auto* box = qobject_cast<const QComboBox*>(&widget)) lookAtChoice(*box);
    if (const auto* area = qobject_cast<const QScrollArea*>(&widget)) lookAtArea(*area);
    if (const auto* table = qobject_cast<const QTableView*>(&widget)) lookAtNumbers(*table);
    lookAtChildren(widget);
  }

  void add(const QWidget& widget, const QString& what) {
    QStringList path;
    for (const auto* one = &widget; one; one = one->parentWidget()) {
      if (!one->objectName().isEmpty()) path.prepend(one->objectName());
    }
    lines_ << QString("%1 (%2): %3").arg(path.join('/'), widget.metaObject()->className(), what);
  }

  void needs(const QWidget& widget, int width, const QString& text) {
    if (width > widget.width()) add(widget, QString("%1 pixels for \"%2\", which needs %3").arg(widget.width()).arg(text).arg(width));
  }

  void lookAtLabel(const QLabel& label) {
    if (label.text().isEmpty()) return;
    if (!label.wordWrap()) return needs(label, label.minimumSizeHint().width(), label.text());
    if (label.heightForWidth(label.width()) > label.height() + 1) add(label, "not high enough for \"" + label.text() + '"');
  }

  void lookAtButton(const QAbstractButton& button) {
    const auto* tool = qobject_cast<const QToolButton*>(&button);
    if (button.text().isEmpty() || (tool && tool->toolButtonStyle() == Qt::ToolButtonIconOnly)) return;
    const int text = button.fontMetrics().size(Qt::TextShowMnemonic, button.text()).width();
    const bool beside = !button.icon().isNull() && (!tool || tool->toolButtonStyle() == Qt::ToolButtonTextBesideIcon);
    needs(button, text + (beside ? button.iconSize().width() + 4 : 0), button.text());
  }

  void lookAtTabs(const QTabBar& bar) {
    for (int i = 0; i < bar.count(); ++i) {
      const bool whole =
          bar.rect().contains(bar.tabRect(i)) && bar.fontMetrics().horizontalAdvance(bar.tabText(i)) <= bar.tabRect(i).width();
      if (!whole) add(bar, "the tab \"" + bar.tabText(i) + '"');
    }
  }

  void lookAtHeader(const QHeaderView& header) {
    if (header.orientation() != Qt::Horizontal || !header.model()) return;
    for (int i = 0; i < header.count(); ++i) {
      const auto text = header.model()->headerData(i, Qt::Horizontal).toString();
      if (header.isSectionHidden(i) || text.isEmpty() || header.sectionSizeHint(i) <= header.sectionSize(i)) continue;
      const bool wraps = (static_cast<int>(header.defaultAlignment()) & Qt::TextWordWrap) != 0;
      const auto words = text.split(' ');
      const bool isWhole = wraps && std::all_of(words.begin(), words.end(), [&](const QString& word) {
                             return header.fontMetrics().horizontalAdvance(word) <= header.sectionSize(i);
                           });
      if (!isWhole)
        add(header,
            QString("the column \"%1\" of %2 pixels, which needs %3").arg(text).arg(header.sectionSize(i)).arg(header.sectionSizeHint(i)));
    }
  }

  // Words are elided; a number of which digits are missing is another number.
  void lookAtNumbers(const QTableView& table) {
    const auto* model = table.model();
    for (int row = 0; model && row < model->rowCount(); ++row) {
      for (int column = 0; column < model->columnCount(); ++column) {
        const auto text = model->index(row, column).data().toString();
        bool isNumber = false;
        QLocale().toDouble(text, &isNumber);
        if (isNumber && table.fontMetrics().horizontalAdvance(text) > table.columnWidth(column)) add(table, "the number " + text);
      }
    }
  }

  void lookAtChoice(const QComboBox& box) {
    if (box.sizeAdjustPolicy() == QComboBox::AdjustToMinimumContentsLengthWithIcon) return;  // elides file names
    needs(box, box.fontMetrics().horizontalAdvance(box.currentText()), box.currentText());
  }

  // Nothing scrolls sideways.
  void lookAtArea(const QScrollArea& area) {
    if (area.widget() && area.widget()->width() > area.viewport()->width())
      add(area, QString("its content is wider: %1 of %2").arg(area.widget()->width()).arg(area.viewport()->width()));
    if (!scrolls(area)) return;
    for (const auto* outer = area.parentWidget(); outer; outer = outer->parentWidget()) {
      const auto* page = qobject_cast<const QScrollArea*>(outer);
      if (page && scrolls(*page)) add(area, "scrolls inside " + page->objectName());
    }
  }
  static bool scrolls(const QScrollArea& area) { return area.verticalScrollBar()->maximum() > 0; }

  static bool isPlaced(const QWidget& widget) {
    return widget.isVisible() && !widget.isWindow() && !qobject_cast<const QSplitterHandle*>(&widget) && !widget.size().isEmpty();
  }

  void lookAtChildren(const QWidget& parent) {
    const auto* layout = parent.layout();
    if (!layout || qobject_cast<const QStackedLayout*>(layout) || qobject_cast<const QAbstractScrollArea*>(&parent)) return;
    QList<const QWidget*> placed;
    for (const auto* object : parent.children()) {
      const auto* widget = qobject_cast<const QWidget*>(object);
      if (!widget || !isPlaced(*widget)) continue;
      // A box layout whose items wrap rounds its height down.
      if (!parent.rect().adjusted(0, 0, 1, 1).contains(widget->geometry())) {
        add(*widget, QString("bottom right at %1, %2, outside its parent of %3 x %4")
                         .arg(widget->geometry().right())
                         .arg(widget->geometry().bottom())
                         .arg(parent.width())
                         .arg(parent.height()));
      }
      for (const auto* other : placed) {
        if (other->geometry().intersects(widget->geometry())) add(*widget, "on top of " + other->objectName());
      }
      placed << widget;
    }
  }

  QStringList lines_;
};

}  // namespace glenoid::test
