// SPDX-License-Identifier: GPL-3.0-or-later
// What the person should know, as a strip above the page instead of a box in the way.
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

// The sentence and the remedy of an error in the person's language, with the file's name (not its folder); never a library's words.
QString errorText(const Error& error);
// The sentence of a code alone, translated.
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

// Where pages say it; the shell shows it, tests read it. Errors are logged too.
class Messages : public QObject {
  Q_OBJECT

 public:
  void show(Message message);
  void show(const Error& error);
  void inform(const QString& text) { show(Message{MessageKind::Information, text, {}}); }
  void warn(const QString& text) { show(Message{MessageKind::Warning, text, {}}); }
  void dismiss();                                                  // the one shown
  const std::deque<Message>& waiting() const { return waiting_; }  // the first is shown

 signals:
  void changed();

 private:
  std::deque<Message> waiting_;
};

// Shows the first waiting message, with its actions and a button that dismisses it; hidden without one.
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
