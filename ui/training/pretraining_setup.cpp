// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/pretraining_setup.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/numbers.h"
#include "core/dataset/task_labels.h"
#include "core/runs/terminal_command.h"
#include "ui/elements/natural_order.h"
#include "ui/elements/text.h"
#include "ui/jobs/watched.h"
#include "ui/services/file_choice.h"
#include "ui/services/messages.h"
#include "ui/training/history_runs.h"

namespace glenoid::ui {
namespace {

constexpr std::size_t kMostDifferentLabels = 200;  // of a column

nlohmann::json readPretrainingOptions(const nlohmann::json& json) { return toJson(pretrainingOptionsFromJson(json)); }

nlohmann::json pretrainingDefaults(const Settings& settings) {
  PretrainingOptions options;
  options.training.device = settings.get(setting::device).toStdString();
  return toJson(options);
}

// Such as 45.5 or 45,5, and no other text.
bool areMeasurements(const std::vector<std::string>& labels) {
  bool isWhole = true;
  for (auto label : labels) {
    std::replace(label.begin(), label.end(), ',', '.');
    const auto number = parsedNumber(label);
    if (!number) return false;
    isWhole = isWhole && std::floor(*number) == *number;
  }
  return !isWhole;
}

LabelColumns columnsOf(const std::filesystem::path& table, const std::vector<Item>& items) {
  const auto all = readAllTaskLabels(table, items);
  std::vector<std::size_t> positions(items.size());
  std::iota(positions.begin(), positions.end(), std::size_t{0});
  LabelColumns columns;
  for (std::size_t t = 0; t < all.tasks.size(); ++t) {
    auto [name, labels] = all.tasks[t];
    if (labels.size() > kMostDifferentLabels || areMeasurements(labels)) {
      columns.leftOut.push_back(name);
      continue;
    }
    std::stable_sort(labels.begin(), labels.end(),
                     [](const auto& a, const auto& b) { return naturalKey(textOf(a)) < naturalKey(textOf(b)); });
    columns.offered.push_back({name, labels, knownLabels(all, t, positions).size()});
  }
  return columns;
}

}  // namespace

PretrainingSetup::PretrainingSetup(Services& services, std::vector<StartWeights> startWeights)
    : OptionSetup(services, pretrainingOptionList(), &readPretrainingOptions, std::move(startWeights), setting::pretrainingOptions),
      pictures_(services, setting::pretrainingPictures),
      probe_(services, setting::pretrainingProbe),
      labels_(pathOf(services.settings.get(setting::pretrainingLabels))) {
  for (const auto& task : services.settings.get(setting::pretrainingTasks)) tasks_.push_back(task.toStdString());
  for (auto* data : {&pictures_, &probe_}) connect(data, &DataReading::progressed, this, &PretrainingSetup::changed);
  connect(&pictures_, &DataReading::changed, this, &PretrainingSetup::readTable);
  connect(&probe_, &DataReading::changed, this, &PretrainingSetup::checkProbe);
  connect(this, &PretrainingSetup::optionsChanged, this, &PretrainingSetup::readAgainIfNeeded);
  takeKept(pretrainingDefaults(services.settings));
  look();
}

bool PretrainingSetup::learnsLabels() const { return value("pretraining.method") == "labels"; }

DataLabels PretrainingSetup::neededLabels() const { return learnsLabels() && labels_.empty() ? DataLabels::Own : DataLabels::None; }

void PretrainingSetup::openPictures(const std::filesystem::path& data) {
  asked_ = data;
  askedLabels_ = neededLabels();
  pictures_.open(data, askedLabels_);
}

void PretrainingSetup::openKept() {
  if (!pictures_.kept().empty()) {
    asked_ = pictures_.kept();
    askedLabels_ = neededLabels();
    pictures_.openKept(askedLabels_);
  }
  probe_.openKept();
}

void PretrainingSetup::readAgainIfNeeded() {
  const auto data = pictures_.isReading() ? asked_ : pictures_.data();  // reading may have been cancelled or have failed
  if (!data.empty() && askedLabels_ != neededLabels()) openPictures(data);
}

void PretrainingSetup::setLabels(const std::filesystem::path& table) {
  labels_ = table;
  services_.settings.set(setting::pretrainingLabels, pathText(table));
  readAgainIfNeeded();
  readTable();
}

void PretrainingSetup::readTable() {
  readingTable_.cancel();
  if (labels_.empty() || !pictures_.isReady()) return takeColumns({}, {});
  const auto work = [table = labels_, cache = pictures_.cache()](Watch&) { return columnsOf(table, cache->items()); };
  readingTable_ = services_.files.submit<std::optional<LabelColumns>>(
      this, [work](const JobContext& context) { return watched<LabelColumns>(context.token, kDrivePatience, work); },
      {.done =
           [this](std::optional<LabelColumns> columns) {
             if (!columns) return takeColumns({}, silentText(labels_.parent_path()));
             const auto problem = columns->offered.empty() ? tr("The table of labels has no column with labels.") : QString();
             takeColumns(std::move(*columns), problem);
           },
       .failed = [this](const Error& error) { takeColumns({}, errorText(error)); }});
  emit changed();
}

void PretrainingSetup::takeColumns(LabelColumns columns, const QString& problem) {
  columns_ = std::move(columns);
  tableProblem_ = problem;
  const auto& offered = columns_.offered;
  std::erase_if(tasks_, [&](const std::string& task) {
    const auto isIt = [&](const LabelColumn& column) { return column.name == task && column.canBeLearned(); };
    return !offered.empty() && std::none_of(offered.begin(), offered.end(), isIt);
  });
  emit columnsChanged();
  emit changed();
}

void PretrainingSetup::setTasks(std::vector<std::string> columns) {
  tasks_ = std::move(columns);
  QStringList names;
  for (const auto& task : tasks_) names << textOf(task);
  services_.settings.set(setting::pretrainingTasks, names);
  emit changed();
}

void PretrainingSetup::checkProbe() {
  probeProblem_.reset();
  try {
    if (probe_.isReady()) probeSplitOf(probe_.cache()->items());
  } catch (const Error& error) {
    probeProblem_ = error;
  }
  emit changed();
}

QString PretrainingSetup::obstacleOfLabels() const {
  if (!learnsLabels()) return {};
  if (!labels_.empty()) {
    if (readingTable_.isActive()) return tr("The table of labels is being read.");
    if (!tableProblem_.isEmpty()) return tableProblem_;
    return tasks_.empty() ? tr("Choose the columns of the table whose labels are learned.") : QString();
  }
  if (pictures_.cache()->info().labels.size() > 1) return {};
  return tr("These pictures have no labels to learn. Choose a folder with one subfolder for each label, or a table of labels.");
}

QString PretrainingSetup::obstacle() const {
  if (pictures_.isReading() || probe_.isReading()) return tr("The pictures are being read.");
  if (!pictures_.isReady()) return tr("Choose the pictures to learn from.");
  if (const auto wrong = problem()) return problemText(*wrong) + '.';
  if (probeProblem_) return tr("Labelled pictures for the probe: %1").arg(errorText(*probeProblem_));
  return obstacleOfLabels();
}

PretrainingRequest PretrainingSetup::request() const {
  PretrainingRequest request;
  request.options = pretrainingOptionsFromJson(values());
  request.pictures = pictures_.cache();
  request.picturesFile = pictures_.cacheFile();
  if (learnsLabels() && !labels_.empty()) {
    request.labels = labels_;
    request.tasks = tasks_;
  }
  request.probe = probe_.cache();
  request.probeFile = probe_.cacheFile();
  request.runFolder = runFolder();
  return request;
}

QString PretrainingSetup::terminalCommand() const {
  if (!obstacle().isEmpty()) return {};
  const auto wish = request();
  return textOf(pretrainingCommand(
      wish.options, {pictures_.data(), wish.runFolder, pictures_.isWithoutLabels(), wish.labels, wish.tasks, wish.probeFile}));
}

QString PretrainingSetup::folderName() const {
  const auto data = pictures_.isReady() ? dataTitle(pictures_.data()) : tr("Pictures");
  return tr("%1 pretraining %2").arg(data, textOf(value("network.architecture").get<std::string>()));
}

}  // namespace glenoid::ui
