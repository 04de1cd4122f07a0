// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/services/messages.h"

#include <algorithm>
#include <chrono>

#include <QApplication>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeySequence>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QTimer>
#include <QToolButton>

#include "core/base/log.h"
#include "ui/elements/controls.h"
#include "ui/elements/text.h"

namespace glenoid::ui {
namespace {

constexpr std::size_t kMost = 20;
constexpr int kAboveAndBelow = 2;  // the text and the buttons, pixels

// A message that offers a choice waits for it.
bool goesByItself(const Message& message) {
  return message.kind == MessageKind::Information &&
         std::none_of(message.actions.begin(), message.actions.end(), [](const MessageAction& action) { return action.isChoice; });
}

}  // namespace

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

void Messages::show(const Error& error) { show(error, Message{MessageKind::Error, errorText(error)}); }

void Messages::show(const Error& error, Message message) {
  log(LogLevel::Error, error.logLine());
  show(std::move(message));
}

void PageMessages::show(Message message) {
  message.page = page_;
  list_.show(std::move(message));
}

void MessageList::show(Message message) {
  // The same again takes the place of the earlier one, unless that one can still be undone.
  std::erase_if(waiting_, [&](const Message& old) {
    return old.kind == message.kind && old.text == message.text && old.page == message.page && !old.undo;
  });
  message.id = ++lastId_;
  message.seen = message.page == page_;
  const bool isError = message.kind == MessageKind::Error;
  const auto place =
      std::find_if(waiting_.begin(), waiting_.end(), [&](const Message& other) { return isError || other.kind != MessageKind::Error; });
  waiting_.insert(place, std::move(message));
  if (waiting_.size() > kMost) waiting_.pop_back();  // the oldest that is no error
  emit changed();
}

void MessageList::dismiss() {
  if (!waiting_.empty()) dismiss(waiting_.front().id);
}

void MessageList::dismiss(std::uint64_t id) {
  if (std::erase_if(waiting_, [id](const Message& message) { return message.id == id; }) > 0) emit changed();
}

bool MessageList::undo() {
  const auto shown = onPage();
  if (shown.empty() || !shown.front()->undo) return false;
  const auto run = shown.front()->undo;  // outlives the message
  dismiss(shown.front()->id);
  run();
  return true;
}

void MessageList::dismissTopic(const QString& topic) {
  if (std::erase_if(waiting_, [&](const Message& message) { return message.topic == topic; }) > 0) emit changed();
}

void MessageList::setPage(const QString& page) {
  page_ = page;
  for (auto& message : waiting_) message.seen = message.seen || message.page == page;
  emit changed();
}

std::vector<const Message*> MessageList::onPage() const {
  std::vector<const Message*> found;
  for (const auto& message : waiting_) {
    if (message.everywhere || message.page.isEmpty() || message.page == page_) found.push_back(&message);
  }
  return found;
}

bool MessageList::hasUnseen(const QString& page) const {
  return std::any_of(waiting_.begin(), waiting_.end(), [&](const Message& message) { return message.page == page && !message.seen; });
}

MessageStrip::MessageStrip(MessageList& messages, QWidget* parent)
    : QFrame(parent),
      messages_(messages),
      text_(new QLabel(this)),
      more_(new QLabel(this)),
      actions_(new QHBoxLayout),
      fading_(new QTimer(this)) {
  setObjectName("messageStrip");
  setAccessibleName(tr("Message"));
  text_->setObjectName("messageText");
  text_->setWordWrap(true);
  text_->setTextFormat(Qt::PlainText);
  text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  more_->setObjectName("messageMore");
  more_->setProperty("role", "quiet");
  fading_->setObjectName("messageFading");
  fading_->setSingleShot(true);
  auto* close = iconButton("messageDismiss", tr("Dismiss the message"), tr("Dismiss"), "close", this);
  connect(close, &QToolButton::clicked, this, [this] { messages_.dismiss(shown_); });
  connect(fading_, &QTimer::timeout, this, [this] { messages_.dismiss(shown_); });
  connect(qApp, &QApplication::focusChanged, this, &MessageStrip::wait);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(12, kAboveAndBelow, 6, kAboveAndBelow);
  row->addWidget(text_, 1);
  row->addWidget(more_);
  row->addLayout(actions_);
  row->addWidget(close);
  connect(&messages_, &MessageList::changed, this, &MessageStrip::refresh);
  refresh();
}

// The focus leaves its buttons while they are being deleted.
MessageStrip::~MessageStrip() { disconnect(qApp, nullptr, this, nullptr); }

int MessageStrip::usualHeight() const {
  QPushButton button(tr("Undo"));
  button.ensurePolished();
  const int buttons = std::max(button.sizeHint().height(), findChild<QToolButton*>("messageDismiss")->sizeHint().height());
  return std::max(2 * fontMetrics().lineSpacing(), buttons) + 2 * kAboveAndBelow;
}

void MessageStrip::setTimes(std::chrono::milliseconds toRead, std::chrono::milliseconds toUseAButton) {
  toRead_ = toRead;
  toUseAButton_ = toUseAButton;
}

// What was shown on another page goes on ageing.
bool MessageStrip::dismissOld() {
  const auto old = std::find_if(ends_.begin(), ends_.end(), [](const auto& end) { return end.second.hasExpired(); });
  if (old == ends_.end()) return false;
  const auto id = old->first;
  ends_.erase(old);
  messages_.dismiss(id);
  return true;
}

void MessageStrip::refresh() {
  if (dismissOld()) return refresh();
  const auto messages = messages_.onPage();
  setVisible(!messages.empty());
  more_->setText(messages.size() > 1 ? tr("%n more", nullptr, static_cast<int>(messages.size() - 1)) : QString());
  const auto first = messages.empty() ? 0 : messages.front()->id;
  if (first == shown_ && page_ == messages_.page()) return;
  if (first != shown_) fading_->stop();
  shown_ = first;
  page_ = messages_.page();
  while (auto* item = actions_->takeAt(0)) {
    item->widget()->hide();
    item->widget()->deleteLater();
    delete item;
  }
  if (!messages.empty()) fill(*messages.front());
  wait();
}

void MessageStrip::fill(const Message& message) {
  setProperty("kind", message.kind == MessageKind::Error ? "error" : message.kind == MessageKind::Warning ? "warning" : "");
  style()->unpolish(this);  // the style sheet is read again
  style()->polish(this);
  text_->setText(message.text);
  for (const auto& action : message.actions) {
    if (!action.elsewhere || message.page != page_) addButton("messageAction", action.title, {}, action.act);
  }
  if (message.undo) {
    const auto key = QKeySequence(QKeySequence::Undo).toString(QKeySequence::NativeText);
    addButton("messageUndo", tr("Undo"), tr("Put back what was removed or replaced") + "  [" + key + "]", message.undo);
  }
}

void MessageStrip::addButton(const QString& objectName, const QString& title, const QString& tip, const std::function<void()>& act) {
  auto* button = pushButton(objectName, title, tip.isEmpty() ? title : tip, {}, this);
  button->setFocusPolicy(Qt::TabFocus);  // a click leaves the focus, and with it the keys, on the page
  connect(button, &QPushButton::clicked, &messages_, [this, act, id = shown_] {
    const auto run = act;  // outlives the button and the message
    messages_.dismiss(id);
    run();
  });
  actions_->addWidget(button);
}

// A message goes by the clock. Its time begins anew when the pointer or the focus leaves the strip.
void MessageStrip::wait() {
  const auto messages = messages_.onPage();
  if (isAttended()) ends_.erase(shown_);
  if (messages.empty() || !goesByItself(*messages.front()) || isAttended()) return fading_->stop();
  const bool hasButtons = messages.front()->undo || !messages.front()->actions.empty();
  const auto& end = ends_.try_emplace(shown_, hasButtons ? toUseAButton_ : toRead_).first->second;
  if (!fading_->isActive()) fading_->start(static_cast<int>(end.remainingTime()));
}

bool MessageStrip::isAttended() const {
  const auto* focus = QApplication::focusWidget();
  return underMouse() || (focus && isAncestorOf(focus));
}

void MessageStrip::enterEvent(QEnterEvent* event) {
  QFrame::enterEvent(event);
  wait();
}

void MessageStrip::leaveEvent(QEvent* event) {
  QFrame::leaveEvent(event);
  wait();
}

}  // namespace glenoid::ui
