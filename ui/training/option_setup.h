// SPDX-License-Identifier: GPL-3.0-or-later
// The options of the next run by key, as a form shows them, and the folder of the run. Not a widget.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <QObject>
#include <QString>

#include "core/bundle/start_weights.h"
#include "core/training/option_list.h"
#include "core/training/option_use.h"
#include "ui/services/services.h"

namespace glenoid::ui {

// Describes what is wrong with an option; names the option by its label.
QString problemText(const Fact& problem);

// Used only on the window's thread.
class OptionSetup : public QObject {
  Q_OBJECT

 public:
  // In display order.
  const std::vector<TrainingOption>& list() const { return list_; }
  const std::vector<StartWeights>& startWeights() const { return startWeights_; }
  // Those that fit the chosen network.
  std::vector<StartWeights> fittingStartWeights() const;

  // The value of an option by its key, as JSON of its type. setValue() also keeps values that are not allowed; problem() reports them.
  // Choosing another network also chooses its start weights.
  const nlohmann::json& value(const std::string& key) const;
  void setValue(const std::string& key, const nlohmann::json& value);
  bool isStandard(const std::string& key) const;
  // Chooses start weights for this network, and the network if the chosen one cannot have them.
  void startFrom(const std::filesystem::path& weights, const std::string& network);
  // Loads all options from a JSON file, such as those in another run's folder, off this thread. If the file does not fit, the message strip
  // says so.
  void loadOptions(const std::filesystem::path& file);

  // Looks off this thread which named files exist and which names the runs folder has; changed() follows, then `then` is called. Happens
  // by itself if an option names another file. A disk that does not answer is a message if there is a `then`, which is not called.
  void look(std::function<void()> then = {});

  // The first problem with the options, including files that look() did not find. Its first value is the key.
  std::optional<Fact> problem() const;
  // A sentence that says why a run cannot start; empty if it can.
  virtual QString obstacle() const = 0;

  // The command that starts the same run in a terminal; empty while data are missing or an option is wrong.
  virtual QString terminalCommand() const = 0;
  // Whether a run with these options reads the option.
  bool isRead(const std::string& key) const { return glenoid::isRead(values_, key); }

  // Suggests a new folder until the user chooses one. New as of the last look().
  std::filesystem::path runFolder() const;
  void setRunFolder(const std::filesystem::path& folder);  // an empty path restores the suggestion

 signals:
  void optionsChanged();  // an option or the preset changed
  void changed();         // something changed that obstacle(), runFolder() or a command depends on

 protected:
  // Every option of a JSON object, with its default if it is missing. Throws OptionError. Any thread.
  using Read = nlohmann::json (*)(const nlohmann::json& options);
  // The derived class takes its first options with takeKept(), then calls look(). They are kept in the setting.
  OptionSetup(Services& services, const std::vector<TrainingOption>& list, Read read, std::vector<StartWeights> startWeights,
              Setting<QString> kept);

  const nlohmann::json& values() const { return values_; }
  void take(const nlohmann::json& values);
  // The options of the last time, or else these: the standard.
  void takeKept(const nlohmann::json& standard);
  const nlohmann::json& standard() const { return standard_; }
  void replace(const nlohmann::json& values);  // a message offers to put back the user's own options
  virtual bool isOwn() const = 0;              // whether the user changed options
  virtual QString folderName() const = 0;      // the suggested name of the run's folder, without a number

  Services& services_;

 private:
  struct Values {
    nlohmann::json json;
  };
  struct NamedFile {
    std::string key;  // of the option that names it
    std::string file;
  };
  // What the disk had at the last look.
  struct Seen {
    std::map<std::string, bool> files;  // whether it exists
    std::set<QString> runs;             // names in the runs folder, in folded case
  };
  std::optional<Fact> problemOfValues() const;
  std::vector<NamedFile> files() const;  // none while an option is wrong
  std::filesystem::path suggestedFolder() const;
  void changeStartWeights();
  void keep();
  void lookIfNeeded();

  const std::vector<TrainingOption>& list_;
  const Read read_;
  const std::vector<StartWeights> startWeights_;
  const Setting<QString> kept_;
  nlohmann::json values_, standard_;
  std::filesystem::path chosenFolder_;
  Seen seen_;
  Job loading_, looking_;
};

}  // namespace glenoid::ui
