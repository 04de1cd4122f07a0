// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/identify/identify_page.h"

#include <algorithm>

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QPointer>
#include <QScrollBar>
#include <QSplitter>
#include <QVBoxLayout>

#include "ui/cases/thumbnail_strip.h"
#include "ui/elements/column_area.h"
#include "ui/elements/controls.h"
#include "ui/elements/field_keys.h"
#include "ui/elements/file_drop.h"
#include "ui/elements/layouts.h"
#include "ui/elements/section.h"
#include "ui/elements/text.h"
#include "ui/elements/window_parts.h"
#include "ui/identify/case_exporter.h"
#include "ui/identify/heat_map_panel.h"
#include "ui/identify/identify_tool_bar.h"
#include "ui/identify/joint_panel.h"
#include "ui/identify/maker_panel.h"
#include "ui/identify/own_model_chip.h"
#include "ui/identify/panel_splitter.h"
#include "ui/identify/picture_pane.h"
#include "ui/identify/radiograph_choice.h"
#include "ui/identify/result_panel.h"
#include "ui/identify/source_panel.h"
#include "ui/identify/welcome_panel.h"
#include "ui/viewer/tag_browser.h"

namespace glenoid::ui {
namespace {

std::vector<std::filesystem::path> pathsOf(const QStringList& texts) {
  std::vector<std::filesystem::path> paths;
  for (const auto& text : texts) paths.push_back(pathOf(text));
  return paths;
}

Section* section(const QString& name, const QString& title, QWidget* content, bool open) {
  auto* made = new Section(title);
  made->setObjectName(name);
  made->setContent(content);
  made->setOpen(open);
  return made;
}

}  // namespace

IdentifyPage::IdentifyPage(Services& services, QWidget* parent)
    : QWidget(parent),
      services_(services),
      cases_(services),
      state_(services),
      joint_(cases_, state_, services),
      viewer_(services.commands, services.settings),
      tools_(new IdentifyToolBar(services.commands, services.settings, this)) {
  setObjectName("identifyPage");
  acceptFiles(*this, [this](const std::vector<std::filesystem::path>& paths) { cases_.open(paths); });
  auto* strip = new ThumbnailStrip(cases_, services_);
  auto* pictures = makePictures();
  panels_ = makePanels();
  for (QWidget* part : std::initializer_list<QWidget*>{strip, main_, beside_, panels_}) makePart(*part);
  sides_ = new PanelSplitter(services_, strip, pictures, panels_, this);
  auto* column = bareLayout<QVBoxLayout>(this);
  column->setSpacing(0);
  column->addWidget(tools_);
  column->addWidget(sides_, 1);
  exporter_ = new CaseExporter(cases_.main(), state_, main_->canvas(), services_);
  connectState();
  connectCommands();
  setCompared(false);
}

// The widgets refer to states that are members of this class, so they must be deleted first.
IdentifyPage::~IdentifyPage() {
  delete sides_;
  delete tools_;
}

QWidget* IdentifyPage::makePictures() {
  welcome_ = new WelcomePanel(cases_, services_);
  main_ = new PicturePane(cases_.main(), services_, new ColumnArea("welcomeArea", welcome_));
  main_->setObjectName("mainPane");
  main_->canvas().setObjectName("canvas");
  beside_ = new PicturePane(cases_.beside(), services_, nullptr);
  beside_->setObjectName("besidePane");
  beside_->canvas().setObjectName("besideCanvas");
  beside_->canvas().setAccessibleName(tr("Second radiograph"));
  panes_ = new QSplitter(Qt::Horizontal);
  panes_->setObjectName("panes");
  panes_->setChildrenCollapsible(false);
  panes_->addWidget(main_);
  panes_->addWidget(beside_);
  for (auto* pane : {main_, beside_}) {
    connect(&pane->canvas(), &Canvas::activated, this, [this, pane] { cases_.setActive(pane->slot()); });
    connect(&pane->canvas(), &Canvas::probed, this, [this](const QString& text) { probe_->setText(text); });
    connect(pane, &PicturePane::dropped, this, [this, pane](const auto& paths) { cases_.openIn(pane->slot(), paths); });
  }
  auto* box = new QWidget;
  auto* column = bareLayout<QVBoxLayout>(box);
  column->setSpacing(0);
  column->addWidget(panes_, 1);
  column->addWidget(makeFootLine());
  return box;
}

QWidget* IdentifyPage::makeFootLine() {
  auto* line = new QWidget;
  auto* row = new QHBoxLayout(line);
  row->setContentsMargins(10, 3, 10, 3);
  probe_ = new QLabel(line);
  nameControl(*probe_, "probe", tr("Value under the pointer"));
  probe_->setWordWrap(true);  // a narrow window gives it a second line
  place_ = new QLabel(line);
  nameControl(*place_, "place", tr("Position in the list"));
  place_->setTextFormat(Qt::PlainText);
  for (auto* label : {probe_, place_}) label->setProperty("role", "quiet");
  row->addWidget(probe_, 1);
  row->addWidget(place_);
  return line;
}

ColumnArea* IdentifyPage::makePanels() {
  auto* content = new QWidget;
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(14, 12, 14, 14);
  column->setSpacing(8);
  column->addWidget(new OwnModelChip(state_, services_, content), 0, Qt::AlignLeft);  // the tools have no room to spare
  result_ = new ResultPanel(state_, services_);
  column->addWidget(result_);
  result_->setBelowAnswer(new JointPanel(joint_));
  ofPicture_.push_back(section("heatMapSection", tr("Heat map"), new HeatMapPanel(state_, services_), true));
  column->addWidget(ofPicture_.back());
  column->addWidget(section("makerSection", tr("What the name means for planning"), new MakerPanel(state_, services_), true));
  source_ = new SourcePanel(cases_.main());
  ofPicture_.push_back(section("sourceSection", tr("The file"), source_, false));
  column->addWidget(ofPicture_.back());
  column->addStretch(1);
  return new ColumnArea("panels", content);
}

void IdentifyPage::connectState() {
  for (auto* slot : {&cases_.main(), &cases_.beside()}) {
    auto& view = slot->view();
    // While frames play, there is no answer and none is requested.
    for (const auto signal : {&ViewState::opened, &ViewState::sourceChanged}) {
      connect(&view, signal, this, [this, slot] {
        if (slot == &cases_.active()) askForAnswer();
      });
    }
    connect(&view, &ViewState::frameShown, this, [this, slot] {
      if (slot == &cases_.active()) askForAnswer();
    });
    connect(&view, &ViewState::opened, this, &IdentifyPage::refreshCommands);
    connect(slot, &CaseSlot::openingChanged, this, &IdentifyPage::refreshCommands);
    connect(slot, &CaseSlot::openingChanged, this, [this, slot] {
      if (slot->isOpening() && slot == &cases_.active()) focusPicture();
    });
    connect(&slot->view(), &ViewState::measurementsRemoved, this,
            [this, &removed = slot->view()](const std::vector<Measurement>& measurements) { offerToPutBack(removed, measurements); });
  }
  auto &left = cases_.main().view(), &right = cases_.beside().view();
  connect(&left, &ViewState::toolChanged, &right, &ViewState::setTool);  // one tool for both
  connect(&right, &ViewState::toolChanged, &left, &ViewState::setTool);
  connect(&state_, &IdentifyState::answerChanged, this, &IdentifyPage::showAnswer);
  connect(&state_, &IdentifyState::heatMapChanged, this, [this] { activePane().canvas().setHeatMap(state_.heatLayer()); });
  connect(&cases_, &CaseList::activeChanged, this, &IdentifyPage::followActive);
  connect(&cases_, &CaseList::activeChanged, this, &IdentifyPage::focusPicture);
  connect(&cases_, &CaseList::entriesChanged, this, &IdentifyPage::refreshCommands);
  connect(&cases_, &CaseList::entriesChanged, sides_, &PanelSplitter::share);  // the thumbnails came or went
  connect(&cases_, &CaseList::rowsMarked, this, [this] {
    refreshCommands();
    if (cases_.otherRow() || &cases_.active() == &cases_.beside()) services_.commands["view.compare"]->setChecked(true);
  });
  connect(exporter_, &CaseExporter::exported, &cases_, &CaseList::markExported);
}

PicturePane& IdentifyPage::activePane() { return &cases_.active() == &cases_.main() ? *main_ : *beside_; }

void IdentifyPage::askForAnswer() {
  const auto& slot = cases_.active();
  const bool isAnother = slot.view().radiograph() != state_.subject().radiograph;
  if (isAnother && !isTyping()) panels_->verticalScrollBar()->setValue(0);  // reading begins anew
  state_.setSubject({slot.view().radiograph(), slot.view().source(), slot.file()});
}

void IdentifyPage::showAnswer() {
  auto& view = cases_.active().view();
  const auto& found = state_.answer().identification;
  view.setIdentified(found ? std::optional(found->part) : std::nullopt);
  if (found && !view.part()) view.setFound(found->part.by == PartOrigin::Finder ? *found->found : std::vector<Part>());
}

void IdentifyPage::connectCommands() {
  const auto serve = [this](const char* command, auto act) { connect(services_.commands[command], &QAction::triggered, this, act); };
  const auto open = [this](const QStringList& paths) { openPaths(paths); };
  serve("file.open", [this, open] { chooseRadiographs(*this, services_, open); });
  serve("file.openFolder", [this, open] { chooseRadiographFolder(*this, services_, open); });
  serve("file.openSample", [this] { openSample(); });
  serve("file.previous", [this] { cases_.step(-1); });
  serve("file.next", [this] { cases_.step(+1); });
  serve("file.close", [this] { closePicture(); });
  serve("answer.again", [this] { state_.again(); });
  serve("answer.cancel", [this] { state_.cancel(); });
  serve("view.tags", [this] { showTags(); });
  for (const auto& row : services_.commands.rows()) {
    const bool isTool = row.id.startsWith("tool.") && row.checkable;
    if (isTool) connect(services_.commands[row.id], &QAction::triggered, this, &IdentifyPage::giveKeysToPicture);
  }
  connect(services_.commands["view.compare"], &QAction::toggled, this, &IdentifyPage::setCompared);
  connect(services_.commands["view.link"], &QAction::toggled, this,
          [this](bool linked) { cases_.main().view().linkTo(linked ? &cases_.beside().view() : nullptr); });
  connect(tools_, &IdentifyToolBar::recentChosen, &cases_, &CaseList::openRecent);
}

// Only as long as the same picture is shown.
void IdentifyPage::offerToPutBack(ViewState& view, const std::vector<Measurement>& measurements) {
  const auto topic = QStringLiteral("measurements:%1").arg(reinterpret_cast<quintptr>(&view));
  auto* offer = new QObject(&view);
  const auto withdraw = [this, topic, offer] {
    services_.messages.list().dismissTopic(topic);
    offer->deleteLater();
  };
  connect(&view, &ViewState::opened, offer, withdraw);
  const auto putBack = [from = QPointer<ViewState>(&view), measurements] {
    if (!from) return;
    for (const auto& measurement : measurements) {
      const auto& there = from->view().measurements;
      if (std::find(there.begin(), there.end(), measurement) == there.end()) from->addMeasurement(measurement);
    }
  };
  // As Undo of the picture does, too.
  connect(&view, &ViewState::changed, offer, [from = &view, measurements, withdraw] {
    const auto& there = from->view().measurements;
    const auto isBack = [&](const Measurement& one) { return std::find(there.begin(), there.end(), one) != there.end(); };
    if (std::all_of(measurements.begin(), measurements.end(), isBack)) withdraw();
  });
  const auto text = tr("%n measurements were removed.", nullptr, static_cast<int>(measurements.size()));
  services_.messages.show({.text = text, .undo = putBack, .topic = topic});
}

void IdentifyPage::openPaths(const QStringList& paths) { cases_.open(pathsOf(paths)); }

void IdentifyPage::askGuest(const QString& file, std::shared_ptr<const Bundle> model) { state_.setGuest(pathOf(file), std::move(model)); }

void IdentifyPage::openSample() {
  const auto files = sampleFiles();
  if (files.empty()) return services_.messages.warn(tr("The sample radiographs are not installed. Install the program again."));
  cases_.open(files);
}

// Of two pictures, the other one stays.
void IdentifyPage::closePicture() {
  auto* compare = services_.commands["view.compare"];
  if (!compare->isChecked()) return cases_.close();
  cases_.setActive(cases_.other());
  compare->setChecked(false);
}

void IdentifyPage::exportPicture(const std::filesystem::path& file) {
  auto* command = services_.commands["file.exportPng"];
  if (cases_.other().file() == file) cases_.setActive(cases_.other());
  auto& slot = cases_.active();
  if (slot.file() == file) return command->trigger();
  const auto ask = [&slot, file, command] {
    if (slot.file() == file) command->trigger();
  };
  connect(&slot, &CaseSlot::opened, this, ask, Qt::SingleShotConnection);
  cases_.openIn(slot, {file});
}

void IdentifyPage::followActive() {
  auto& pane = activePane();
  auto& view = pane.slot().view();
  viewer_.setState(&view);
  tools_->setState(&view);
  source_->setSlot(pane.slot());
  exporter_->setPane(pane.slot(), pane.canvas());
  const bool both = !beside_->isHidden();
  main_->canvas().setActive(both && &pane == main_);
  beside_->canvas().setActive(both && &pane == beside_);
  const auto about = &pane == main_ ? tr("About the picture on the left:") : tr("About the picture on the right:");
  result_->setAbout(both ? about : QString());
  askForAnswer();
  if (tags_ && tags_->isVisible()) showTags();
  refreshCommands();
}

// Keys act on the picture or, before there is one, on the welcome, except while the user types on this page.
void IdentifyPage::focusPicture() {
  QWidget* picture = &activePane().canvas();
  if (!picture->isVisible()) picture = welcome_;
  if (picture->isVisible() && !isTyping()) picture->setFocus();
}

// Also if the user types: the picture was asked for.
void IdentifyPage::giveKeysToPicture() {
  auto& canvas = activePane().canvas();
  if (canvas.isVisible()) canvas.setFocus();
}

// Escape leaves a field and the answer before it stops an identification.
bool IdentifyPage::leavesForPicture(const QKeyEvent& event) const {
  const auto* focus = focusWidget();
  return event.key() == Qt::Key_Escape && (focus == panels_ || panels_->isAncestorOf(focus) || isTyping());
}

bool IdentifyPage::event(QEvent* event) {
  const bool isOurs = event->type() == QEvent::ShortcutOverride && leavesForPicture(static_cast<QKeyEvent&>(*event));
  if (isOurs) event->accept();
  return isOurs || QWidget::event(event);
}

void IdentifyPage::keyPressEvent(QKeyEvent* event) { leavesForPicture(*event) ? giveKeysToPicture() : QWidget::keyPressEvent(event); }

bool IdentifyPage::isTyping() const { return focusWidget() && focusWidget()->hasFocus() && isTextField(focusWidget()); }

void IdentifyPage::setCompared(bool compared) {
  services_.commands["view.link"]->setEnabled(compared);
  if (!compared) {
    services_.commands["view.link"]->setChecked(false);
    cases_.endComparison();
    if (beside_->isAncestorOf(QApplication::focusWidget())) focusPicture();
  }
  beside_->setVisible(compared);
  if (compared) {
    panes_->setSizes({panes_->width() / 2, panes_->width() / 2});
    if (!cases_.otherRow() && !cases_.other().view().hasPicture() && cases_.currentRow()) {
      // The next picture of the folder is the one most often compared with this one.
      const auto row = *cases_.currentRow();
      if (cases_.canStep(+1) || row > 0) cases_.openInOther(cases_.canStep(+1) ? row + 1 : row - 1);
    }
  }
  followActive();
}

void IdentifyPage::showTags() {
  if (!tags_) tags_ = new TagBrowser(this);
  tags_->setRadiograph(cases_.active().view().radiograph(), services_.settings.get(setting::showIdentity));
  tags_->show();
  tags_->raise();
}

void IdentifyPage::refreshCommands() {
  auto& commands = services_.commands;
  commands["file.previous"]->setEnabled(cases_.canStep(-1));
  commands["file.next"]->setEnabled(cases_.canStep(+1));
  const bool picture = cases_.active().view().hasPicture(), compared = commands["view.compare"]->isChecked();
  commands["file.close"]->setEnabled(cases_.currentRow() || compared);
  commands["view.tags"]->setEnabled(picture);
  commands["view.compare"]->setEnabled(picture || compared);
  for (auto* panel : ofPicture_) panel->setVisible(picture);
  const auto row = cases_.currentRow();
  place_->setText(row ? tr("%1 of %2").arg(*row + 1).arg(cases_.entries().size()) : QString());
}

}  // namespace glenoid::ui
