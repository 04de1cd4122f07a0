// SPDX-License-Identifier: GPL-3.0-or-later
// What the user is told: what happened, with an undo if something was removed or replaced. A message belongs to a page and is shown there
// in a strip, not in a dialog.
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <utility>
#include <vector>

#include <QDeadlineTimer>
#include <QFrame>
#include <QObject>
#include <QString>

#include "core/base/error.h"

class QLabel;
class QHBoxLayout;
class QTimer;

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
  bool isChoice = true;    // the message stays until the user chooses; false: only an offer, such as to show a saved file
  bool elsewhere = false;  // offered only while another page than the message's own is in view, such as to go there
};

struct Message {
  MessageKind kind = MessageKind::Information;
  QString text;
  std::vector<MessageAction> actions = {};
  std::function<void()> undo = {};  // puts back what was removed or replaced; destroyed with the message
  QString page = {};                // the command of its page ("go.batch"); empty: it belongs to no page
  bool everywhere = false;          // shown on every page, not only on its own
  QString topic = {};               // what it is about ("run:/data/run 1"), for MessageList::dismissTopic(); may be empty
  std::uint64_t id = 0;             // given by the list
  bool seen = false;                // set by the list: its page has been in view since
};

class MessageList;

// Where pages post their messages. Errors are also logged.
class Messages : public QObject {
  Q_OBJECT

 public:
  virtual void show(Message message) = 0;
  void show(const Error& error);
  void show(const Error& error, Message message);  // with other words or actions
  void inform(const QString& text) { show(Message{MessageKind::Information, text}); }
  void warn(const QString& text) { show(Message{MessageKind::Warning, text}); }
  virtual MessageList& list() = 0;  // the list that holds what is posted here
};

// The one list of the window: the shell shows it, and tests read it. Used only on the window's thread.
class MessageList : public Messages {
  Q_OBJECT

 public:
  using Messages::show;
  void show(Message message) override;
  MessageList& list() override { return *this; }

  void dismiss();                           // removes the first message
  void dismiss(std::uint64_t id);           // does nothing if it has gone
  bool undo();                              // presses Undo of the message in view; false if it has none
  void dismissTopic(const QString& topic);  // removes the messages about it, which are no longer true
  // Errors first, then the newest first.
  const std::deque<Message>& waiting() const { return waiting_; }

  // Says which page is in view. Its messages count as seen.
  void setPage(const QString& page);
  const QString& page() const { return page_; }
  std::vector<const Message*> onPage() const;  // those to be shown on the page in view, in order
  bool hasUnseen(const QString& page) const;   // whether this page has a message that was not seen there yet

 signals:
  void changed();

 private:
  std::deque<Message> waiting_;
  QString page_;
  std::uint64_t lastId_ = 0;
};

// Posts to a list for one page.
class PageMessages : public Messages {
  Q_OBJECT

 public:
  PageMessages(MessageList& list, QString page) : list_(list), page_(std::move(page)) {}
  using Messages::show;
  void show(Message message) override;
  MessageList& list() override { return list_; }

 private:
  MessageList& list_;
  QString page_;
};

// Shows the first message of the page in view with its actions, Undo and a button that closes it. Hidden while there is none. Warnings,
// errors and messages with a choice stay. Any other goes by itself a while after it was first shown, also if another page has come into
// view, but not while the pointer or the focus is on the strip.
class MessageStrip : public QFrame {
  Q_OBJECT

 public:
  explicit MessageStrip(MessageList& messages, QWidget* parent = nullptr);
  ~MessageStrip() override;
  // How long a message stays, without and with a button.
  void setTimes(std::chrono::milliseconds toRead, std::chrono::milliseconds toUseAButton);
  int usualHeight() const;  // of a message of one or two lines, with or without buttons

 protected:
  void enterEvent(QEnterEvent* event) override;
  void leaveEvent(QEvent* event) override;

 private:
  void refresh();
  void fill(const Message& message);
  bool dismissOld();
  void addButton(const QString& objectName, const QString& title, const QString& tip, const std::function<void()>& act);
  void wait();
  bool isAttended() const;
  MessageList& messages_;
  QLabel* text_;
  QLabel* more_;
  QHBoxLayout* actions_;
  QTimer* fading_;
  std::chrono::milliseconds toRead_{6'000}, toUseAButton_{20'000};
  std::map<std::uint64_t, QDeadlineTimer> ends_;  // of messages that were shown, by their ids
  std::uint64_t shown_ = 0;                       // the id of the message in the strip; 0: none
  QString page_;                                  // in view while it was filled
};

}  // namespace glenoid::ui
