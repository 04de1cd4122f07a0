// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/pages.h"

#include "ui/batch/batch_page.h"
#include "ui/cases/recent_files.h"
#include "ui/elements/text.h"
#include "ui/elements/window_parts.h"
#include "ui/identify/identify_page.h"
#include "ui/models/models_page.h"
#include "ui/shell/event_log.h"
#include "ui/shell/settings_page.h"
#include "ui/training/training_page.h"

namespace glenoid::ui {

Pages::Pages(Services& services) : services_(services) {}
Pages::~Pages() {
  for (auto& [command, place] : made_) delete place.widget;
}

const QStringList& Pages::commands() {
  static const QStringList list{"go.identify", "go.batch", "go.training", "go.models", "go.settings"};
  return list;
}

QString Pages::pageOf(const QString& command) {
  static const std::map<QString, QString> groups{{"file", "go.identify"},   {"view", "go.identify"}, {"tool", "go.identify"},
                                                 {"answer", "go.identify"}, {"batch", "go.batch"},   {"training", "go.training"},
                                                 {"models", "go.models"}};
  if (commands().contains(command)) return command;
  if (command == "file.quit") return {};
  if (command == "help.keys" || command == "help.log") return "go.settings";
  const auto group = groups.find(command.section('.', 0, 0));
  return group == groups.end() ? QString() : group->second;
}

QString Pages::ownerOf(const QString& command) {
  const bool ofTheWindow = command.startsWith("go.") || command.startsWith("help.") || command.startsWith("window.");
  return ofTheWindow ? QString() : pageOf(command);
}

bool Pages::isMade(const QString& command) const { return made_.contains(command) && made_.at(command).widget; }

QWidget* Pages::page(const QString& command) {
  if (command == "go.identify") return &identify();
  if (command == "go.batch") return &batch();
  if (command == "go.training") return &training();
  if (command == "go.models") return &models();
  return &settings();
}

template <class Page>
std::pair<Page&, bool> Pages::made(const QString& command) {
  auto& place = made_.try_emplace(command, services_, command).first->second;
  const bool isNew = !place.widget;
  if (isNew) {
    place.widget = new Page(place.services);
    makePart(*place.widget);
    for (const auto& row : services_.commands.rows()) {
      if (ownerOf(row.id) == command) place.widget->addAction(services_.commands[row.id]);
    }
  }
  return {static_cast<Page&>(*place.widget), isNew};
}

IdentifyPage& Pages::identify() {
  auto [page, isNew] = made<IdentifyPage>("go.identify");
  if (isNew) {
    connect(&page.cases(), &CaseList::batchWanted, this, &Pages::startBatch);
    logAnswers(page.state());
    emit answersMade(page.state());
  }
  return page;
}
ModelsPage& Pages::models() { return made<ModelsPage>("go.models").first; }

SettingsPage& Pages::settings() {
  auto [page, isNew] = made<SettingsPage>("go.settings");
  if (isNew) connect(&page, &SettingsPage::restartWanted, this, &Pages::restartWanted);
  return page;
}

BatchPage& Pages::batch() {
  auto [page, isNew] = made<BatchPage>("go.batch");
  if (isNew) connect(&page, &BatchPage::openRequested, this, [this](const QString& path) { openPaths({path}); });
  return page;
}

TrainingPage& Pages::training() {
  auto [page, isNew] = made<TrainingPage>("go.training");
  if (isNew) {
    connect(&page, &TrainingPage::openRequested, this, [this](const QString& path, const std::shared_ptr<const Bundle>& model) {
      identify().askGuest(path, model);
      openPaths({path});
    });
    logTraining(page.session());
    emit sessionMade(page.session());
  }
  return page;
}

void Pages::openPaths(const QStringList& paths) {
  identify().openPaths(paths);
  emit wanted("go.identify");
}

void Pages::openRecent(const QString& path) { isBatch(services_.settings, path) ? startBatch(path) : openPaths({path}); }

void Pages::startBatch(const QString& folder) {
  emit wanted("go.batch");
  batch().start({pathOf(folder)});
}

QStringList Pages::toReopen() {
  QStringList paths;
  for (const auto& path : identify().cases().toReopen()) paths.append(pathText(path));
  return paths;
}

std::vector<std::filesystem::path> Pages::unsavedFiles() {
  return isMade("go.identify") ? identify().cases().unsavedFiles() : std::vector<std::filesystem::path>();
}

std::size_t Pages::unsavedAnswers() {
  if (!isMade("go.batch") || isBatchRunning() || !batch().state().isUnsaved()) return 0;
  return batch().state().done();
}

bool Pages::isTraining() const { return isMade("go.training") && static_cast<TrainingPage&>(*made_.at("go.training").widget).isBusy(); }
bool Pages::isPretraining() const {
  return isTraining() && static_cast<TrainingPage&>(*made_.at("go.training").widget).session().pretraining();
}
bool Pages::isBatchRunning() const { return isMade("go.batch") && static_cast<BatchPage&>(*made_.at("go.batch").widget).state().isBusy(); }
void Pages::suspendTraining() {
  if (isTraining()) training().session().suspend();
}

}  // namespace glenoid::ui
