// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/models_page.h"

#include <algorithm>

#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSplitter>
#include <QTextBrowser>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "ui/elements/command_button.h"
#include "ui/elements/controls.h"
#include "ui/elements/file_drop.h"
#include "ui/elements/layouts.h"
#include "ui/elements/text.h"
#include "ui/elements/theme.h"
#include "ui/models/model_sheet.h"
#include "ui/services/file_choice.h"
#include "ui/services/model_text.h"

namespace glenoid::ui {
namespace {

namespace fs = std::filesystem;

constexpr int kPathRole = Qt::UserRole;  // the path of a model or of start weights

}  // namespace

ModelsPage::ModelsPage(Services& services, std::vector<StartWeights> startWeights, QWidget* parent)
    : QWidget(parent),
      services_(services),
      startWeights_(std::move(startWeights)),
      list_(new QTreeWidget(this)),
      sheet_(new QTextBrowser(this)) {
  setObjectName("modelsPage");
  acceptFiles(*this, [this](const std::vector<fs::path>& paths) {
    for (const auto& path : paths) services_.models.import(path);
  });
  auto* splitter = new QSplitter(this);
  splitter->addWidget(listSide());
  splitter->addWidget(sheetSide());
  splitter->setStretchFactor(1, 1);
  splitter->setChildrenCollapsible(false);
  splitter->setSizes({320, 900});
  auto* row = bareLayout<QHBoxLayout>(this);
  row->addWidget(splitter);
  connectCommands();
  connect(&services_.models, &ModelCatalogue::changed, this, &ModelsPage::fill);
  connect(&services_.models, &ModelCatalogue::imported, this, [this](const QString& path) {
    wanted_ = path;
    fill();
  });
  fill();
}

void ModelsPage::connectCommands() {
  auto& commands = services_.commands;
  connect(commands["models.importFile"], &QAction::triggered, this, &ModelsPage::askWhichFile);
  connect(commands["models.importFolder"], &QAction::triggered, this, &ModelsPage::askWhichFolder);
  connect(commands["models.default"], &QAction::triggered, this, [this] {
    if (const auto* entry = selected()) services_.models.setDefault(entry->path);
  });
  connect(commands["models.verify"], &QAction::triggered, this, [this] {
    if (const auto* entry = selected()) services_.models.verify(entry->path);
  });
  connect(commands["models.export"], &QAction::triggered, this, &ModelsPage::askWhereToExport);
  connect(commands["models.remove"], &QAction::triggered, this, [this] {
    if (const auto* entry = selected(); entry && entry->removable) services_.models.remove(entry->path);
  });
}

QWidget* ModelsPage::listSide() {
  auto* side = new QWidget(this);
  nameControl(*list_, "modelsList", tr("Installed models and start weights"),
              tr("Drop a .glenoid file or a model's folder here to import it"));
  list_->setHeaderHidden(true);
  list_->setRootIsDecorated(false);
  list_->setItemsExpandable(false);
  list_->setIndentation(10);
  list_->setStyleSheet("QTreeWidget::item { padding: 4px 2px; }");
  connect(list_, &QTreeWidget::currentItemChanged, this, &ModelsPage::showSelected);
  auto* buttons = new QVBoxLayout;  // a row of them would not leave room for the sheet on a small screen
  buttons->addWidget(new CommandButton(services_.commands["models.importFile"], "modelsImportFile", side));
  buttons->addWidget(new CommandButton(services_.commands["models.importFolder"], "modelsImportFolder", side));
  buttons->addWidget(new CommandButton(services_.commands["models.remove"], "modelsRemove", side));
  auto* column = new QVBoxLayout(side);
  column->setContentsMargins(12, 10, 6, 10);
  column->addWidget(list_, 1);
  column->addLayout(buttons);
  return side;
}

QWidget* ModelsPage::sheetSide() {
  auto* side = new QWidget(this);
  nameControl(*sheet_, "modelsSheet", tr("About the selected model"), tr("What is known about the selected model"));
  sheet_->setOpenLinks(false);
  sheet_->document()->setDocumentMargin(14);
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(new CommandButton(services_.commands["models.default"], "modelsDefault", side));
  buttons->addWidget(new CommandButton(services_.commands["models.verify"], "modelsVerify", side));
  buttons->addWidget(new CommandButton(services_.commands["models.export"], "modelsExport", side));
  buttons->addStretch();
  auto* column = new QVBoxLayout(side);
  column->setContentsMargins(6, 10, 12, 10);
  column->addLayout(buttons);
  column->addWidget(sheet_, 1);
  return side;
}

void ModelsPage::addModel(QTreeWidgetItem* group, const CatalogueEntry& entry) {
  auto* item = new QTreeWidgetItem(group);
  const auto colours = themeColours();
  if (entry.bundle) {
    item->setText(0, services_.models.titleOf(entry.path) + (entry.isDefault ? tr("\nused by default") : QString()));
  } else {
    item->setText(0, pathText(entry.path.filename()) + tr("\ncannot be read"));
    item->setForeground(0, colours.bad);
  }
  if (entry.check == CatalogueEntry::Check::Damaged) item->setForeground(0, colours.bad);
  item->setData(0, kPathRole, pathText(entry.path));
  item->setToolTip(0, entry.bundle ? modelText(entry.bundle->model.summary) : entry.problem);
}

void ModelsPage::fill() {
  auto* now = list_->currentItem();
  const auto chosen = !wanted_.isEmpty() ? wanted_ : now ? now->data(0, kPathRole).toString() : QString();
  const QSignalBlocker quiet(list_);
  list_->clear();
  const auto group = [this](const QString& title) {
    auto* item = new QTreeWidgetItem(list_, {title});
    item->setFlags(Qt::ItemIsEnabled);
    item->setForeground(0, themeColours().quietText);
    item->setExpanded(true);
    return item;
  };
  const auto& entries = services_.models.entries();
  auto* models = group(entries.empty() ? tr("No model is installed") : tr("Models"));
  for (const auto& entry : entries) addModel(models, entry);
  if (!startWeights_.empty()) {
    auto* starts = group(tr("Start weights for training"));
    for (const auto& weights : startWeights_) {
      auto* item = new QTreeWidgetItem(starts, {textOf(weights.name)});
      item->setData(0, kPathRole, pathText(weights.path));
      item->setToolTip(0, modelText(weights.data));
    }
  }
  select(chosen);
  showSelected();
}

// Selects the default model if the path is not listed.
void ModelsPage::select(const QString& path) {
  QTreeWidgetItem* found = nullptr;
  for (QTreeWidgetItemIterator at(list_); *at; ++at) {
    const auto place = (*at)->data(0, kPathRole).toString();
    if (!path.isEmpty() && place == path) {
      list_->setCurrentItem(*at);
      wanted_.clear();
      return;
    }
    const auto& entries = services_.models.entries();
    const bool isDefault =
        std::any_of(entries.begin(), entries.end(), [&](const auto& e) { return e.isDefault && pathText(e.path) == place; });
    if (isDefault || (!found && !place.isEmpty())) found = *at;
  }
  if (found) list_->setCurrentItem(found);
}

const CatalogueEntry* ModelsPage::selected() const {
  const auto* item = list_->currentItem();
  if (!item) return nullptr;
  const auto path = item->data(0, kPathRole).toString();
  const auto& entries = services_.models.entries();
  const auto found = std::find_if(entries.begin(), entries.end(), [&](const auto& entry) { return pathText(entry.path) == path; });
  return found == entries.end() ? nullptr : &*found;
}

void ModelsPage::showSelected() {
  const auto* entry = selected();
  services_.commands["models.default"]->setEnabled(entry && entry->bundle && !entry->isDefault);
  services_.commands["models.verify"]->setEnabled(entry && entry->bundle);
  services_.commands["models.export"]->setEnabled(entry && entry->bundle);
  services_.commands["models.remove"]->setEnabled(entry && entry->removable);
  if (entry) return sheet_->setHtml(modelSheet(*entry));
  const auto path = list_->currentItem() ? list_->currentItem()->data(0, kPathRole).toString() : QString();
  const auto weights = std::find_if(startWeights_.begin(), startWeights_.end(), [&](const auto& w) { return pathText(w.path) == path; });
  sheet_->setHtml(weights != startWeights_.end()
                      ? startWeightsSheet(*weights)
                      : "<p>" +
                            tr("No model is installed, so nothing can be identified. Import a model: a .glenoid file, or a folder with "
                               "model.json and its weights.") +
                            "</p>");
}

void ModelsPage::import(QFileDialog* dialog) {
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
    services_.settings.set(setting::lastModelFolder, QFileInfo(path).path());
    services_.models.import(pathOf(path));
  });
  openIn(*dialog, services_.settings.get(setting::lastModelFolder), services_.messages);
}

void ModelsPage::askWhichFile() {
  auto* dialog = new QFileDialog(this, tr("Import a model"), QDir::homePath(), tr("Glenoid models (*.glenoid)"));
  dialog->setObjectName("modelsFileDialog");
  dialog->setFileMode(QFileDialog::ExistingFile);
  import(dialog);
}

void ModelsPage::askWhichFolder() {
  auto* dialog = new QFileDialog(this, tr("Import a model's folder"), QDir::homePath());
  dialog->setObjectName("modelsFolderDialog");
  dialog->setFileMode(QFileDialog::Directory);
  import(dialog);
}

void ModelsPage::askWhereToExport() {
  const auto* entry = selected();
  if (!entry || !entry->bundle) return;
  chooseFileToSave(*this, services_.messages,
                   {"modelsExportDialog",
                    tr("Export the model"),
                    folderForExports(services_.settings),
                    textOf(entry->bundle->model.name) + ".glenoid",
                    {tr("Glenoid models (*.glenoid)")}},
                   [this, path = entry->path](const QString& to, const QString&) { services_.models.exportTo(path, pathOf(to)); });
}

// The sheet uses the colours of the theme.
void ModelsPage::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::PaletteChange) fill();
}

}  // namespace glenoid::ui
