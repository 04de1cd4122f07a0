// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/services/messages.h"

#include <array>

#include <QCoreApplication>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

#include "core/base/log.h"
#include "ui/elements/controls.h"
#include "ui/elements/text.h"
#include "ui/elements/theme.h"

namespace glenoid::ui {

// core/base/error.cpp holds the only copy of these texts; they are also the keys of their translations (context "Error").
QString errorSentenceText(ErrorCode code) { return QCoreApplication::translate("Error", std::string(errorSentence(code)).c_str()); }
QString errorRemedyText(ErrorCode code) { return QCoreApplication::translate("Error", std::string(errorRemedy(code)).c_str()); }

QString errorText(const Error& error) {
  auto sentence = errorSentenceText(error.code());
  const auto remedy = errorRemedyText(error.code());
  const auto name = QFileInfo(textOf(error.file())).fileName();
  if (!name.isEmpty()) return name + ": " + sentence + ". " + remedy;
  if (!sentence.isEmpty()) sentence[0] = sentence[0].toUpper();
  return sentence + ". " + remedy;
}

void Messages::show(Message message) {
  constexpr std::size_t kMost = 20;  // if many arrive, the newest are dropped: the first one shows the cause
  if (waiting_.size() >= kMost) return;
  if (!waiting_.empty() && waiting_.back().text == message.text) return;
  waiting_.push_back(std::move(message));
  emit changed();
}

void Messages::show(const Error& error) {
  // Logs the code and the detail, not the file. For an invalid option only the code: its detail may quote what the user typed, which can be
  // anything.
  log(LogLevel::Error, error.code() == ErrorCode::OptionInvalid ? errorName(error.code()) : error.what());
  show(Message{MessageKind::Error, errorText(error), {}});
}

void Messages::dismiss() {
  if (waiting_.empty()) return;
  waiting_.pop_front();
  emit changed();
}

MessageStrip::MessageStrip(Messages& messages, QWidget* parent)
    : QFrame(parent), messages_(messages), text_(new QLabel(this)), more_(new QLabel(this)), actions_(new QHBoxLayout) {
  setObjectName("messageStrip");
  setAccessibleName(tr("Message"));
  text_->setObjectName("messageText");
  text_->setWordWrap(true);
  text_->setTextFormat(Qt::PlainText);
  text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  more_->setProperty("role", "quiet");
  auto* close = iconButton("messageDismiss", tr("Dismiss the message"), tr("Dismiss"), "close", this);
  connect(close, &QToolButton::clicked, &messages_, &Messages::dismiss);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(12, 6, 6, 6);
  row->addWidget(text_, 1);
  row->addWidget(more_);
  row->addLayout(actions_);
  row->addWidget(close);
  connect(&messages_, &Messages::changed, this, &MessageStrip::refresh);
  refresh();
}

void MessageStrip::refresh() {
  while (auto* item = actions_->takeAt(0)) {
    item->widget()->deleteLater();
    delete item;
  }
  const auto& waiting = messages_.waiting();
  setVisible(!waiting.empty());
  if (waiting.empty()) return;
  const Message& message = waiting.front();
  const auto& colours = themeColours();
  const auto edge = message.kind == MessageKind::Error     ? colours.bad
                    : message.kind == MessageKind::Warning ? colours.warning
                                                           : colours.accent;
  setStyleSheet(QString("#messageStrip { background: %1; border-left: 4px solid %2; }").arg(colours.raised.name(), edge.name()));
  text_->setText(message.text);
  more_->setText(waiting.size() > 1 ? tr("%n more", nullptr, static_cast<int>(waiting.size() - 1)) : QString());
  for (const auto& action : message.actions) {
    auto* button = new QPushButton(action.title, this);
    button->setFocusPolicy(Qt::TabFocus);  // a click leaves the focus, and with it the keys, on the page
    connect(button, &QPushButton::clicked, &messages_, [this, act = action.act] {
      messages_.dismiss();
      act();
    });
    actions_->addWidget(button);
  }
}

}  // namespace glenoid::ui
