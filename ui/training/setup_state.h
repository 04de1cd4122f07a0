// SPDX-License-Identifier: GPL-3.0-or-later
// What the next training run is set up from: data, options by key, presets, and the folder it goes to. No widget.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <QImage>
#include <QObject>
#include <QString>

#include "core/bundle/start_weights.h"
#include "core/training/option_list.h"
#include "core/training/presets.h"
#include "ui/services/services.h"
#include "ui/training/setup_data.h"
#include "ui/training/training_session.h"

namespace glenoid::ui {

// What is wrong with an option, by its label.
QString problemText(const Fact& problem);

// The window's thread.
class TrainingSetup : public QObject {
  Q_OBJECT

 public:
  // Begins with the first preset.
  TrainingSetup(Services& services, std::vector<StartWeights> startWeights);

  DataSetup& data() { return data_; }
  const DataSetup& data() const { return data_; }
  const std::vector<StartWeights>& startWeights() const { return startWeights_; }

  // An option by its key, as JSON of its kind. What setValue() is given is kept even where it is not allowed: problem() says so. Another
  // network brings its own start weights along.
  const nlohmann::json& value(const std::string& key) const;
  void setValue(const std::string& key, const nlohmann::json& value);
  bool isStandard(const std::string& key) const;
  // Every option from a stored JSON, such as another run's options.json; a file that does not fit is said in the message strip.
  void loadOptions(const std::filesystem::path& file);

  const std::vector<TrainingPreset>& presets() const { return presets_; }
  void applyPreset(std::size_t index);
  // Whose options these are, the device and the seed aside; none where a person changed them.
  std::optional<std::size_t> preset() const;

  // The first thing that is wrong with the options, files that are not there included.
  // Its first value is the key.
  std::optional<Fact> problem() const;
  // One sentence why a run cannot start; empty where it can.
  QString obstacle() const;
  TrainingRequest request() const;  // only without an obstacle

  // A new folder named after the data and the network, until the person chooses one.
  std::filesystem::path runFolder() const;
  void setRunFolder(const std::filesystem::path& folder);  // an empty one: the suggestion again
  // For the same run in a terminal; empty before there are data or while an option is wrong.
  QString terminalCommand() const;

  // Draws augmentation() anew; nothing happens without data or while an option is wrong.
  void drawAugmentation();
  // Rows of training pictures, each beside what the network would see of it; null before.
  const QImage& augmentation() const { return augmentation_; }

 signals:
  void optionsChanged();  // any of them, or the preset
  void changed();         // anything that obstacle(), runFolder() or terminalCommand() depends on
  void augmentationDrawn();

 private:
  std::optional<TrainingOptions> options(Fact* problem = nullptr) const;
  TrainingOptions resolved(const TrainingPreset& preset) const;
  std::filesystem::path suggestedFolder() const;
  void take(const TrainingOptions& options);
  void changeStartWeights(const std::string& network);

  Services& services_;
  DataSetup data_;
  const std::vector<StartWeights> startWeights_;
  const std::vector<TrainingPreset> presets_;
  nlohmann::json values_;
  std::filesystem::path chosenFolder_;
  Job drawing_;
  QImage augmentation_;
};

// The words of the table of options in the person's language.
QString optionText(const std::string& english);

}  // namespace glenoid::ui
