// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/setup_state.h"

#include <algorithm>

#include <QPointer>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json_file.h"
#include "core/engine/engine.h"
#include "core/runs/terminal_command.h"
#include "ui/elements/core_texts.h"
#include "ui/elements/text.h"
#include "ui/jobs/watched.h"
#include "ui/services/file_choice.h"
#include "ui/services/messages.h"
#include "ui/training/history_runs.h"

namespace glenoid::ui {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kPreviewPictures = 4, kPreviewVariants = 6;

struct NamedFile {
  const char* key;  // of the option that names it
  std::string file;
};

std::vector<NamedFile> filesOf(const TrainingOptions& options) {
  std::vector<NamedFile> files;
  if (!options.startWeights.empty()) files.push_back({"startWeights", options.startWeights});
  for (const auto& teacher : options.distillation.teachers) files.push_back({"distillation.teachers", teacher});
  return files;
}

// Some file systems take large and small letters for the same.
QString foldedName(const fs::path& path) { return pathText(path.filename()).toCaseFolded(); }

}  // namespace

QString problemText(const Fact& problem) {
  auto named = problem;
  for (const auto& option : trainingOptionList()) {
    if (named.values.front() == FactValue(option.key)) named.values.front() = optionText(option.label).toStdString();
  }
  return factText(named);
}

TrainingSetup::TrainingSetup(Services& services, std::vector<StartWeights> startWeights)
    : services_(services), data_(services), startWeights_(std::move(startWeights)), presets_(trainingPresets()) {
  connect(&data_, &DataSetup::changed, this, &TrainingSetup::changed);
  connect(&data_, &DataSetup::progressed, this, &TrainingSetup::changed);
  connect(&services_.settings, &Settings::changed, this, [this](const QString& key) {
    if (key == QLatin1String(setting::runsFolder.key)) look();
  });
  take(resolved(presets_.front()));
  look();
}

const nlohmann::json& TrainingSetup::value(const std::string& key) const { return optionAt(values_, key); }

void TrainingSetup::setValue(const std::string& key, const nlohmann::json& value) {
  auto& place = optionAt(values_, key);
  if (place == value) return;
  place = value;
  if (key == "network.architecture" && value.is_string()) changeStartWeights(value.get<std::string>());
  emit optionsChanged();
  emit changed();
  lookIfNeeded();
}

// Replaces start weights that come with the program by those that fit the network, or by none. Keeps a file that the user chose.
void TrainingSetup::changeStartWeights(const std::string& network) {
  auto& file = optionAt(values_, "startWeights");
  const auto isShipped = [&](const StartWeights& weights) { return file == toUtf8(weights.path); };
  if (file != "" && std::none_of(startWeights_.begin(), startWeights_.end(), isShipped)) return;
  // "densenet121" fits densenet121 and densenet121-se.
  const auto fits = [&](const StartWeights& weights) { return network.starts_with(weights.name); };
  const auto found = std::find_if(startWeights_.begin(), startWeights_.end(), fits);
  file = found == startWeights_.end() ? "" : toUtf8(found->path);
}

bool TrainingSetup::isStandard(const std::string& key) const {
  const auto& list = trainingOptionList();
  const auto found = std::find_if(list.begin(), list.end(), [&](const TrainingOption& option) { return option.key == key; });
  return found != list.end() && found->standard == value(key);
}

void TrainingSetup::loadOptions(const fs::path& file) {
  loading_.cancel();
  const auto work = [file](Watch&) { return trainingOptionsFromJson(readJson(file)); };
  loading_ = services_.files.submit<std::optional<TrainingOptions>>(
      this, [work](const JobContext& context) { return watched<TrainingOptions>(context.token, kDrivePatience, work); },
      {.done =
           [this, file](const std::optional<TrainingOptions>& read) {
             read ? replace(*read) : services_.messages.warn(silentText(file.parent_path()));
           },
       .failed = [this, file](const Error& error) { services_.messages.show(error.about(toUtf8(file))); }});
}

void TrainingSetup::replace(const TrainingOptions& options) {
  const bool isOwn = !preset();
  const auto before = values_;
  take(options);
  if (!isOwn || values_ == before) return;
  services_.messages.show({.text = tr("Your own options were replaced."), .undo = [self = QPointer<TrainingSetup>(this), before] {
                             if (!self) return;
                             self->values_ = before;
                             emit self->optionsChanged();
                             emit self->changed();
                             self->lookIfNeeded();
                           }});
}

void TrainingSetup::take(const TrainingOptions& options) {
  values_ = toJson(options);
  emit optionsChanged();
  emit changed();
  lookIfNeeded();
}

void TrainingSetup::lookIfNeeded() {
  const auto now = options();
  if (!now) return;
  for (const auto& [key, file] : filesOf(*now)) {
    if (!seen_.files.contains(file)) return look();
  }
}

void TrainingSetup::look(std::function<void()> then) {
  looking_.cancel();
  std::vector<NamedFile> files;
  if (const auto now = options()) files = filesOf(*now);
  const auto runs = runsFolder(services_.settings);
  const auto work = [files, runs](Watch& watch) {
    Seen seen;
    for (const auto& [key, file] : files) {
      std::error_code unknown;
      seen.files[file] = fs::exists(fromUtf8(file), unknown);
      watch.alive();
    }
    for (const auto& entry : entriesOf(runs).entries) seen.runs.insert(foldedName(entry.path()));
    return seen;
  };
  looking_ = services_.files.submit<std::optional<Seen>>(
      this, [work](const JobContext& context) { return watched<Seen>(context.token, kDrivePatience, work); },
      {.done =
           [this, runs, then = std::move(then)](std::optional<Seen> seen) {
             if (!seen) {
               if (then) services_.messages.warn(silentText(runs));
               return;
             }
             const bool others = seen->files != seen_.files;
             seen_ = std::move(*seen);
             if (others) emit optionsChanged();
             emit changed();
             if (then) then();
           },
       .failed = [this](const Error& error) { services_.messages.show(error); }});
}

TrainingOptions TrainingSetup::resolved(const TrainingPreset& preset) const {
  auto options = preset.options;
  options.device = services_.settings.get(setting::device).toStdString();
  for (const auto& weights : startWeights_) {
    if (weights.name == preset.startWeights) options.startWeights = toUtf8(weights.path);
  }
  return options;
}

void TrainingSetup::applyPreset(std::size_t index) { replace(resolved(presets_.at(index))); }

std::optional<std::size_t> TrainingSetup::preset() const {
  auto now = options();
  for (std::size_t i = 0; now && i < presets_.size(); ++i) {
    const auto given = resolved(presets_[i]);
    now->device = given.device;
    now->seed = given.seed;
    if (*now == given) return i;
  }
  return {};
}

std::optional<TrainingOptions> TrainingSetup::options(Fact* problem) const {
  try {
    return trainingOptionsFromJson(values_);
  } catch (const OptionError& error) {
    if (problem) *problem = error.problem();
    return {};
  }
}

std::optional<Fact> TrainingSetup::problem() const {
  Fact problem;
  const auto now = options(&problem);
  if (!now) return problem;
  for (const auto& [key, file] : filesOf(*now)) {
    const auto found = seen_.files.find(file);
    if (found != seen_.files.end() && !found->second) return Fact{FactCode::OptionFileMissing, {key, file}};
  }
  return {};
}

QString TrainingSetup::obstacle() const {
  if (data_.isReading()) return tr("The data are being read.");
  if (!data_.isReady()) return tr("Choose the data to train on.");
  if (const auto wrong = problem()) return problemText(*wrong) + '.';
  try {
    requireParts(*options(), data_.split());
  } catch (const OptionError& needed) {
    return problemText(needed.problem()) + '.';
  } catch (const Error& failure) {
    return errorText(failure);
  }
  return {};
}

TrainingRequest TrainingSetup::request() const {
  return {trainingOptionsFromJson(values_), data_.cache(), data_.split(), runFolder(), data_.cacheFile(), data_.data()};
}

fs::path TrainingSetup::suggestedFolder() const {
  const auto name = (data_.isReady() ? dataName(data_.data()) + ' ' : QString()) + textOf(value("network.architecture").get<std::string>());
  const auto folder = runsFolder(services_.settings);
  for (int number = 1;; ++number) {
    const auto run = folder / pathOf(QStringLiteral("%1 %2").arg(name).arg(number));
    if (!seen_.runs.contains(foldedName(run))) return run;
  }
}

fs::path TrainingSetup::runFolder() const { return chosenFolder_.empty() ? suggestedFolder() : chosenFolder_; }

void TrainingSetup::setRunFolder(const fs::path& folder) {
  const auto wish = folder == suggestedFolder() ? fs::path() : folder;
  if (wish == chosenFolder_) return;
  chosenFolder_ = wish;
  emit changed();
}

QString TrainingSetup::terminalCommand() const {
  const auto now = options();
  if (!now || !data_.isReady()) return {};
  return textOf(glenoid::terminalCommand(*now, {data_.data(), runFolder(), data_.splitSeed()}));
}

void TrainingSetup::drawAugmentation() {
  drawing_.cancel();
  const auto now = options();
  if (!now || !data_.isReady()) return;
  drawing_ = services_.files.submit<AugmentationPreview>(
      this,
      [cache = data_.cache(), options = *now](const JobContext&) {
        return engine().previewAugmentation(*cache, options, kPreviewPictures, kPreviewVariants);
      },
      {.done =
           [this](AugmentationPreview preview) {
             const auto width = static_cast<int>(preview.columns), height = static_cast<int>(preview.rows);
             augmentation_ = QImage(preview.grey.data(), width, height, width, QImage::Format_Grayscale8).copy();
             emit augmentationDrawn();
           },
       .failed = [this](const Error& error) { services_.messages.show(error); }});
}

}  // namespace glenoid::ui
