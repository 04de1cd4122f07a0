// SPDX-License-Identifier: GPL-3.0-or-later
// The set-up of the next training run: data, options, presets, and the run folder. Not a widget.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include <QImage>
#include <QString>

#include "core/training/presets.h"
#include "ui/services/services.h"
#include "ui/training/option_setup.h"
#include "ui/training/setup_data.h"
#include "ui/training/training_session.h"

namespace glenoid::ui {

// Used only on the window's thread.
class TrainingSetup : public OptionSetup {
  Q_OBJECT

 public:
  // Starts as the last one was left, at first with the first preset. Its data are read by data().openKept().
  TrainingSetup(Services& services, std::vector<StartWeights> startWeights);

  DataSetup& data() { return data_; }
  const DataSetup& data() const { return data_; }

  const std::vector<TrainingPreset>& presets() const { return presets_; }
  void applyPreset(std::size_t index);
  // The preset with these options, ignoring device and seed; empty if the user changed any others.
  std::optional<std::size_t> preset() const;

  QString obstacle() const override;
  QString terminalCommand() const override;
  TrainingRequest request() const;  // call only if obstacle() is empty

  // Redraws augmentation(). Does nothing while there are no data or an option is wrong.
  void drawAugmentation();
  // Rows of training pictures, each next to what the network would see of it. Null until it is drawn.
  const QImage& augmentation() const { return augmentation_; }

 signals:
  void augmentationDrawn();

 private:
  bool isOwn() const override { return !preset(); }
  QString folderName() const override;
  std::optional<TrainingOptions> options() const;  // empty if one is wrong
  TrainingOptions resolved(const TrainingPreset& preset) const;

  DataSetup data_;
  const std::vector<TrainingPreset> presets_;
  Job drawing_;
  QImage augmentation_;
};

}  // namespace glenoid::ui
