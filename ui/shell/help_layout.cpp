// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/help_layout.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <QFontMetricsF>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextTable>

namespace glenoid::ui {
namespace {

constexpr int kTextLetters = 80, kWideLetters = 125;  // in a line of text, and in a line of a table or of code
constexpr double kLeastMargin = 28;

struct Column {
  double word = 0, line = 0;  // widths of its longest word and its longest line
};

void measure(const QTextBlock& block, const QFont& base, Column& column, double room) {
  double line = 0;
  for (auto it = block.begin(); !it.atEnd(); ++it) {
    const auto letters = it.fragment().charFormat();
    const QFontMetricsF metrics(letters.font().resolve(base));
    line += metrics.horizontalAdvance(it.fragment().text());
    for (const auto& word : it.fragment().text().split(' ')) column.word = std::max(column.word, metrics.horizontalAdvance(word) + room);
  }
  column.line = std::max({column.line, column.word, line + room});
}

std::vector<Column> columnsOf(const QTextTable& table, const QFont& base) {
  const double room = 2 * table.format().cellPadding() + QFontMetricsF(base).averageCharWidth();
  std::vector<Column> columns(static_cast<std::size_t>(table.columns()));
  for (int row = 0; row < table.rows(); ++row) {
    for (int i = 0; i < table.columns(); ++i) {
      const auto cell = table.cellAt(row, i);
      if (cell.columnSpan() > 1) continue;
      for (auto it = cell.begin(); !it.atEnd(); ++it) measure(it.currentBlock(), base, columns[static_cast<std::size_t>(i)], room);
    }
  }
  return columns;
}

// As in a browser, each column has room for its longest word, and the remaining width goes to the columns with the longest lines. Qt would
// make all columns that do not fit equally wide.
void fit(QTextTable& table, const QFont& base, double width) {
  const auto columns = columnsOf(table, base);
  double words = 0, lines = 0;
  for (const auto& column : columns) words += column.word, lines += column.line;
  const double room = width - (table.columns() + 2);  // without the borders
  const double share = lines > words ? std::clamp((room - words) / (lines - words), 0.0, 1.0) : 1;
  const double squeeze = std::min(1.0, room / words);
  QList<QTextLength> widths;
  for (const auto& [word, line] : columns) widths.append(QTextLength(QTextLength::FixedLength, squeeze * (word + share * (line - word))));
  auto format = table.format();
  format.setColumnWidthConstraints(widths);
  table.setFormat(format);
}

}  // namespace

void layOutHelp(QTextDocument& document, double width) {
  const double letter = QFontMetricsF(document.defaultFont()).averageCharWidth();
  const double wide = std::floor(std::min(width - 2 * kLeastMargin, kWideLetters * letter));
  const double text = std::min(wide, kTextLetters * letter);
  QTextCursor change(&document);
  change.beginEditBlock();
  auto* root = document.rootFrame();
  auto page = root->frameFormat();
  page.setMargin(kLeastMargin);
  page.setLeftMargin(std::floor((width - wide) / 2));
  page.setRightMargin(page.leftMargin());
  root->setFrameFormat(page);
  for (auto block = document.begin(); block.isValid(); block = block.next()) {
    QTextCursor cursor(block);
    if (cursor.currentFrame() != root) continue;
    auto format = block.blockFormat();
    format.setRightMargin(wide - text);
    cursor.setBlockFormat(format);
  }
  for (auto* frame : root->childFrames()) {
    if (auto* table = qobject_cast<QTextTable*>(frame)) {
      fit(*table, document.defaultFont(), wide);
    } else {
      auto format = frame->frameFormat();
      format.setWidth(wide);
      frame->setFrameFormat(format);
    }
  }
  change.endEditBlock();
}

}  // namespace glenoid::ui
