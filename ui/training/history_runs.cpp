// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/history_runs.h"

#include <algorithm>
#include <chrono>

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include "core/bundle/maker_names.h"
#include "core/runs/history.h"
#include "core/training/option_list.h"
#include "ui/elements/number_text.h"
#include "ui/elements/text.h"
#include "ui/training/run_page.h"

namespace glenoid::ui {
namespace {

namespace fs = std::filesystem;

QString figureText(double value) { return numberText(value, 3); }

// The words of choices are the same in every language, as in the form.
QString valueText(const nlohmann::json& value) {
  if (value.is_boolean()) return value.get<bool>() ? tr("on") : tr("off");
  if (value.is_number()) return exactNumber(value.get<double>());
  QStringList words;
  for (const auto& word : value.is_array() ? value : nlohmann::json::array({value})) words << textOf(word.get<std::string>());
  words.removeAll(QString());
  return words.isEmpty() ? tr("none") : words.join(QStringLiteral("; "));
}

// "Optimizer: learning rate", "Network" if the group has the same name, or the key if the table has no text for it.
QString optionName(const std::string& key) {
  const auto& list = trainingOptionList();
  const auto found = std::find_if(list.begin(), list.end(), [&](const auto& option) { return option.key == key; });
  if (found == list.end()) return textOf(key);
  const auto group = optionText(found->group), label = optionText(found->label);
  return group == label ? label : group + QStringLiteral(": ") + label;
}

}  // namespace

QString dataName(const fs::path& data) { return pathText(data.has_filename() ? data.filename() : data.parent_path().filename()); }

QString dataTitle(const fs::path& data) {
  const auto name = dataName(data);
  const QFileInfo file(name);
  const bool isFile = QStringList{QStringLiteral("csv"), QStringLiteral("zip")}.contains(file.suffix(), Qt::CaseInsensitive);
  return isFile ? file.completeBaseName() : name;
}

QString runName(const fs::path& folder, bool isFinalFit) {
  return isFinalFit ? tr("%1 (final fit)").arg(dataName(folder)) : dataName(folder);
}

QString dataName(const StoredRun& run) { return run.origin.data.empty() ? kNoValue : dataName(run.origin.data); }

QString dataText(const StoredRun& run) {
  if (run.origin.data.empty()) return {};
  const auto place = QDir::toNativeSeparators(pathText(run.origin.data));
  if (run.labels.empty()) return place;
  QStringList makers;
  for (const auto& label : run.labels) makers << textOf(makerDisplayName(label));
  return tr("%1, %2 images of %3").arg(place).arg(run.images).arg(makers.join(QStringLiteral(", ")));
}

fs::path runsFolder(const Settings& settings) {
  const auto wish = settings.get(setting::runsFolder);
  const auto documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
  const auto folder = pathOf(wish.isEmpty() ? documents + QStringLiteral("/Glenoid runs") : wish);
  return folder.has_filename() ? folder : folder.parent_path();
}

QDateTime dateOf(fs::file_time_type changed) {
  // The file system's clock has no other relation to the calendar in every standard library.
  const auto ago = fs::file_time_type::clock::now() - changed;
  return QDateTime::currentDateTime().addMSecs(-std::chrono::duration_cast<std::chrono::milliseconds>(ago).count());
}

QString optionText(const std::string& english) { return QCoreApplication::translate("TrainingOption", english.c_str()); }

RunComparison comparisonOf(const std::vector<StoredRun>& runs) {
  RunComparison comparison;
  for (const auto& run : runs) comparison.runs << dataName(run.folder);
  const auto add = [&](const QString& name, const auto& valueOf) {
    RunComparison::Line line{name, {}};
    for (const auto& run : runs) line.values << valueOf(run);
    comparison.figures.push_back(std::move(line));
  };
  const auto part = [&](const QString& name, std::optional<RunFigures> StoredRun::*figures, const auto& write) {
    add(name, [&](const StoredRun& run) { return run.*figures ? write(*(run.*figures)) : kNoValue; });
  };
  add(tr("Data"), [](const StoredRun& run) { return dataName(run); });
  add(tr("Images"), [](const StoredRun& run) { return run.images > 0 ? countText(run.images) : kNoValue; });
  add(tr("Makers"), [](const StoredRun& run) { return run.labels.empty() ? kNoValue : countText(run.labels.size()); });
  add(tr("Epochs"), [](const StoredRun& run) { return countText(run.history.size()); });
  add(tr("Best epoch"), [](const StoredRun& run) { return countText(bestEpochOf(run.history)); });
  add(tr("Duration of the epochs"), [](const StoredRun& run) { return durationText(secondsOf(run.history)); });
  part(tr("Validation accuracy"), &StoredRun::validation, [](const RunFigures& f) { return percentText(f.accuracy); });
  part(tr("Test images"), &StoredRun::test, [](const RunFigures& f) { return countText(f.count); });
  part(tr("Test accuracy"), &StoredRun::test, [](const RunFigures& f) { return percentText(f.accuracy); });
  part(tr("95 % interval"), &StoredRun::test,
       [](const RunFigures& f) { return tr("%1 to %2").arg(percentText(f.interval.lower), percentText(f.interval.upper)); });
  part(tr("Balanced accuracy"), &StoredRun::test, [](const RunFigures& f) { return percentText(f.balancedAccuracy); });
  part(tr("Macro F1"), &StoredRun::test, [](const RunFigures& f) { return figureText(f.macroF1); });
  part(tr("Macro AUC"), &StoredRun::test, [](const RunFigures& f) { return figureText(f.macroAuc); });
  part(tr("Calibration error"), &StoredRun::test, [](const RunFigures& f) { return figureText(f.calibrationError); });

  for (const auto& [key, values] : compareRuns(runs)) {
    auto& line = comparison.options.emplace_back(RunComparison::Line{optionName(key), {}});
    for (const auto& value : values) line.values << valueText(value);
  }
  return comparison;
}

}  // namespace glenoid::ui
