// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/identify/identify_page.h"

#include <algorithm>

#include <QFileDialog>
#include <QLabel>
#include <QSplitter>
#include <QStandardPaths>
#include <QVBoxLayout>

#include "core/base/files.h"
#include "core/base/program_location.h"
#include "ui/cases/thumbnail_strip.h"
#include "ui/elements/column_area.h"
#include "ui/elements/controls.h"
#include "ui/elements/file_drop.h"
#include "ui/elements/layouts.h"
#include "ui/elements/section.h"
#include "ui/elements/text.h"
#include "ui/identify/case_exporter.h"
#include "ui/identify/heat_map_panel.h"
#include "ui/identify/identify_tool_bar.h"
#include "ui/identify/joint_panel.h"
#include "ui/identify/maker_panel.h"
#include "ui/identify/picture_pane.h"
#include "ui/identify/result_panel.h"
#include "ui/identify/source_panel.h"
#include "ui/identify/welcome_panel.h"
#include "ui/viewer/tag_browser.h"

namespace glenoid::ui {
namespace {

constexpr int kPanelWidth = 370;

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

std::vector<std::filesystem::path> sampleFiles() {
  std::vector<std::filesystem::path> files;
  const auto folder = findInstalled("samples");
  if (!folder) return files;
  for (const auto& entry : entriesOf(*folder).entries) files.push_back(entry.path());
  return files;
}

IdentifyPage::IdentifyPage(Services& services, QWidget* parent)
    : QWidget(parent),
      services_(services),
      cases_(services),
      state_(services),
      joint_(cases_, state_, services),
      viewer_(services.commands, services.settings),
      tools_(new IdentifyToolBar(services.commands, services.settings, this)),
      splitter_(new QSplitter(Qt::Horizontal, this)) {
  setObjectName("identifyPage");
  acceptFiles(*this, [this](const std::vector<std::filesystem::path>& paths) { cases_.open(paths); });
  auto* middle = new QWidget(this);
  auto* row = bareLayout<QHBoxLayout>(middle);
  row->setSpacing(0);
  row->addWidget(new ThumbnailStrip(cases_, services_, middle));
  row->addWidget(makePictures(), 1);
  splitter_->setObjectName("identifySplitter");
  splitter_->addWidget(middle);
  splitter_->addWidget(panels_ = makePanels());
  splitter_->setStretchFactor(0, 1);
  splitter_->setStretchFactor(1, 0);
  splitter_->setSizes({900, kPanelWidth});
  splitter_->restoreState(services_.settings.get(setting::identifySplitter));
  splitter_->setCollapsible(0, false);
  splitter_->setCollapsible(1, true);  // also if an earlier version stored the state
  connect(splitter_, &QSplitter::splitterMoved, this, [this] {
    services_.settings.set(setting::identifySplitter, splitter_->saveState());
    services_.commands["view.panel"]->setChecked(splitter_->sizes()[1] > 0);
  });
  auto* column = bareLayout<QVBoxLayout>(this);
  column->setSpacing(0);
  column->addWidget(tools_);
  column->addWidget(splitter_, 1);
  exporter_ = new CaseExporter(cases_.main(), state_, main_->canvas(), services_);
  connectState();
  connectCommands();
  activate(*main_);
  setCompared(false);
  refreshCommands();
}

// The widgets refer to states that are members of this class, so they must be deleted first.
IdentifyPage::~IdentifyPage() {
  delete splitter_;
  delete tools_;
}

QWidget* IdentifyPage::makePictures() {
  main_ = new PicturePane(cases_.main(), services_, new ColumnArea("welcomeArea", new WelcomePanel(cases_, services_)));
  main_->setObjectName("mainPane");
  main_->canvas().setObjectName("canvas");
  beside_ = new PicturePane(cases_.beside(), services_, nullptr);
  beside_->setObjectName("besidePane");
  beside_->canvas().setObjectName("besideCanvas");
  panes_ = new QSplitter(Qt::Horizontal);
  panes_->setObjectName("panes");
  panes_->setChildrenCollapsible(false);
  panes_->addWidget(main_);
  panes_->addWidget(beside_);
  for (auto* pane : {main_, beside_}) {
    connect(&pane->canvas(), &Canvas::activated, this, [this, pane] { activate(*pane); });
    connect(&pane->canvas(), &Canvas::probed, this, [this](const QString& text) { probe_->setText(text); });
  }
  connect(main_, &PicturePane::dropped, &cases_, &CaseList::open);
  connect(beside_, &PicturePane::dropped, this, [this](const auto& paths) { cases_.openBeside(paths.front()); });
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

QWidget* IdentifyPage::makePanels() {
  auto* content = new QWidget;
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(14, 12, 14, 14);
  column->setSpacing(8);
  result_ = new ResultPanel(state_, services_);
  column->addWidget(result_);
  column->addWidget(new JointPanel(joint_));
  ofPicture_.push_back(section("heatMapSection", tr("Heat map"), new HeatMapPanel(state_, services_), true));
  column->addWidget(ofPicture_.back());
  column->addWidget(section("makerSection", tr("What the name means for planning"), new MakerPanel(state_, services_), true));
  ofPicture_.push_back(section("sourceSection", tr("The file"), new SourcePanel(cases_.main()), false));
  column->addWidget(ofPicture_.back());
  column->addStretch(1);
  return new ColumnArea("panels", content);
}

void IdentifyPage::connectState() {
  auto& view = cases_.main().view();
  cases_.beside().view().setOffersParts(false);
  const auto ask = [this, &view] { state_.setSubject({view.radiograph(), view.source(), cases_.main().file()}); };
  connect(&view, &ViewState::opened, this, ask);
  connect(&view, &ViewState::sourceChanged, this, ask);
  connect(&view, &ViewState::frameShown, this, ask);  // while frames play, there is no answer and none is requested
  connect(&state_, &IdentifyState::answerChanged, this, [this, &view] {
    const auto& found = state_.answer().identification;
    view.setIdentified(found ? std::optional(found->part) : std::nullopt);
    if (found && !view.part()) view.setFound(found->part.by == PartOrigin::Finder ? *found->found : std::vector<Part>());
  });
  connect(&state_, &IdentifyState::heatMapChanged, this, [this] { main_->canvas().setHeatMap(state_.heatLayer()); });
  connect(&cases_, &CaseList::entriesChanged, this, &IdentifyPage::refreshCommands);
  connect(&cases_, &CaseList::rowsMarked, this, &IdentifyPage::refreshCommands);
  for (auto* slot : {&cases_.main(), &cases_.beside()}) {
    connect(&slot->view(), &ViewState::opened, this, &IdentifyPage::refreshCommands);
    connect(slot, &CaseSlot::openingChanged, this, &IdentifyPage::refreshCommands);
  }
  connect(&cases_, &CaseList::rowsMarked, this, [this] {
    if (cases_.besideRow() && !services_.commands["view.compare"]->isChecked()) services_.commands["view.compare"]->setChecked(true);
  });
}

void IdentifyPage::connectCommands() {
  const auto serve = [this](const char* command, auto act) { connect(services_.commands[command], &QAction::triggered, this, act); };
  serve("file.open", [this] { chooseFiles(); });
  serve("file.openFolder", [this] { chooseFolder(); });
  serve("file.openSample", [this] { openSample(); });
  serve("file.previous", [this] { cases_.step(-1); });
  serve("file.next", [this] { cases_.step(+1); });
  serve("file.close", [this] { cases_.close(); });
  serve("answer.again", [this] { state_.again(); });
  serve("answer.cancel", [this] { state_.cancel(); });
  serve("view.tags", [this] { showTags(); });
  connect(services_.commands["view.compare"], &QAction::toggled, this, &IdentifyPage::setCompared);
  connect(services_.commands["view.link"], &QAction::toggled, this, &IdentifyPage::setLinked);
  auto* panel = services_.commands["view.panel"];
  panel->setChecked(true);
  connect(panel, &QAction::toggled, this, &IdentifyPage::foldPanels);
  connect(tools_, &IdentifyToolBar::recentChosen, this, [this](const QString& file) { openPaths({file}); });
}

void IdentifyPage::openPaths(const QStringList& paths) { cases_.open(pathsOf(paths)); }

void IdentifyPage::chooseFiles() {
  auto* dialog = new QFileDialog(window(), tr("Open a radiograph"), services_.settings.get(setting::lastOpenFolder));
  dialog->setObjectName("openDialog");
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFiles);
  // Radiographs on a disc have no extension, so every file can be chosen; its content decides.
  dialog->setNameFilters(
      {tr("Radiographs (*)"), tr("DICOM (*.dcm *.DCM DICOMDIR)"), tr("Pictures (*.png *.jpg *.jpeg *.tif *.tiff *.bmp)")});
  connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList& files) {
    services_.settings.set(setting::lastOpenFolder, QFileInfo(files.front()).path());
    openPaths(files);
  });
  dialog->open();
}

void IdentifyPage::chooseFolder() {
  auto* dialog = new QFileDialog(window(), tr("Open a folder of radiographs"), services_.settings.get(setting::lastOpenFolder));
  dialog->setObjectName("openFolderDialog");
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::Directory);
  dialog->setOption(QFileDialog::ShowDirsOnly);
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) {
    services_.settings.set(setting::lastOpenFolder, folder);
    openPaths({folder});
  });
  dialog->open();
}

void IdentifyPage::openSample() {
  const auto files = sampleFiles();
  if (files.empty()) return services_.messages.warn(tr("The sample radiographs are not installed. Install the program again."));
  cases_.open(files);
}

void IdentifyPage::activate(PicturePane& pane) {
  active_ = &pane;
  viewer_.setState(&pane.slot().view());
  tools_->setState(&pane.slot().view());
  const bool both = !beside_->isHidden();
  main_->canvas().setActive(both && active_ == main_);
  beside_->canvas().setActive(both && active_ == beside_);
  if (tags_ && tags_->isVisible()) showTags();
}

void IdentifyPage::setCompared(bool compared) {
  beside_->setVisible(compared);
  if (compared) panes_->setSizes({panes_->width() / 2, panes_->width() / 2});
  result_->setAbout(compared ? tr("About the picture on the left:") : QString());
  services_.commands["view.link"]->setEnabled(compared);
  if (!compared) {
    services_.commands["view.link"]->setChecked(false);
    if (cases_.besideRow() || !cases_.beside().file().empty()) cases_.closeBeside();
  } else if (!cases_.besideRow() && !cases_.beside().view().hasPicture() && cases_.currentRow()) {
    // The next picture of the folder is the one most often compared with this one.
    const auto row = *cases_.currentRow();
    if (cases_.canStep(+1))
      cases_.openBeside(row + 1);
    else if (cases_.canStep(-1))
      cases_.openBeside(row - 1);
  }
  activate(*main_);
}

void IdentifyPage::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  services_.commands["view.panel"]->setChecked(splitter_->sizes()[1] > 0);  // the sizes are known only now
}

// Folds the panels beside the picture like a drag of their edge does.
void IdentifyPage::foldPanels(bool shown) {
  auto sizes = splitter_->sizes();
  if (shown == (sizes[1] > 0)) return;
  const int width = sizes[0] + sizes[1], panels = shown ? std::max(kPanelWidth, panels_->minimumSizeHint().width()) : 0;
  splitter_->setSizes({width - panels, panels});
  services_.settings.set(setting::identifySplitter, splitter_->saveState());
}

void IdentifyPage::setLinked(bool linked) { cases_.main().view().linkTo(linked ? &cases_.beside().view() : nullptr); }

void IdentifyPage::showTags() {
  if (!tags_) tags_ = new TagBrowser(this);
  tags_->setRadiograph(active_->slot().view().radiograph(), services_.settings.get(setting::showIdentity));
  tags_->show();
  tags_->raise();
}

void IdentifyPage::refreshCommands() {
  auto& commands = services_.commands;
  commands["file.previous"]->setEnabled(cases_.canStep(-1));
  commands["file.next"]->setEnabled(cases_.canStep(+1));
  commands["file.close"]->setEnabled(cases_.currentRow().has_value());
  commands["view.tags"]->setEnabled(active_ && active_->slot().view().hasPicture());
  commands["view.compare"]->setEnabled(cases_.main().view().hasPicture() || commands["view.compare"]->isChecked());
  for (auto* panel : ofPicture_) panel->setVisible(cases_.main().view().hasPicture());
  const auto row = cases_.currentRow();
  place_->setText(row ? tr("%1 of %2").arg(*row + 1).arg(cases_.entries().size()) : QString());
}

}  // namespace glenoid::ui
