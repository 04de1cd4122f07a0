// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/help_style.h"

#include <algorithm>
#include <map>
#include <vector>

#include <QFontDatabase>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextList>
#include <QTextTable>

#include "ui/elements/theme.h"
#include "ui/shell/help_pages.h"

namespace glenoid::ui {
namespace {

constexpr double kLineHeight = 135;                             // percent
constexpr double kHeadingSize[] = {1, 1.75, 1.35, 1.15, 1, 1};  // factors on the text size, by level

bool isCode(const QTextBlock& block) {
  return block.isValid() &&
         (block.blockFormat().hasProperty(QTextFormat::BlockCodeFence) || block.blockFormat().hasProperty(QTextFormat::BlockCodeLanguage));
}

bool isFollowedInItsList(const QTextBlock& block) { return block.textList() && block.next().isValid() && block.next().textList(); }

class Style {
 public:
  Style(QTextDocument& document, const std::function<bool(const QString&)>& leads)
      : document_(document),
        leads_(leads),
        size_(QFontInfo(document.defaultFont()).pointSizeF()),
        line_(QFontMetricsF(document.defaultFont()).height()) {
    document.setIndentWidth(line_ * 1.5);
  }

  void apply() {
    QTextCursor change(&document_);
    change.beginEditBlock();
    for (auto block = document_.begin(); block.isValid(); block = block.next()) {
      styleLetters(block);
      styleBlock(block);
    }
    for (auto* frame : document_.rootFrame()->childFrames()) {
      if (auto* table = qobject_cast<QTextTable*>(frame)) styleTable(*table);
    }
    frameCode();
    change.endEditBlock();
  }

 private:
  void styleBlock(const QTextBlock& block) {
    auto format = block.blockFormat();
    QTextCursor cursor(block);
    format.setLineHeight(kLineHeight, QTextBlockFormat::ProportionalHeight);
    format.setTopMargin(0);
    format.setBottomMargin(cursor.currentTable() || isCode(block) ? 0 : isFollowedInItsList(block) ? line_ * 0.25 : line_ * 0.7);
    format.setNonBreakableLines(false);
    if (const int level = format.headingLevel(); level > 0) {
      format.setTopMargin(level == 1 ? 0 : line_ * (level == 2 ? 1.3 : 0.8));
      format.setBottomMargin(line_ * 0.5);
      format.setLineHeight(100, QTextBlockFormat::ProportionalHeight);
    }
    cursor.setBlockFormat(format);
  }

  void styleLetters(const QTextBlock& block) {
    const int level = std::clamp(block.blockFormat().headingLevel(), 0, 5);
    const auto anchor = level > 0 ? anchorOf(block.text()) : QString();
    std::vector<std::pair<QTextCursor, QTextCharFormat>> changes;  // applied afterwards, since a change ends the iteration
    for (auto it = block.begin(); !it.atEnd(); ++it) {
      auto letters = it.fragment().charFormat();
      styleLink(letters);
      if (level > 0) {
        letters.clearProperty(QTextFormat::FontSizeAdjustment);
        letters.setFontPointSize(size_ * kHeadingSize[level]);
        letters.setFontWeight(QFont::DemiBold);
      }
      if (level > 0 && it == block.begin()) {
        letters.setAnchor(true);
        letters.setAnchorNames({anchor});
      }
      if (isCode(block) || letters.fontFixedPitch()) {
        letters.setFontFamilies(QFontDatabase::systemFont(QFontDatabase::FixedFont).families());
        if (level == 0) letters.setFontPointSize(size_ * 0.95);
        if (!isCode(block)) letters.setBackground(themeColours().raised);
      }
      QTextCursor cursor(block);
      cursor.setPosition(it.fragment().position());
      cursor.setPosition(it.fragment().position() + it.fragment().length(), QTextCursor::KeepAnchor);
      changes.emplace_back(cursor, letters);
    }
    for (auto& [cursor, letters] : changes) cursor.setCharFormat(letters);
  }

  void styleLink(QTextCharFormat& letters) const {
    const auto link = letters.anchorHref();
    if (link.isEmpty()) return;
    if (leads_(link)) return letters.setForeground(themeColours().accent);
    for (const auto property : {QTextFormat::IsAnchor, QTextFormat::AnchorHref, QTextFormat::ForegroundBrush,
                                QTextFormat::TextUnderlineStyle, QTextFormat::FontUnderline, QTextFormat::TextToolTip})
      letters.clearProperty(property);
  }

  QString anchorOf(const QString& heading) {
    const auto anchor = headingAnchor(heading);
    const int before = anchors_[anchor]++;
    return before == 0 ? anchor : QString("%1-%2").arg(anchor).arg(before);
  }

  void styleTable(QTextTable& table) {
    auto format = table.format();
    format.setBorderCollapse(true);
    format.setBorder(1);
    format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
    format.setBorderBrush(themeColours().border);
    format.setCellPadding(line_ * 0.35);
    format.setCellSpacing(0);
    format.setTopMargin(line_ * 0.2);
    format.setBottomMargin(line_);
    table.setFormat(format);
    for (int column = 0; column < table.columns(); ++column) {
      auto cell = table.cellAt(0, column);
      auto head = cell.format().toTableCellFormat();
      head.setBackground(themeColours().raised);
      cell.setFormat(head);
    }
  }

  // Puts each block of code into a separate frame.
  void frameCode() {
    QTextFrameFormat format;
    format.setBackground(themeColours().raised);
    format.setPadding(line_ * 0.6);
    format.setTopMargin(line_ * 0.2);
    format.setBottomMargin(line_);
    QTextBlockFormat line;  // insertFrame() loses the format of the first line
    line.setLineHeight(kLineHeight, QTextBlockFormat::ProportionalHeight);
    for (auto block = document_.begin(); block.isValid(); block = block.next()) {
      if (!isCode(block) || isCode(block.previous())) continue;
      auto last = block;
      while (isCode(last.next())) last = last.next();
      QTextCursor cursor(block);
      cursor.setPosition(last.position() + last.length() - 1, QTextCursor::KeepAnchor);
      const auto* frame = cursor.insertFrame(format);
      hide(frame->firstCursorPosition().block().previous());
      for (auto it = frame->begin(); !it.atEnd(); ++it) QTextCursor(it.currentBlock()).setBlockFormat(line);
      block = frame->lastCursorPosition().block();
    }
  }

  // insertFrame() leaves an empty line before the frame.
  static void hide(const QTextBlock& block) {
    if (!block.isValid() || block.length() > 1) return;
    QTextBlockFormat format;
    format.setLineHeight(1, QTextBlockFormat::FixedHeight);
    QTextCursor(block).setBlockFormat(format);
  }

  QTextDocument& document_;
  const std::function<bool(const QString&)>& leads_;
  double size_, line_;  // size of the text in points, height of a line in pixels
  std::map<QString, int> anchors_;
};

}  // namespace

void styleHelp(QTextDocument& document, const std::function<bool(const QString& link)>& leads) { Style(document, leads).apply(); }

}  // namespace glenoid::ui
