// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/setup_state.h"

#include <utility>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/engine/engine.h"
#include "core/runs/terminal_command.h"
#include "ui/elements/text.h"
#include "ui/services/messages.h"
#include "ui/training/history_runs.h"

namespace glenoid::ui {
namespace {

constexpr std::int64_t kPreviewPictures = 4, kPreviewVariants = 6;

nlohmann::json readTrainingOptions(const nlohmann::json& json) { return toJson(trainingOptionsFromJson(json)); }

}  // namespace

TrainingSetup::TrainingSetup(Services& services, std::vector<StartWeights> startWeights)
    : OptionSetup(services, trainingOptionList(), &readTrainingOptions, std::move(startWeights), setting::trainingOptions),
      data_(services),
      presets_(trainingPresets()) {
  connect(&data_, &DataSetup::changed, this, &TrainingSetup::changed);
  connect(&data_, &DataSetup::progressed, this, &TrainingSetup::changed);
  takeKept(toJson(resolved(presets_.front())));
  look();
}

TrainingOptions TrainingSetup::resolved(const TrainingPreset& preset) const {
  auto options = preset.options;
  options.device = services_.settings.get(setting::device).toStdString();
  for (const auto& weights : startWeights()) {
    if (weights.name == preset.startWeights) options.startWeights = toUtf8(weights.path);
  }
  return options;
}

void TrainingSetup::applyPreset(std::size_t index) { replace(toJson(resolved(presets_.at(index)))); }

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

std::optional<TrainingOptions> TrainingSetup::options() const {
  try {
    return trainingOptionsFromJson(values());
  } catch (const OptionError&) {
    return {};
  }
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
  return {trainingOptionsFromJson(values()), data_.cache(), data_.split(), runFolder(), data_.cacheFile(), data_.data()};
}

QString TrainingSetup::folderName() const {
  return (data_.isReady() ? dataTitle(data_.data()) + ' ' : QString()) + textOf(value("network.architecture").get<std::string>());
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
