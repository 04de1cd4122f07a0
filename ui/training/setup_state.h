// SPDX-License-Identifier: GPL-3.0-or-later
// The set-up of the next training run: data, options by key, presets, and the run folder. Not a widget.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <set>
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

// Describes what is wrong with an option; names the option by its label.
QString problemText(const Fact& problem);

// Used only on the window's thread.
class TrainingSetup : public QObject {
  Q_OBJECT

 public:
  // Starts with the first preset.
  TrainingSetup(Services& services, std::vector<StartWeights> startWeights);

  DataSetup& data() { return data_; }
  const DataSetup& data() const { return data_; }
  const std::vector<StartWeights>& startWeights() const { return startWeights_; }

  // The value of an option by its key, as JSON of its type. setValue() also keeps values that are not allowed; problem() reports them.
  // Choosing another network also chooses its start weights.
  const nlohmann::json& value(const std::string& key) const;
  void setValue(const std::string& key, const nlohmann::json& value);
  bool isStandard(const std::string& key) const;
  // Loads all options from a JSON file, such as another run's options.json, off this thread. If the file does not fit, the message strip
  // says so.
  void loadOptions(const std::filesystem::path& file);

  const std::vector<TrainingPreset>& presets() const { return presets_; }
  void applyPreset(std::size_t index);
  // The preset with these options, ignoring device and seed; empty if the user changed any others.
  std::optional<std::size_t> preset() const;

  // Looks off this thread which named files exist and which names the runs folder has; changed() follows, then `then` is called. Happens
  // by itself if an option names another file. A disk that does not answer is a message if there is a `then`, which is not called.
  void look(std::function<void()> then = {});

  // The first problem with the options, including files that look() did not find. Its first value is the key.
  std::optional<Fact> problem() const;
  // A sentence that says why a run cannot start; empty if it can.
  QString obstacle() const;
  TrainingRequest request() const;  // call only if obstacle() is empty

  // Suggests a new folder named after the data and the network, until the user chooses one. New as of the last look().
  std::filesystem::path runFolder() const;
  void setRunFolder(const std::filesystem::path& folder);  // an empty path restores the suggestion
  // The command that starts the same run in a terminal; empty while there are no data or an option is wrong.
  QString terminalCommand() const;

  // Redraws augmentation(). Does nothing while there are no data or an option is wrong.
  void drawAugmentation();
  // Rows of training pictures, each next to what the network would see of it. Null until it is drawn.
  const QImage& augmentation() const { return augmentation_; }

 signals:
  void optionsChanged();  // an option or the preset changed
  void changed();         // something changed that obstacle(), runFolder() or terminalCommand() depends on
  void augmentationDrawn();

 private:
  std::optional<TrainingOptions> options(Fact* problem = nullptr) const;
  TrainingOptions resolved(const TrainingPreset& preset) const;
  std::filesystem::path suggestedFolder() const;
  void replace(const TrainingOptions& options);  // a message offers to put back options that were no preset
  void take(const TrainingOptions& options);
  void changeStartWeights(const std::string& network);
  void lookIfNeeded();

  Services& services_;
  DataSetup data_;
  const std::vector<StartWeights> startWeights_;
  const std::vector<TrainingPreset> presets_;
  nlohmann::json values_;
  std::filesystem::path chosenFolder_;
  // What the disk had at the last look.
  struct Seen {
    std::map<std::string, bool> files;  // whether it exists
    std::set<QString> runs;             // names in the runs folder, in folded case
  };
  Seen seen_;
  Job drawing_, loading_, looking_;
  QImage augmentation_;
};

}  // namespace glenoid::ui
