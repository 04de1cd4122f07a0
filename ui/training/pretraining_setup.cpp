// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/pretraining_setup.h"

#include <utility>

#include "core/base/error.h"
#include "ui/elements/text.h"
#include "ui/services/messages.h"
#include "ui/training/history_runs.h"

namespace glenoid::ui {
namespace {

nlohmann::json readPretrainingOptions(const nlohmann::json& json) { return toJson(pretrainingOptionsFromJson(json)); }

nlohmann::json pretrainingDefaults(const Settings& settings) {
  PretrainingOptions options;
  options.training.device = settings.get(setting::device).toStdString();
  return toJson(options);
}

}  // namespace

PretrainingSetup::PretrainingSetup(Services& services, std::vector<StartWeights> startWeights)
    : OptionSetup(services, pretrainingOptionList(), &readPretrainingOptions, std::move(startWeights)),
      pictures_(services),
      probe_(services),
      defaults_(pretrainingDefaults(services.settings)) {
  for (auto* data : {&pictures_, &probe_}) connect(data, &DataReading::progressed, this, &PretrainingSetup::changed);
  connect(&pictures_, &DataReading::changed, this, &PretrainingSetup::changed);
  connect(&probe_, &DataReading::changed, this, &PretrainingSetup::checkProbe);
  connect(this, &PretrainingSetup::optionsChanged, this, &PretrainingSetup::readAgainIfNeeded);
  take(defaults_);
  look();
}

bool PretrainingSetup::learnsLabels() const { return value("pretraining.method") == "labels"; }

DataLabels PretrainingSetup::neededLabels() const { return learnsLabels() && labels_.empty() ? DataLabels::Own : DataLabels::None; }

void PretrainingSetup::openPictures(const std::filesystem::path& data) {
  asked_ = data;
  askedLabels_ = neededLabels();
  pictures_.open(data, askedLabels_);
}

void PretrainingSetup::readAgainIfNeeded() {
  const auto data = pictures_.isReading() ? asked_ : pictures_.data();  // reading may have been cancelled or have failed
  if (!data.empty() && askedLabels_ != neededLabels()) openPictures(data);
}

void PretrainingSetup::setLabels(const std::filesystem::path& table) {
  if (table == labels_) return;
  labels_ = table;
  readAgainIfNeeded();
  emit changed();
}

void PretrainingSetup::setTasks(std::vector<std::string> columns) {
  tasks_ = std::move(columns);
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
  if (!labels_.empty()) return tasks_.empty() ? tr("Name the columns of the table whose labels are learned.") : QString();
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

QString PretrainingSetup::folderName() const {
  const auto data = pictures_.isReady() ? dataTitle(pictures_.data()) : tr("Pictures");
  return tr("%1 pretraining %2").arg(data, textOf(value("network.architecture").get<std::string>()));
}

}  // namespace glenoid::ui
