// SPDX-License-Identifier: GPL-3.0-or-later
// All settings that the user can change, in one typed table, stored in one file.
#pragma once

#include <memory>
#include <vector>

#include <QObject>
#include <QSettings>
#include <QString>
#include <QStringList>
#include <QVariant>

namespace glenoid::ui {

enum class SettingKind { Bool, Integer, Real, Choice, Folder, State };  // State: remembered by the window, not shown on a page

struct SettingChoice {
  QString value, title;
};

// A row of the table. `title`, `explanation` and the titles of the choices are translated.
struct SettingRow {
  QString key;
  QString section;  // heading on the settings page; empty for State
  QString title, explanation;
  SettingKind kind = SettingKind::State;
  QVariant standard;
  double minimum = 0, maximum = 0;          // for Integer and Real
  std::vector<SettingChoice> choices = {};  // for Choice
  bool needsRestart = false;
};

// The key of a row, with its type.
template <class T>
struct Setting {
  const char* key;
};

namespace setting {
inline constexpr Setting<QString> theme{"appearance/theme"};        // "dark", "light"
inline constexpr Setting<QString> language{"appearance/language"};  // "system", "en", "de"
inline constexpr Setting<bool> showIdentity{"viewer/showIdentity"};
inline constexpr Setting<bool> showCorners{"viewer/showCorners"};
inline constexpr Setting<bool> radiographsOnly{"files/radiographsOnly"};
inline constexpr Setting<QString> heatMapColours{"viewer/heatMapColours"};  // "cividis", "viridis", "grey"
inline constexpr Setting<double> heatMapOpacity{"viewer/heatMapOpacity"};   // 0..1
inline constexpr Setting<bool> heatMapShown{"viewer/heatMapShown"};
inline constexpr Setting<QString> confidence{"answer/confidence"};  // percent: "90", "95"
inline constexpr Setting<bool> eightLooks{"answer/eightLooks"};
inline constexpr Setting<QString> device{"compute/device"};  // "auto", "cpu", "cuda", "mps"
inline constexpr Setting<int> identifyThreads{"compute/identifyThreads"};
inline constexpr Setting<int> trainingThreads{"compute/trainingThreads"};  // 0: one fewer than the processor offers
inline constexpr Setting<QString> runsFolder{"folders/runs"};
inline constexpr Setting<QString> exportFolder{"folders/exports"};
inline constexpr Setting<QStringList> recentFiles{"state/recentFiles"};
inline constexpr Setting<bool> rememberFiles{"privacy/rememberFiles"};
inline constexpr Setting<QByteArray> windowGeometry{"state/windowGeometry"};
inline constexpr Setting<QByteArray> identifySplitter{"state/identifySplitter"};
inline constexpr Setting<QByteArray> trainingSplitter{"state/trainingSplitter"};
inline constexpr Setting<QString> lastOpenFolder{"state/lastOpenFolder"};
inline constexpr Setting<QString> lastDataFolder{"state/lastDataFolder"};
// The set-ups of training and pretraining as the user left them; options as JSON, empty if none was changed.
inline constexpr Setting<QString> trainingData{"state/trainingData"};
inline constexpr Setting<QString> trainingOptions{"state/trainingOptions"};
inline constexpr Setting<QString> pretrainingPictures{"state/pretrainingPictures"};
inline constexpr Setting<QString> pretrainingProbe{"state/pretrainingProbe"};
inline constexpr Setting<QString> pretrainingLabels{"state/pretrainingLabels"};    // the table
inline constexpr Setting<QStringList> pretrainingTasks{"state/pretrainingTasks"};  // its columns
inline constexpr Setting<QString> pretrainingOptions{"state/pretrainingOptions"};
inline constexpr Setting<QString> lastModelFolder{"state/lastModelFolder"};  // that an imported model lies in
inline constexpr Setting<QString> unfinishedRun{"state/unfinishedRun"};      // folder of a training run that was in progress
inline constexpr Setting<QStringList> runsElsewhere{"state/runsElsewhere"};  // folders of runs outside runsFolder, the latest first
}  // namespace setting

// Used only on the window's thread.
class Settings : public QObject {
  Q_OBJECT

 public:
  // Stored in `file` (INI), which only its owner may read, because it names files that were opened. If empty, the settings last only as
  // long as this object; for tests. If `keepsChanges` is false, the file is only read.
  explicit Settings(const QString& file = {}, bool keepsChanges = true);
  ~Settings() override;

  template <class T>
  T get(const Setting<T>& setting) const {
    return value(QString::fromLatin1(setting.key)).template value<T>();
  }
  template <class T>
  void set(const Setting<T>& setting, const T& to) {
    setValue(QString::fromLatin1(setting.key), QVariant::fromValue(to));
  }

  // The stored value. The default of the row if nothing is stored, or if what is stored has another type, is out of range or is not a
  // choice.
  QVariant value(const QString& key) const;
  // Clamps the value to the range of the row; emits changed() if it differs.
  void setValue(const QString& key, const QVariant& to);
  void reset(const QString& key);

  // Keys that are not in the table ("keys/viewer.fit", "notes/Depuy"). An invalid QVariant if nothing is stored.
  QVariant free(const QString& key) const;
  void setFree(const QString& key, const QVariant& to);  // an invalid value removes it

  // In the order of the settings page, with titles in the current language.
  static std::vector<SettingRow> rows();

 signals:
  void changed(const QString& key);

 private:
  const SettingRow& row(const QString& key) const;
  std::vector<SettingRow> rows_;
  std::unique_ptr<QSettings> store_;
  QVariantMap memory_;  // used if changes are not kept
  QVariant stored(const QString& key) const;
  void store(const QString& key, const QVariant& value);
};

// The folder suggested for exports: setting::exportFolder, or the documents folder if it is empty. It may not exist.
QString folderForExports(const Settings& settings);

}  // namespace glenoid::ui
