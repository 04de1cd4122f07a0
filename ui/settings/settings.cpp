// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settings.h"

#include <algorithm>
#include <filesystem>
#include <stdexcept>

#include <QEvent>
#include <QStandardPaths>

#include "core/base/private_file.h"

namespace glenoid::ui {
namespace {

// QSettings saves from the event loop and again in its destructor. Each time it replaces the file, so the permissions must be set again.
class PrivateStore : public QSettings {
 public:
  explicit PrivateStore(const QString& file) : QSettings(file, QSettings::IniFormat), file_(file.toStdU16String()) { keepPrivate(file_); }
  ~PrivateStore() override {
    sync();
    keepPrivate(file_);
  }

 protected:
  bool event(QEvent* event) override {
    const bool handled = QSettings::event(event);
    if (event->type() == QEvent::UpdateRequest) keepPrivate(file_);
    return handled;
  }

 private:
  const std::filesystem::path file_;
};

SettingRow state(const char* key, const QVariant& standard) {
  SettingRow row;
  row.key = QString::fromLatin1(key);
  row.standard = standard;
  return row;
}

}  // namespace

std::vector<SettingRow> Settings::rows() {
  const auto appearance = tr("Appearance"), viewer = tr("Radiograph"), answer = tr("Answer"), compute = tr("Computing"),
             folders = tr("Folders"), privacy = tr("Privacy");
  using K = SettingKind;
  return {
      {setting::theme.key,
       appearance,
       tr("Theme"),
       tr("Dark suits a reading room; light suits a bright office."),
       K::Choice,
       "dark",
       0,
       0,
       {{"dark", tr("Dark")}, {"light", tr("Light")}}},
      {setting::language.key,
       appearance,
       tr("Language"),
       tr("The language of the window."),
       K::Choice,
       "system",
       0,
       0,
       {{"system", tr("System language")}, {"en", "English"}, {"de", "Deutsch"}},
       true},
      {setting::showCorners.key, viewer, tr("Corner text"), tr("Shows technique, window and zoom in the corners of the picture."), K::Bool,
       true},
      {setting::showIdentity.key, viewer, tr("Patient identity"),
       tr("Shows the patient's name, ID, birth date, age and sex, the date and the institution in the corners of the picture."), K::Bool,
       true},
      {setting::heatMapShown.key, viewer, tr("Heat map"), tr("Shows the heat map over the picture as soon as there is an answer."), K::Bool,
       true},
      {setting::heatMapColours.key,
       viewer,
       tr("Heat map colours"),
       tr("All three are suitable for colour-blind people."),
       K::Choice,
       "cividis",
       0,
       0,
       {{"cividis", "Cividis"}, {"viridis", "Viridis"}, {"grey", tr("Grey")}}},
      {setting::heatMapOpacity.key, viewer, tr("Heat map opacity"), tr("How strongly the warmest spots cover the picture, from 0 to 1."),
       K::Real, 0.6, 0, 1},
      {setting::confidence.key,
       answer,
       tr("Confidence"),
       tr("How often the true maker is among those named. If one maker is not enough, several are named; this happens more often at 95 %."),
       K::Choice,
       "90",
       0,
       0,
       {{"90", tr("90 %")}, {"95", tr("95 %")}}},
      {setting::eightLooks.key, answer, tr("Eight looks"),
       tr("After the first answer, looks at the picture seven more times, rotated and mirrored. The mean of all looks refines the answer."),
       K::Bool, true},
      {setting::device.key,
       compute,
       tr("Device"),
       tr("Where networks run. Automatic uses a graphics processor if there is one."),
       K::Choice,
       "auto",
       0,
       0,
       {{"auto", tr("Automatic")}, {"cpu", tr("Processor")}, {"cuda", "CUDA"}, {"mps", "Apple Metal"}}},
      {setting::identifyThreads.key, compute, tr("Threads for identification"),
       tr("For a single picture: one thread keeps its speed even when the computer is busy. A batch uses all processor cores but one."),
       K::Integer, 1, 1, 64},
      {setting::trainingThreads.key, compute, tr("Threads for training"),
       tr("0 leaves one processor core free, so that the window stays responsive during training."), K::Integer, 0, 0, 256},
      {setting::radiographsOnly.key, folders, tr("Radiographs only"),
       tr("From folders, discs and ZIPs, leaves out DICOM files that are no radiographs, such as CT and MR."), K::Bool, true},
      {setting::runsFolder.key, folders, tr("Training runs"), tr("Where new training runs are saved. If empty, in the documents folder."),
       K::Folder, QString()},
      {setting::exportFolder.key, folders, tr("Exports"),
       tr("The folder first suggested for pictures and reports. If empty, the documents folder."), K::Folder, QString()},
      {setting::rememberFiles.key, privacy, tr("Remember opened files"),
       tr("Keeps a list of recent files. File names may contain patient names."), K::Bool, true},
      state(setting::recentFiles.key, QStringList()),
      state(setting::windowGeometry.key, QByteArray()),
      state(setting::identifySplitter.key, QByteArray()),
      state(setting::trainingSplitter.key, QByteArray()),
      state(setting::lastOpenFolder.key, QString()),
      state(setting::lastDataFolder.key, QString()),
      state(setting::trainingData.key, QString()),
      state(setting::trainingOptions.key, QString()),
      state(setting::pretrainingPictures.key, QString()),
      state(setting::pretrainingProbe.key, QString()),
      state(setting::pretrainingLabels.key, QString()),
      state(setting::pretrainingTasks.key, QStringList()),
      state(setting::pretrainingOptions.key, QString()),
      state(setting::lastModelFolder.key, QString()),
      state(setting::unfinishedRun.key, QString()),
      state(setting::runsElsewhere.key, QStringList()),
  };
}

Settings::Settings(const QString& file, bool keepsChanges) : rows_(rows()) {
  if (file.isEmpty()) return;
  if (keepsChanges) {
    store_ = std::make_unique<PrivateStore>(file);
    return;
  }
  const QSettings stored(file, QSettings::IniFormat);
  for (const auto& key : stored.allKeys()) memory_.insert(key, stored.value(key));
}
Settings::~Settings() = default;

const SettingRow& Settings::row(const QString& key) const {
  const auto found = std::find_if(rows_.begin(), rows_.end(), [&](const SettingRow& row) { return row.key == key; });
  if (found == rows_.end()) throw std::logic_error("no setting " + key.toStdString());
  return *found;
}

QVariant Settings::stored(const QString& key) const { return store_ ? store_->value(key) : memory_.value(key); }

void Settings::store(const QString& key, const QVariant& value) {
  if (!store_) {
    value.isValid() ? void(memory_.insert(key, value)) : void(memory_.remove(key));
  } else if (value.isValid()) {
    store_->setValue(key, value);
  } else {
    store_->remove(key);
  }
}

QVariant Settings::value(const QString& key) const {
  const auto& row = this->row(key);
  auto value = stored(key);
  if (!value.isValid() || !value.convert(row.standard.metaType())) return row.standard;
  if (row.kind == SettingKind::Integer || row.kind == SettingKind::Real) {
    const double number = value.toDouble();
    if (!(number >= row.minimum && number <= row.maximum)) return row.standard;
  }
  if (row.kind == SettingKind::Choice) {
    const auto known = std::any_of(row.choices.begin(), row.choices.end(), [&](const auto& choice) { return choice.value == value; });
    if (!known) return row.standard;
  }
  return value;
}

void Settings::setValue(const QString& key, const QVariant& to) {
  const auto& row = this->row(key);
  auto wanted = to;
  if (row.kind == SettingKind::Integer || row.kind == SettingKind::Real) {
    wanted = std::clamp(to.toDouble(), row.minimum, row.maximum);
    wanted.convert(row.standard.metaType());
  }
  if (value(key) == wanted) return;
  store(key, wanted);
  emit changed(key);
}

void Settings::reset(const QString& key) {
  const auto before = value(key);
  store(key, {});
  if (value(key) != before) emit changed(key);
}

QVariant Settings::free(const QString& key) const { return stored(key); }
void Settings::setFree(const QString& key, const QVariant& to) { store(key, to); }

QString folderForExports(const Settings& settings) {
  const auto wish = settings.get(setting::exportFolder);
  return !wish.isEmpty() ? wish : QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
}

}  // namespace glenoid::ui
