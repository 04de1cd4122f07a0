// SPDX-License-Identifier: GPL-3.0-or-later
// Ties the commands of views and tools to the picture that is worked on: one of two where they stand side by side.
#pragma once

#include <QActionGroup>
#include <QObject>
#include <QPointer>

#include "ui/elements/commands.h"
#include "ui/settings/settings.h"
#include "ui/viewer/view_state.h"

namespace glenoid::ui {

// Serves view.undo … view.identity, view.play, tool.*, answer.heatMap, answer.original, answer.inverted and
// answer.whole: triggers, checks and enabling.
// The page serves view.compare, view.link and view.tags.
class ViewerCommands : public QObject {
  Q_OBJECT

 public:
  ViewerCommands(Commands& commands, Settings& settings, QObject* parent = nullptr);
  // Null: everything is disabled.
  void setState(ViewState* state);
  ViewState* state() const { return state_; }

 private:
  void connectViews();
  void connectTools();
  void connectSettings();
  void refresh();
  Commands& commands_;
  Settings& settings_;
  QPointer<ViewState> state_;
  QActionGroup* tools_;
};

}  // namespace glenoid::ui
