// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/option_setup.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include <QPointer>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json_file.h"
#include "ui/elements/core_texts.h"
#include "ui/elements/text.h"
#include "ui/jobs/watched.h"
#include "ui/services/file_choice.h"
#include "ui/services/messages.h"
#include "ui/training/history_runs.h"

namespace glenoid::ui {
namespace {

namespace fs = std::filesystem;

constexpr char kDevice[] = "device", kStartWeights[] = "startWeights";

// Some file systems take large and small letters for the same.
QString foldedName(const fs::path& path) { return pathText(path.filename()).toCaseFolded(); }

}  // namespace

QString problemText(const Fact& problem) {
  auto named = problem;
  for (const auto& option : pretrainingOptionList()) {  // holds those of training too
    if (named.values.front() == FactValue(option.key)) named.values.front() = optionText(option.label).toStdString();
  }
  return factText(named);
}

OptionSetup::OptionSetup(Services& services, const std::vector<TrainingOption>& list, Read read, std::vector<StartWeights> startWeights,
                         Setting<QString> kept)
    : services_(services), list_(list), read_(read), startWeights_(std::move(startWeights)), kept_(kept) {
  connect(&services_.settings, &Settings::changed, this, [this](const QString& key) {
    if (key == QLatin1String(setting::runsFolder.key)) look();
  });
}

const nlohmann::json& OptionSetup::value(const std::string& key) const { return optionAt(values_, key); }

void OptionSetup::setValue(const std::string& key, const nlohmann::json& value) {
  auto& place = optionAt(values_, key);
  if (place == value) return;
  place = value;
  if (key == "network.architecture") changeStartWeights();
  emit optionsChanged();
  emit changed();
  lookIfNeeded();
}

// Replaces start weights that come with the program by those that fit the network, or by none. Keeps a file that the user chose.
void OptionSetup::changeStartWeights() {
  auto& file = optionAt(values_, "startWeights");
  const auto isShipped = [&](const StartWeights& weights) { return file == toUtf8(weights.path); };
  if (file != "" && std::none_of(startWeights_.begin(), startWeights_.end(), isShipped)) return;
  const auto fitting = fittingStartWeights();
  file = fitting.empty() ? "" : toUtf8(fitting.front().path);
}

std::vector<StartWeights> OptionSetup::fittingStartWeights() const {
  const auto& chosen = value("network.architecture");
  const auto network = chosen.is_string() ? chosen.get<std::string>() : std::string();
  // "densenet121" fits densenet121 and densenet121-se.
  std::vector<StartWeights> fitting;
  std::copy_if(startWeights_.begin(), startWeights_.end(), std::back_inserter(fitting),
               [&](const StartWeights& weights) { return network.starts_with(weights.name); });
  return fitting;
}

bool OptionSetup::isStandard(const std::string& key) const {
  const auto found = std::find_if(list_.begin(), list_.end(), [&](const TrainingOption& option) { return option.key == key; });
  return found != list_.end() && found->standard == value(key);
}

void OptionSetup::startFrom(const fs::path& weights, const std::string& network) {
  const auto& chosen = value("network.architecture");
  if (!chosen.is_string() || !chosen.get<std::string>().starts_with(network)) setValue("network.architecture", network);
  setValue("startWeights", toUtf8(weights));
}

void OptionSetup::loadOptions(const fs::path& file) {
  loading_.cancel();
  const auto work = [file, read = read_](Watch&) { return Values{read(readJson(file))}; };
  loading_ = services_.files.submit<std::optional<Values>>(
      this, [work](const JobContext& context) { return watched<Values>(context.token, kDrivePatience, work); },
      {.done =
           [this, file](const std::optional<Values>& read) {
             read ? replace(read->json) : services_.messages.warn(silentText(file.parent_path()));
           },
       .failed = [this, file](const Error& error) { services_.messages.show(error.about(toUtf8(file))); }});
}

void OptionSetup::replace(const nlohmann::json& values) {
  const bool wasOwn = isOwn();
  const auto before = values_;
  take(values);
  if (!wasOwn || values_ == before) return;
  services_.messages.show({.text = tr("Your own options were replaced."), .undo = [self = QPointer<OptionSetup>(this), before] {
                             if (self) self->take(before);
                           }});
}

void OptionSetup::take(const nlohmann::json& values) {
  values_ = values;
  emit optionsChanged();
  emit changed();
  lookIfNeeded();
}

void OptionSetup::takeKept(const nlohmann::json& standard) {
  standard_ = standard;
  auto values = standard;
  try {
    if (const auto text = services_.settings.get(kept_); !text.isEmpty()) {
      auto kept = nlohmann::json::parse(text.toStdString());
      kept.emplace(kDevice, services_.settings.get(setting::device).toStdString());
      for (const auto& weights : startWeights_) {
        if (kept.value(kStartWeights, std::string()) == weights.name) kept[kStartWeights] = toUtf8(weights.path);
      }
      values = read_(kept);
    }
  } catch (const Error&) {  // of a version with other options
  } catch (const nlohmann::json::exception&) {
  }
  take(values);
  connect(this, &OptionSetup::optionsChanged, this, &OptionSetup::keep);
}

// The device of the settings and the weights of the program are kept as such: they may be others at the next start.
void OptionSetup::keep() {
  if (problemOfValues()) return;
  auto kept = values_;
  if (kept[kDevice] == services_.settings.get(setting::device).toStdString()) kept.erase(kDevice);
  for (const auto& weights : startWeights_) {
    if (kept[kStartWeights] == toUtf8(weights.path)) kept[kStartWeights] = weights.name;
  }
  services_.settings.set(kept_, values_ == standard_ ? QString() : textOf(kept.dump()));
}

std::vector<OptionSetup::NamedFile> OptionSetup::files() const {
  std::vector<NamedFile> files;
  if (problemOfValues()) return files;
  for (const auto& option : list_) {
    const auto& named = value(option.key);
    if (option.kind == OptionKind::File && named != "") files.push_back({option.key, named.get<std::string>()});
    if (option.kind != OptionKind::Files) continue;
    for (const auto& file : named) files.push_back({option.key, file.get<std::string>()});
  }
  return files;
}

void OptionSetup::lookIfNeeded() {
  for (const auto& [key, file] : files()) {
    if (!seen_.files.contains(file)) return look();
  }
}

void OptionSetup::look(std::function<void()> then) {
  looking_.cancel();
  const auto runs = runsFolder(services_.settings);
  const auto work = [files = files(), runs](Watch& watch) {
    Seen seen;
    for (const auto& [key, file] : files) {
      std::error_code unknown;
      seen.files[file] = fs::exists(fromUtf8(file), unknown);
      watch.alive();
    }
    for (const auto& entry : entriesOf(runs).entries) seen.runs.insert(foldedName(entry.path()));
    return seen;
  };
  looking_ = services_.files.submit<std::optional<Seen>>(
      this, [work](const JobContext& context) { return watched<Seen>(context.token, kDrivePatience, work); },
      {.done =
           [this, runs, then = std::move(then)](std::optional<Seen> seen) {
             if (!seen) {
               if (then) services_.messages.warn(silentText(runs));
               return;
             }
             const bool others = seen->files != seen_.files;
             seen_ = std::move(*seen);
             if (others) emit optionsChanged();
             emit changed();
             if (then) then();
           },
       .failed = [this](const Error& error) { services_.messages.show(error); }});
}

std::optional<Fact> OptionSetup::problemOfValues() const {
  try {
    read_(values_);
    return {};
  } catch (const OptionError& error) {
    return error.problem();
  }
}

std::optional<Fact> OptionSetup::problem() const {
  if (auto wrong = problemOfValues()) return wrong;
  for (const auto& [key, file] : files()) {
    const auto found = seen_.files.find(file);
    if (found != seen_.files.end() && !found->second) return Fact{FactCode::OptionFileMissing, {key, file}};
  }
  return {};
}

fs::path OptionSetup::suggestedFolder() const {
  const auto folder = runsFolder(services_.settings);
  for (int number = 1;; ++number) {
    const auto run = folder / pathOf(QStringLiteral("%1 %2").arg(folderName()).arg(number));
    if (!seen_.runs.contains(foldedName(run))) return run;
  }
}

fs::path OptionSetup::runFolder() const { return chosenFolder_.empty() ? suggestedFolder() : chosenFolder_; }

void OptionSetup::setRunFolder(const fs::path& folder) {
  const auto wish = folder == suggestedFolder() ? fs::path() : folder;
  if (wish == chosenFolder_) return;
  chosenFolder_ = wish;
  emit changed();
}

}  // namespace glenoid::ui
