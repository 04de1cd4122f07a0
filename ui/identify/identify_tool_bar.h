// SPDX-License-Identifier: GPL-3.0-or-later
// The commands of the Identify page as a row of icons; related commands share a menu. Those that do not fit are in the menu of the button
// at the end.
#pragma once

#include <QPointer>
#include <QToolBar>

#include "ui/services/commands.h"
#include "ui/settings/settings.h"
#include "ui/viewer/view_state.h"

class QMenu;
class QToolButton;

namespace glenoid::ui {

class IdentifyToolBar : public QToolBar {
  Q_OBJECT

 public:
  IdentifyToolBar(Commands& commands, Settings& settings, QWidget* parent = nullptr);
  // The view that supplies the windows of the preset menu.
  void setState(ViewState* state);

 signals:
  void recentChosen(const QString& file);

 private:
  // A button that opens the menu. Unlike a button of its own, the menu's action also works in the menu of tools that do not fit.
  QToolButton& addMenu(QMenu& menu, const QString& name, const QString& title, const QString& tip);
  QMenu* addMenu(const QString& name, const QString& title, const QString& iconOf, const QStringList& commands);
  void addAll(const QStringList& commands);
  void addOpen();
  void addPresets();
  void nameMoreButton();
  void fillRecent();
  void fillPresets();
  void showPreset();
  Commands& commands_;
  Settings& settings_;
  QPointer<ViewState> state_;
  QMenu* recent_ = nullptr;
  QToolButton* presets_ = nullptr;
  QMenu* presetMenu_ = nullptr;
};

}  // namespace glenoid::ui
