// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/viewer_commands.h"

#include <utility>

#include "ui/elements/bind.h"
#include "ui/viewer/corner_text.h"

namespace glenoid::ui {
namespace {

constexpr std::pair<const char*, Tool> kTools[] = {
    {"tool.window", Tool::Window},       {"tool.pan", Tool::Pan},   {"tool.length", Tool::Length}, {"tool.angle", Tool::Angle},
    {"tool.calibrate", Tool::Calibrate}, {"tool.lens", Tool::Lens}, {"tool.part", Tool::Part}};
constexpr const char* kNeedPicture[] = {"view.reset",      "view.fit",         "view.actualSize",     "view.zoomIn",       "view.zoomOut",
                                        "view.rotateLeft", "view.rotateRight", "view.flipHorizontal", "view.flipVertical", "view.invert",
                                        "tool.window",     "tool.pan",         "tool.length",         "tool.angle",        "tool.calibrate",
                                        "tool.lens",       "answer.original",  "answer.inverted"};
QString name(const char* id) { return QString::fromLatin1(id); }

}  // namespace

ViewerCommands::ViewerCommands(Commands& commands, Settings& settings, QObject* parent)
    : QObject(parent), commands_(commands), tools_(new QActionGroup(this)) {
  connectViews();
  connectTools();
  bind(settings, setting::showCorners, commands_["view.corners"]);
  bind(settings, setting::showIdentity, commands_["view.identity"]);
  bind(settings, setting::heatMapShown, commands_["answer.heatMap"]);
  refresh();
}

void ViewerCommands::setState(ViewState* state) {
  if (state == state_) return;
  if (state_) state_->disconnect(this);
  state_ = state;
  if (state_) {
    connect(state_, &ViewState::changed, this, &ViewerCommands::refresh);
    connect(state_, &ViewState::historyChanged, this, &ViewerCommands::refresh);
    connect(state_, &ViewState::toolChanged, this, &ViewerCommands::refresh);
    connect(state_, &ViewState::playingChanged, this, &ViewerCommands::refresh);
    connect(state_, &QObject::destroyed, this, &ViewerCommands::refresh);
  }
  refresh();
}

void ViewerCommands::connectViews() {
  const auto on = [this](const char* id, auto act) {
    connect(commands_[name(id)], &QAction::triggered, this, [this, act](bool checked) {
      if (state_) act(*state_, checked);
    });
  };
  constexpr double kZoomStep = 1.25;
  const auto zoom = [](ViewState& state, double factor) {
    state.zoomAt({state.canvasSize().width() / 2, state.canvasSize().height() / 2}, factor);
  };
  using Kind = VoiSelection::Kind;
  on("view.undo", [](ViewState& s, bool) { s.undo(); });
  on("view.redo", [](ViewState& s, bool) { s.redo(); });
  on("view.reset", [](ViewState& s, bool) { s.reset(); });
  on("view.fit", [](ViewState& s, bool) { s.fit(); });
  on("view.actualSize", [](ViewState& s, bool) { s.actualSize(); });
  on("view.zoomIn", [zoom](ViewState& s, bool) { zoom(s, kZoomStep); });
  on("view.zoomOut", [zoom](ViewState& s, bool) { zoom(s, 1 / kZoomStep); });
  on("view.rotateLeft", [](ViewState& s, bool) { s.rotate(-1); });
  on("view.rotateRight", [](ViewState& s, bool) { s.rotate(1); });
  on("view.flipHorizontal", [](ViewState& s, bool) { s.flipHorizontally(); });
  on("view.flipVertical", [](ViewState& s, bool) { s.flipVertically(); });
  on("view.invert", [](ViewState& s, bool) { s.toggleInverted(); });
  on("view.autoWindow", [](ViewState& s, bool) { s.selectVoi({Kind::Automatic, 0, {}}); });
  on("view.fullRange", [](ViewState& s, bool) { s.selectVoi({Kind::FullRange, 0, {}}); });
  on("view.overlays", [](ViewState& s, bool checked) { s.setOverlaysShown(checked); });
  on("view.shutter", [](ViewState& s, bool checked) { s.setShutterShown(checked); });
  on("file.previousFrame", [](ViewState& s, bool) { s.stepFrame(-1); });
  on("file.nextFrame", [](ViewState& s, bool) { s.stepFrame(+1); });
  on("view.play", [](ViewState& s, bool checked) { s.setPlaying(checked); });
  on("answer.original", [](ViewState& s, bool checked) { s.setOriginal(checked); });
  on("answer.inverted", [](ViewState& s, bool checked) { s.setTreatAsInverted(checked); });
  on("answer.whole", [](ViewState& s, bool checked) { checked ? s.setWhole() : s.forgetPart(); });
  on("tool.removeCalibration", [](ViewState& s, bool) { s.clearCalibration(); });
  on("tool.deleteMeasurements", [](ViewState& s, bool) { s.clearMeasurements(); });
}

void ViewerCommands::connectTools() {
  for (const auto& [id, tool] : kTools) {
    auto* action = commands_[name(id)];
    tools_->addAction(action);
    connect(action, &QAction::triggered, this, [this, chosen = tool] {
      if (state_) state_->setTool(chosen);
    });
  }
}

void ViewerCommands::refresh() {
  const bool picture = state_ && state_->hasPicture(), grey = picture && !state_->image()->isColour();
  const auto enable = [this](const char* id, bool enabled) { commands_[name(id)]->setEnabled(enabled); };
  for (const char* id : kNeedPicture) enable(id, picture);
  enable("view.autoWindow", grey);
  enable("view.fullRange", grey);
  enable("view.undo", state_ && state_->canUndo());
  enable("view.redo", state_ && state_->canRedo());
  for (const char* id : {"view.play", "file.previousFrame", "file.nextFrame"}) enable(id, picture && state_->frames() > 1);
  enable("tool.deleteMeasurements", picture && !state_->view().measurements.empty());
  enable("tool.removeCalibration", picture && state_->view().calibration);
  enable("tool.part", picture);
  enable("answer.whole", picture && (state_->shownPart() || state_->part()));
  refreshLayers();
  if (!state_) return;
  const auto check = [this](const char* id, bool checked) { commands_[name(id)]->setChecked(checked); };
  check("view.overlays", state_->overlaysShown());
  check("view.shutter", state_->shutterShown());
  check("view.play", state_->isPlaying());
  check("answer.original", state_->original());
  check("answer.inverted", state_->treatAsInverted());
  check("answer.whole", picture && state_->part() && state_->part()->by == PartOrigin::Whole);
  for (const auto& [id, tool] : kTools) check(id, state_->tool() == tool);
}

// What only some files have.
void ViewerCommands::refreshLayers() {
  const auto radiograph = state_ ? state_->radiograph() : nullptr;
  const auto none = tr("No picture is open");
  commands_.setObstacle("view.overlays", !radiograph ? none : radiograph->overlays.empty() ? tr("The file has no overlays") : QString());
  commands_.setObstacle("view.shutter", !radiograph ? none : !radiograph->shutter ? tr("The file has no shutter") : QString());
  const bool isAnonymous = radiograph && identityLines(*radiograph).isEmpty();
  commands_.setObstacle("view.identity", isAnonymous ? tr("The file does not name its patient") : QString());
}

}  // namespace glenoid::ui
