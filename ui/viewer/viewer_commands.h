// SPDX-License-Identifier: GPL-3.0-or-later
// Connects the view and tool commands to the active picture, which may be one of two side by side.
#pragma once

#include <QActionGroup>
#include <QObject>
#include <QPointer>

#include "ui/services/commands.h"
#include "ui/settings/settings.h"
#include "ui/viewer/view_state.h"

namespace glenoid::ui {

// Handles view.undo … view.identity, view.play, file.previousFrame, file.nextFrame, tool.*, answer.heatMap, answer.original,
// answer.inverted and answer.whole: triggers them, checks them and enables them. The page handles view.compare, view.link and view.tags.
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
  void refresh();
  void refreshLayers();
  Commands& commands_;
  QPointer<ViewState> state_;
  QActionGroup* tools_;
};

}  // namespace glenoid::ui
