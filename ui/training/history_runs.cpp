// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/history_runs.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>
#include <QFileInfo>
#include <QStandardPaths>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json_file.h"
#include "core/training/option_list.h"
#include "ui/elements/messages.h"
#include "ui/elements/number_text.h"

namespace glenoid::ui {
namespace {

namespace fs = std::filesystem;

constexpr char kOrigin[] = "origin.json";
constexpr char kNotes[] = "notes.txt";

QString tr(const char* text) { return QCoreApplication::translate("glenoid::ui", text); }
QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

double numberIn(const nlohmann::json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_number() ? found->get<double>() : std::nan("");  // JSON has null for NaN
}

std::optional<RunFigures> figuresIn(const nlohmann::json& evaluation, const char* part) {
  const auto found = evaluation.find(part);
  if (found == evaluation.end()) return {};
  const auto& json = *found;
  const auto& interval = json.at("accuracyInterval95");
  return RunFigures{
      json.at("count").get<std::size_t>(), json.at("accuracy").get<double>(), {interval.at(0).get<double>(), interval.at(1).get<double>()},
      numberIn(json, "balancedAccuracy"),  numberIn(json.at("macro"), "f1"),  numberIn(json, "macroAuc"),
      numberIn(json, "calibrationError")};
}

QString figureText(double value) { return numberText(value, 3); }

// Lists "section.key" with its value as text, in the order of options.json.
void flatten(const nlohmann::ordered_json& json, const std::string& prefix, std::vector<std::pair<std::string, QString>>& into) {
  for (const auto& [key, value] : json.items()) {
    if (value.is_object())
      flatten(value, prefix + key + ".", into);
    else
      into.emplace_back(prefix + key, value.is_string()         ? text(value.get<std::string>())
                                      : value.is_number_float() ? exactNumber(value.get<double>())
                                                                : text(value.dump()));
  }
}

// "Optimizer: learning rate", or the key if the table has no text for it.
QString optionName(const std::string& key) {
  const auto& list = trainingOptionList();
  const auto found = std::find_if(list.begin(), list.end(), [&](const auto& option) { return option.key == key; });
  return found == list.end() ? text(key) : text(found->group) + QStringLiteral(": ") + text(found->label);
}

}  // namespace

void writeRunOrigin(const fs::path& runFolder, const RunOrigin& origin) {
  writeJson(runFolder / kOrigin, {{"data", toUtf8(origin.data)}, {"cache", toUtf8(origin.cache)}});
}

RunOrigin readRunOrigin(const fs::path& runFolder) {
  const auto file = runFolder / kOrigin;
  if (!fs::exists(file)) return {{}, runFolder / "pixels.cache"};
  const auto json = readJson(file);
  return {fromUtf8(json.value("data", std::string())), fromUtf8(json.value("cache", std::string()))};
}

QString dataName(const fs::path& data) { return text(toUtf8(data.has_filename() ? data.filename() : data.parent_path().filename())); }

QString StoredRun::data() const { return origin.data.empty() ? QStringLiteral("–") : dataName(origin.data); }

fs::path pathOf(const QString& text) { return QFileInfo(text).filesystemFilePath(); }

fs::path runsFolder(const Settings& settings) {
  const auto wish = settings.get(setting::runsFolder);
  const auto documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
  return pathOf(wish.isEmpty() ? documents + QStringLiteral("/Glenoid runs") : wish);
}

bool isRun(const fs::path& folder) {
  std::error_code none;
  return fs::exists(folder / "options.json", none);
}

StoredRun readRun(const fs::path& folder) {
  StoredRun run;
  run.folder = folder;
  run.name = text(toUtf8(folder.filename()));
  const auto historyFile = folder / "history.csv";
  const bool hasHistory = fs::exists(historyFile);
  run.date = QFileInfo(text(toUtf8(hasHistory ? historyFile : folder / "options.json"))).lastModified();
  try {
    run.options = trainingOptionsFromJson(readJson(folder / "options.json"));
    run.origin = readRunOrigin(folder);
    if (hasHistory) run.history = readHistory(historyFile);
    if (fs::exists(folder / kNotes)) run.notes = text(readTextFile(folder / kNotes));
    if (fs::exists(folder / "evaluation.json")) {
      const auto evaluation = readJson(folder / "evaluation.json");
      run.validation = figuresIn(evaluation, "validation");
      run.test = figuresIn(evaluation, "test");
      run.state = StoredRun::State::Finished;
    }
  } catch (const Error& error) {
    run.state = StoredRun::State::Unreadable;
    run.problem = errorText(error);
  } catch (const nlohmann::json::exception& problem) {
    run.state = StoredRun::State::Unreadable;
    run.problem = errorText(Error(ErrorCode::FileInvalid, jsonProblem(problem), toUtf8(folder)));
  }
  return run;
}

std::vector<StoredRun> readRuns(const fs::path& folder, const CancelToken& token) {
  std::vector<StoredRun> runs;
  for (const auto& entry : entriesOf(folder).entries) {
    token.check();
    if (isRun(entry.path())) runs.push_back(readRun(entry.path()));
  }
  std::sort(runs.begin(), runs.end(), [](const auto& a, const auto& b) { return a.date > b.date; });
  return runs;
}

TrainingRequest requestOf(const fs::path& runFolder) {
  TrainingRequest request;
  const auto origin = readRunOrigin(runFolder);
  request.options = trainingOptionsFromJson(readJson(runFolder / "options.json"));
  request.cache = std::make_shared<const PixelCache>(origin.cache);
  request.split = splitFromJson(readJson(runFolder / "split.json"), request.cache->items());
  request.runFolder = runFolder;
  request.cacheFile = origin.cache;
  request.data = origin.data;
  return request;
}

void writeRunNotes(const fs::path& runFolder, const QString& notes) {
  if (!notes.trimmed().isEmpty()) return writeFileAtomically(runFolder / kNotes, notes.toStdString());
  std::error_code none;
  fs::remove(runFolder / kNotes, none);
}

RunComparison compareRuns(const std::vector<StoredRun>& runs) {
  RunComparison comparison;
  for (const auto& run : runs) comparison.runs << run.name;
  const auto add = [&](const QString& name, const auto& valueOf) {
    RunComparison::Line line{name, {}};
    for (const auto& run : runs) line.values << valueOf(run);
    comparison.figures.push_back(std::move(line));
  };
  const auto part = [&](const QString& name, std::optional<RunFigures> StoredRun::*figures, const auto& write) {
    add(name, [&](const StoredRun& run) { return run.*figures ? write(*(run.*figures)) : QStringLiteral("–"); });
  };
  add(tr("Epochs"), [](const StoredRun& run) { return QString::number(run.history.size()); });
  add(tr("Best epoch"), [](const StoredRun& run) { return QString::number(bestEpochOf(run.history)); });
  add(tr("Minutes"), [](const StoredRun& run) {
    double seconds = 0;
    for (const auto& record : run.history) seconds += std::isnan(record.seconds) ? 0 : record.seconds;
    return numberText(seconds / 60, 1);
  });
  part(tr("Validation accuracy"), &StoredRun::validation, [](const RunFigures& f) { return percentText(f.accuracy); });
  part(tr("Test images"), &StoredRun::test, [](const RunFigures& f) { return QString::number(f.count); });
  part(tr("Test accuracy"), &StoredRun::test, [](const RunFigures& f) { return percentText(f.accuracy); });
  part(tr("95 % interval"), &StoredRun::test,
       [](const RunFigures& f) { return tr("%1 to %2").arg(percentText(f.interval.lower), percentText(f.interval.upper)); });
  part(tr("Balanced accuracy"), &StoredRun::test, [](const RunFigures& f) { return percentText(f.balancedAccuracy); });
  part(tr("Macro F1"), &StoredRun::test, [](const RunFigures& f) { return figureText(f.macroF1); });
  part(tr("Macro AUC"), &StoredRun::test, [](const RunFigures& f) { return figureText(f.macroAuc); });
  part(tr("Calibration error"), &StoredRun::test, [](const RunFigures& f) { return figureText(f.calibrationError); });

  std::vector<std::vector<std::pair<std::string, QString>>> options(runs.size());
  for (std::size_t i = 0; i < runs.size(); ++i) flatten(toJson(runs[i].options), {}, options[i]);
  for (std::size_t line = 0; !runs.empty() && line < options.front().size(); ++line) {
    RunComparison::Line values{optionName(options.front()[line].first), {}};
    for (const auto& one : options) values.values << one[line].second;
    if (values.values.count(values.values.front()) < values.values.size()) comparison.options.push_back(std::move(values));
  }
  return comparison;
}

}  // namespace glenoid::ui
