// SPDX-License-Identifier: GPL-3.0-or-later
// Every setting a person can change, in one typed table, kept in one file.
#pragma once

#include <memory>
#include <vector>

#include <QObject>
#include <QSettings>
#include <QString>
#include <QStringList>
#include <QVariant>

namespace glenoid::ui {

enum class SettingKind { Bool, Integer, Real, Choice, Folder, Text, State };  // State: the window's own memory, on no page

struct SettingChoice {
  QString value, title;
};

// A row of the table; `title`, `explanation` and the choices' titles are translated.
struct SettingRow {
  QString key;
  QString section;  // heading on the settings page; empty for State
  QString title, explanation;
  SettingKind kind = SettingKind::Text;
  QVariant standard;
  double minimum = 0, maximum = 0;          // of Integer and Real
  std::vector<SettingChoice> choices = {};  // of Choice
  bool needsRestart = false;
};

// Names a row and its type.
template <class T>
struct Setting {
  const char* key;
};

namespace setting {
inline constexpr Setting<QString> theme{"appearance/theme"};        // "dark", "light"
inline constexpr Setting<QString> language{"appearance/language"};  // "system", "en", "de"
inline constexpr Setting<bool> showIdentity{"viewer/showIdentity"};
inline constexpr Setting<bool> showCorners{"viewer/showCorners"};
inline constexpr Setting<QString> heatMapColours{"viewer/heatMapColours"};  // "cividis", "viridis", "grey"
inline constexpr Setting<double> heatMapOpacity{"viewer/heatMapOpacity"};   // 0..1
inline constexpr Setting<bool> heatMapShown{"viewer/heatMapShown"};
inline constexpr Setting<QString> confidence{"answer/confidence"};  // percent: "90", "95"
inline constexpr Setting<bool> eightLooks{"answer/eightLooks"};
inline constexpr Setting<QString> device{"compute/device"};  // "auto", "cpu", "cuda", "mps"
inline constexpr Setting<int> identifyThreads{"compute/identifyThreads"};
inline constexpr Setting<int> trainingThreads{"compute/trainingThreads"};  // 0: one fewer than the processor has
inline constexpr Setting<QString> runsFolder{"folders/runs"};
inline constexpr Setting<QString> exportFolder{"folders/exports"};
inline constexpr Setting<QStringList> recentFiles{"state/recentFiles"};
inline constexpr Setting<bool> rememberFiles{"privacy/rememberFiles"};
inline constexpr Setting<QByteArray> windowGeometry{"state/windowGeometry"};
inline constexpr Setting<QByteArray> identifySplitter{"state/identifySplitter"};
inline constexpr Setting<QByteArray> trainingSplitter{"state/trainingSplitter"};
inline constexpr Setting<QString> lastOpenFolder{"state/lastOpenFolder"};
inline constexpr Setting<QString> lastDataFolder{"state/lastDataFolder"};
inline constexpr Setting<QString> unfinishedRun{"state/unfinishedRun"};  // folder of a training run that was under way
}  // namespace setting

// The window's thread only.
class Settings : public QObject {
  Q_OBJECT

 public:
  // Kept in `file` (INI), which nobody but its owner may read: it names files that were opened. Empty: kept for this object's life alone,
  // for tests.
  explicit Settings(const QString& file = {});
  ~Settings() override;

  template <class T>
  T get(const Setting<T>& setting) const {
    return value(QString::fromLatin1(setting.key)).template value<T>();
  }
  template <class T>
  void set(const Setting<T>& setting, const T& to) {
    setValue(QString::fromLatin1(setting.key), QVariant::fromValue(to));
  }

  // The stored value, or the row's standard where none is stored, or what is stored is of another type, out of range or no choice.
  QVariant value(const QString& key) const;
  // Clamped to the row's range; emits changed() where it differs.
  void setValue(const QString& key, const QVariant& to);
  void reset(const QString& key);
  // Every row with a page back to its standard; State stays.
  void resetAll();

  // Free keys beside the table ("keys/viewer.fit", "notes/Depuy"); an invalid QVariant where nothing is stored.
  QVariant free(const QString& key) const;
  void setFree(const QString& key, const QVariant& to);  // an invalid value removes it

  // In the order of the settings page; titles in the present language.
  static std::vector<SettingRow> rows();

 signals:
  void changed(const QString& key);

 private:
  const SettingRow& row(const QString& key) const;
  std::vector<SettingRow> rows_;
  std::unique_ptr<QSettings> store_;
  QVariantMap memory_;  // where there is no file
  QVariant stored(const QString& key) const;
  void store(const QString& key, const QVariant& value);
};

}  // namespace glenoid::ui
