// SPDX-License-Identifier: GPL-3.0-or-later
// What the name of a maker means for planning, with sources, and the department's own notes on that maker.
#pragma once

#include <optional>

#include <QWidget>

#include "ui/identify/identify_state.h"

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QVBoxLayout;

namespace glenoid::ui {

// Shows the maker of the answer; empty if there is none. Any other label can be looked up. Notes are kept in the settings as "notes/LABEL".
// While the user writes a note, its maker stays.
class MakerPanel : public QWidget {
  Q_OBJECT

 public:
  MakerPanel(IdentifyState& state, Services& services, QWidget* parent = nullptr);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void refresh();
  void showLabel(const QString& label);
  void keepNotes();
  IdentifyState& state_;
  Services& services_;
  QComboBox* maker_;
  QWidget* facts_;
  QVBoxLayout* factsColumn_;
  QPlainTextEdit* notes_;
  std::optional<QString> shown_;         // label; empty: none
  std::optional<std::string> followed_;  // model and maker of the answer; empty: none
};

}  // namespace glenoid::ui
