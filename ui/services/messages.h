// SPDX-License-Identifier: GPL-3.0-or-later
// Messages to the user, shown in a strip above the page instead of in a dialog.
#pragma once

#include <deque>
#include <functional>
#include <vector>

#include <QFrame>
#include <QObject>
#include <QString>

#include "core/base/error.h"

class QLabel;
class QHBoxLayout;

namespace glenoid::ui {

// The sentence and the remedy of an error in the user's language, with the file's name (without its folder). It never contains the text of
// a library's error.
QString errorText(const Error& error);
// Only the translated sentence of a code.
QString errorSentenceText(ErrorCode code);
QString errorRemedyText(ErrorCode code);

enum class MessageKind { Information, Warning, Error };

struct MessageAction {
  QString title;
  std::function<void()> act;
};

struct Message {
  MessageKind kind = MessageKind::Information;
  QString text;
  std::vector<MessageAction> actions;
};

// Pages post messages here, the shell shows them, and tests read them. Errors are also logged.
class Messages : public QObject {
  Q_OBJECT

 public:
  void show(Message message);
  void show(const Error& error);
  void inform(const QString& text) { show(Message{MessageKind::Information, text, {}}); }
  void warn(const QString& text) { show(Message{MessageKind::Warning, text, {}}); }
  void dismiss();                                                  // removes the message that is shown
  const std::deque<Message>& waiting() const { return waiting_; }  // the first one is shown

 signals:
  void changed();

 private:
  std::deque<Message> waiting_;
};

// Shows the first waiting message with its actions and a dismiss button. Hidden while no message is waiting.
class MessageStrip : public QFrame {
  Q_OBJECT

 public:
  explicit MessageStrip(Messages& messages, QWidget* parent = nullptr);

 private:
  void refresh();
  Messages& messages_;
  QLabel* text_;
  QLabel* more_;
  QHBoxLayout* actions_;
};

}  // namespace glenoid::ui
