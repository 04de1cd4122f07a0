// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/elements/section.h"

#include <QFontMetrics>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/elements/layouts.h"
#include "ui/elements/number_text.h"

namespace glenoid::ui {
namespace {

QString brokenInto(int width, const QString& text, const QFontMetrics& metrics) {
  QString lines, line;
  for (const auto& word : text.split(' ')) {
    const auto longer = line.isEmpty() ? word : line + ' ' + word;
    const bool fits = line.isEmpty() || metrics.horizontalAdvance(longer) <= width;
    if (!fits) lines += line + '\n';
    line = fits ? longer : word;
  }
  return lines + line;
}

}  // namespace

Section::Section(const QString& title, QWidget* parent) : QWidget(parent), title_(title), head_(new QToolButton(this)) {
  setHead(title);
  head_->setToolTip(tr("Show or hide: %1").arg(title));
  head_->setCheckable(true);
  head_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  head_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);  // a long title wraps instead of making the panel wider
  head_->setStyleSheet(
      "QToolButton { font-weight: 600; text-align: left; }"
      "QToolButton:checked:!focus { background: transparent; border-color: transparent; }");
  auto* column = bareLayout<QVBoxLayout>(this);
  column->setSpacing(2);
  column->addWidget(head_);
  connect(head_, &QToolButton::toggled, this, [this](bool open) {
    head_->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    // Else the focus would go on to a control further down, and the page would scroll to that.
    if (!open && content_ && content_->isAncestorOf(window()->focusWidget())) head_->setFocus();
    if (content_) content_->setVisible(open);
    emit toggled(open);
  });
  head_->setArrowType(Qt::RightArrow);
}

void Section::setContent(QWidget* content) {
  delete content_;
  content_ = content;
  layout()->addWidget(content);
  content->setVisible(isOpen());
}

void Section::setHead(const QString& text) {
  text_ = text;
  head_->setAccessibleName(text);
  wrapHead();
}

// A tool button does not wrap its text.
void Section::wrapHead() {
  if (testAttribute(Qt::WA_PendingResizeEvent)) return head_->setText(text_);  // has no width yet
  constexpr int kRim = 20;  // pixels: padding of the style sheet, and between arrow and text
  head_->ensurePolished();
  head_->setText(brokenInto(width() - head_->iconSize().width() - kRim, text_, head_->fontMetrics()));
}

void Section::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  wrapHead();
}

void Section::setCount(std::size_t count) { setHead(QStringLiteral("%1 (%2)").arg(title_, countText(count))); }

void Section::setOpen(bool open) { head_->setChecked(open); }
bool Section::isOpen() const { return head_->isChecked(); }

}  // namespace glenoid::ui
