// SPDX-License-Identifier: GPL-3.0-or-later
// Finds English in a window that should be German.
#pragma once

#include <QAbstractButton>
#include <QAbstractItemModel>
#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QFile>
#include <QGroupBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QRegularExpression>
#include <QSet>
#include <QTabBar>
#include <QTextDocument>
#include <QTextDocumentFragment>
#include <QWidget>
#include <QXmlStreamReader>
#include <gtest/gtest.h>

namespace glenoid::test {

class EnglishLeft {
 public:
  // `translations`: glenoid_de.ts. `data`: texts that the test itself brings, such as the name of a model; they are ignored.
  EnglishLeft(const QString& translations, QStringList data) : data_(std::move(data)) {
    QFile file(translations);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << translations.toStdString();
    QXmlStreamReader xml(&file);
    QString source;
    QSet<QString> same;
    while (!xml.atEnd()) {
      if (!xml.readNextStartElement()) continue;
      if (xml.name() == u"source") source = xml.readElementText();
      if (xml.name() != u"translation") continue;
      const auto german = xml.readElementText(QXmlStreamReader::IncludeChildElements);
      same.insert(german);
      english_.insert(source);
    }
    english_ -= same;  // "Start" is also German
    EXPECT_GT(english_.size(), 500);
  }

  // All texts that the widget and its children show, child by child.
  static QStringList textsIn(const QWidget& root) {
    auto texts = textsOf(root);
    for (const auto* widget : root.findChildren<QWidget*>()) texts << textsOf(*widget);
    return texts;
  }

  // Views whose cells are data, by object name; their headers are read all the same.
  void ignoreCellsOf(const QStringList& views) { dataViews_ = views; }

  // The English texts that the widget and its children show, whether or not they are visible now: also tips, names and entries of lists.
  QStringList in(const QWidget& root) const {
    QStringList found;
    const auto look = [&](const QWidget& widget) {
      auto texts = textsOf(widget);
      const auto* view = qobject_cast<const QAbstractItemView*>(&widget);
      const bool hasCells = view && view->model() && !qobject_cast<const QHeaderView*>(view);
      if (hasCells && !dataViews_.contains(view->objectName())) texts << cellsOf(*view->model());
      for (const auto& text : texts) {
        if (isEnglish(text)) found << widget.objectName() + ": " + text;
      }
    };
    look(root);
    for (const auto* widget : root.findChildren<QWidget*>()) look(*widget);
    return found;
  }

  bool isEnglish(QString text) const {
    if (Qt::mightBeRichText(text)) text = QTextDocumentFragment::fromHtml(text).toPlainText();
    text.replace(QChar::Nbsp, ' ');  // between a number and its unit
    for (const auto& one : data_) text.remove(one);
    static const QRegularExpression keys(R"(\s+\[[^\]]*\]$)");  // behind the tip of a command
    const auto bare = QString(text).remove(keys).trimmed();
    if (english_.contains(bare) || english_.contains(QString(bare).remove('&'))) return true;
    static const QRegularExpression words(R"(\b(the|and|of|with|from|this|that|which|these|is|are|not|has|its|for|file|files|picture|)"
                                          R"(pictures|folder|maker|makers|unknown|press|click|training run)\b)");
    return words.match(text).hasMatch();
  }

 private:
  static QStringList textsOf(const QWidget& widget) {
    QStringList texts{widget.windowTitle(), widget.toolTip(), widget.statusTip(), widget.accessibleName(), widget.accessibleDescription()};
    if (const auto* label = qobject_cast<const QLabel*>(&widget)) texts << label->text();
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget)) texts << button->text();
    if (const auto* group = qobject_cast<const QGroupBox*>(&widget)) texts << group->title();
    if (const auto* line = qobject_cast<const QLineEdit*>(&widget)) texts << line->placeholderText();
    if (const auto* menu = qobject_cast<const QMenu*>(&widget)) texts << menu->title();
    for (const auto* action : widget.actions()) texts << action->iconText() << action->toolTip() << action->statusTip();
    if (const auto* tabs = qobject_cast<const QTabBar*>(&widget)) {
      for (int i = 0; i < tabs->count(); ++i) texts << tabs->tabText(i) << tabs->tabToolTip(i);
    }
    if (const auto* box = qobject_cast<const QComboBox*>(&widget)) {
      for (int i = 0; i < box->count(); ++i) texts << box->itemText(i);
    }
    if (const auto* header = qobject_cast<const QHeaderView*>(&widget); header && header->model()) {
      for (int i = 0; i < header->count(); ++i) {
        for (const auto role : kRoles) texts << header->model()->headerData(i, header->orientation(), role).toString();
      }
    }
    return texts;
  }

  static QStringList cellsOf(const QAbstractItemModel& model, const QModelIndex& parent = {}) {
    QStringList texts;
    for (int row = 0; row < model.rowCount(parent); ++row) {
      for (int column = 0; column < model.columnCount(parent); ++column) {
        const auto index = model.index(row, column, parent);
        for (const auto role : kRoles) texts << index.data(role).toString();
        texts << cellsOf(model, index);
      }
    }
    return texts;
  }

  static constexpr Qt::ItemDataRole kRoles[] = {Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole};
  QStringList data_, dataViews_;
  QSet<QString> english_;
};

}  // namespace glenoid::test
