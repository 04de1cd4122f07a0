// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/identify/identify_tool_bar.h"

#include <QLayout>
#include <QMenu>
#include <QToolButton>

#include "ui/cases/recent_files.h"
#include "ui/elements/controls.h"
#include "ui/elements/theme.h"

namespace glenoid::ui {

IdentifyToolBar::IdentifyToolBar(Commands& commands, Settings& settings, QWidget* parent)
    : QToolBar(parent), commands_(commands), settings_(settings) {
  setObjectName("identifyToolBar");
  setAccessibleName(tr("Tools for the radiograph"));
  setToolButtonStyle(Qt::ToolButtonIconOnly);
  setIconSize({20, 20});
  setMovable(false);
  addOpen();
  addAll({"file.previous", "file.next"});
  addSeparator();
  addAll({"tool.window", "tool.pan", "tool.lens", "tool.length", "tool.angle", "tool.calibrate", "tool.part"});
  addSeparator();
  addPresets();
  addAll({"view.invert"});
  addMenu("turnMenu", tr("Rotate and flip"), "view.rotateRight",
          {"view.rotateRight", "view.rotateLeft", "view.flipHorizontal", "view.flipVertical"});
  addAll({"view.fit", "view.actualSize", "view.zoomIn", "view.zoomOut"});
  addMenu("showMenu", tr("What is shown over the picture"), "view.corners",
          {"view.corners", "view.identity", "view.overlays", "view.shutter", "-", "tool.deleteMeasurements", "tool.removeCalibration"});
  addSeparator();
  addAll({"view.undo", "view.redo", "view.reset"});
  addSeparator();
  addAll({"answer.heatMap", "answer.original", "answer.inverted"});
  addSeparator();
  addAll({"view.compare", "view.link", "view.tags"});
  addMenu("exportMenu", tr("Export, copy and print"), "file.exportPng",
          {"file.exportPng", "file.exportPdf", "file.copy", "file.copyAnswer", "file.print"});
  addAll({"view.panel"});
  nameMoreButton();
}

void IdentifyToolBar::addAll(const QStringList& commands) {
  for (const auto& command : commands) {
    auto* action = commands_[command];
    addAction(action);
    auto* button = widgetForAction(action);
    nameControl(*button, "tool." + command, action->iconText());
  }
}

QToolButton& IdentifyToolBar::addMenu(QMenu& menu, const QString& name, const QString& title, const QString& tip) {
  auto* action = menu.menuAction();
  action->setText(title);
  action->setToolTip(tip);
  addAction(action);
  auto& button = *qobject_cast<QToolButton*>(widgetForAction(action));
  nameControl(button, name, title);
  button.setFocusPolicy(Qt::TabFocus);
  button.setPopupMode(QToolButton::InstantPopup);
  return button;
}

QMenu* IdentifyToolBar::addMenu(const QString& name, const QString& title, const QString& iconOf, const QStringList& commands) {
  auto* menu = new QMenu(this);
  for (const auto& command : commands) command == "-" ? void(menu->addSeparator()) : menu->addAction(commands_[command]);
  addMenu(*menu, name, title, title);
  // The icon changes with the theme.
  const auto follow = [menu, action = commands_[iconOf]] { menu->setIcon(action->icon()); };
  follow();
  connect(commands_[iconOf], &QAction::changed, menu, follow);
  return menu;
}

void IdentifyToolBar::addOpen() {
  auto* menu = addMenu("openMenu", tr("Open a radiograph"), "file.open", {"file.open", "file.openFolder", "file.openSample"});
  auto* button = qobject_cast<QToolButton*>(widgetForAction(menu->menuAction()));
  button->setPopupMode(QToolButton::MenuButtonPopup);
  connect(button, &QToolButton::clicked, commands_["file.open"], &QAction::trigger);
  recent_ = menu->addMenu(tr("Open recent"));
  recent_->setObjectName("recentMenu");
  connect(recent_, &QMenu::aboutToShow, this, &IdentifyToolBar::fillRecent);
}

void IdentifyToolBar::fillRecent() {
  recent_->clear();
  listRecent(*recent_, settings_, [this](const QString& file) { emit recentChosen(file); });
}

void IdentifyToolBar::addPresets() {
  presetMenu_ = new QMenu(this);
  presets_ = &addMenu(*presetMenu_, "presetMenu", tr("Window"), {});
  presets_->setToolButtonStyle(Qt::ToolButtonTextOnly);
  presets_->setFixedWidth(132);
  connect(presetMenu_, &QMenu::aboutToShow, this, &IdentifyToolBar::fillPresets);
  showPreset();
}

// Qt makes the button and shows it if the tools do not fit.
void IdentifyToolBar::nameMoreButton() {
  auto* more = findChild<QToolButton*>("qt_toolbar_ext_button");
  more->setIcon(icon("more"));  // Qt's own is black in every theme
  more->setFocusPolicy(Qt::TabFocus);
  more->setAccessibleName(tr("More tools"));
  more->setToolTip(tr("The tools that do not fit in the window"));
}

void IdentifyToolBar::setState(ViewState* state) {
  if (state_) disconnect(state_, nullptr, this, nullptr);
  state_ = state;
  if (state_) connect(state_, &ViewState::changed, this, &IdentifyToolBar::showPreset);
  showPreset();
}

void IdentifyToolBar::showPreset() {
  const bool offers = state_ && state_->hasPicture() && !state_->image()->isColour();
  auto* action = presetMenu_->menuAction();
  action->setEnabled(offers);
  const auto title = offers ? voiTitle(state_->view().voi, *state_->image()) : tr("Window");
  const auto shown = fontMetrics().elidedText(title, Qt::ElideRight, presets_->width() - 30);
  action->setText(QString(shown).replace('&', "&&"));
  const auto tip = tr("Windows from the file, automatic window, full range");
  action->setToolTip(shown == title ? tip : title + '\n' + tip);
}

void IdentifyToolBar::fillPresets() {
  presetMenu_->clear();
  if (!state_ || !state_->hasPicture()) return;
  for (const auto& preset : state_->presets()) {
    auto* action = presetMenu_->addAction(QString(preset.title).replace('&', "&&"));
    action->setCheckable(true);
    action->setChecked(state_->view().voi == preset.selection);
    connect(action, &QAction::triggered, this, [this, selection = preset.selection] {
      if (state_) state_->selectVoi(selection);
    });
  }
}

}  // namespace glenoid::ui
