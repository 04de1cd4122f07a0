// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/elements/section.h"

#include <QLocale>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/elements/layouts.h"

namespace glenoid::ui {

Section::Section(const QString& title, QWidget* parent) : QWidget(parent), title_(title), head_(new QToolButton(this)) {
  setHead(title);
  head_->setToolTip(tr("Show or hide: %1").arg(title));
  head_->setCheckable(true);
  head_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  head_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  head_->setStyleSheet(
      "QToolButton { font-weight: 600; text-align: left; }"
      "QToolButton:checked:!focus { background: transparent; border-color: transparent; }");
  auto* column = bareLayout<QVBoxLayout>(this);
  column->setSpacing(2);
  column->addWidget(head_);
  connect(head_, &QToolButton::toggled, this, [this](bool open) {
    head_->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
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
  head_->setText(text);
  head_->setAccessibleName(text);
}

void Section::setCount(std::size_t count) { setHead(QStringLiteral("%1 (%2)").arg(title_, QLocale().toString(qulonglong{count}))); }

void Section::setOpen(bool open) { head_->setChecked(open); }
bool Section::isOpen() const { return head_->isChecked(); }

}  // namespace glenoid::ui
