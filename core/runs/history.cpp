// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/history.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <limits>
#include <utility>

#include "core/base/csv.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/format.h"
#include "core/base/numbers.h"
#include "core/runs/event_file.h"

namespace glenoid {
namespace {

constexpr std::pair<const char*, double EpochRecord::*> kTags[] = {
    {"loss/train", &EpochRecord::trainLoss},
    {"loss/validation", &EpochRecord::validationLoss},
    {"accuracy/train", &EpochRecord::trainAccuracy},
    {"accuracy/validation", &EpochRecord::validationAccuracy},
    {"rate", &EpochRecord::rate},
};
constexpr const char* kEventPrefix = "events.out.tfevents.";
constexpr const char* kEventSuffix = ".glenoid";
constexpr const char* kProbeHeader = "epoch,neighbours,linear";

// The start of the run in seconds since 1970, taken from the file's name.
std::int64_t startOf(const std::filesystem::path& folder) {
  for (const auto& entry : entriesOf(folder).entries) {
    const auto name = toUtf8(entry.path().filename());
    if (!name.starts_with(kEventPrefix) || !name.ends_with(kEventSuffix)) continue;
    const auto start = std::string_view(name).substr(std::string_view(kEventPrefix).size());
    std::int64_t seconds = 0;
    if (std::from_chars(start.data(), start.data() + start.size(), seconds).ec == std::errc()) return seconds;
  }
  return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

}  // namespace

std::string epochSentence(const EpochRecord& record, std::int64_t epochs) {
  auto sentence = fmt::format("epoch {} of {}: loss {:.4f}", record.epoch, epochs, record.trainLoss);
  if (!std::isnan(record.trainAccuracy)) sentence += fmt::format(", accuracy {:.1f} %", 100 * record.trainAccuracy);
  if (!std::isnan(record.validationAccuracy)) {
    sentence += fmt::format("; validation loss {:.4f}, accuracy {:.1f} %", record.validationLoss, 100 * record.validationAccuracy);
  }
  return sentence + fmt::format("; {:.0f} images/s, {:.1f} % waiting, at most {:.0f} min left", record.imagesPerSecond,
                                100 * record.waitShare, std::ceil(record.seconds * static_cast<double>(epochs - record.epoch) / 60));
}

double secondsOf(const std::vector<EpochRecord>& history) {
  double seconds = 0;
  for (const auto& record : history) seconds += std::isnan(record.seconds) ? 0 : record.seconds;
  return seconds;
}

std::string historyCsv(const std::vector<EpochRecord>& history) {
  std::string text = "epoch";
  for (const auto& [name, figure] : kEpochFigures) text.append(",").append(name);
  text += '\n';
  for (const auto& record : history) {
    text += std::to_string(record.epoch);
    for (const auto& [name, figure] : kEpochFigures) text.append(",").append(std::isnan(record.*figure) ? "" : plainNumber(record.*figure));
    text += '\n';
  }
  return text;
}

void writeHistory(const std::filesystem::path& file, const std::vector<EpochRecord>& history) {
  writeFileAtomically(file, historyCsv(history));
}

std::vector<EpochRecord> readHistory(const std::filesystem::path& file) {
  const auto text = readTextFile(file);
  std::size_t at = 0;
  const auto header = nextCsvRecord(text, at).value_or(std::vector<std::string>{});
  const auto invalid = [&] { return Error(ErrorCode::FileInvalid, "this is not the history of a run", toUtf8(file)); };
  if (header.empty() || header.front() != "epoch") throw invalid();
  std::vector<EpochRecord> history;
  while (const auto fields = nextCsvRecord(text, at)) {
    const auto number = [&](const char* column) {
      const auto place = static_cast<std::size_t>(std::find(header.begin(), header.end(), column) - header.begin());
      if (place != header.size() && place >= fields->size()) throw invalid();
      if (place == header.size() || (*fields)[place].empty()) return std::numeric_limits<double>::quiet_NaN();
      const auto value = parsedNumber((*fields)[place]);
      if (!value) throw invalid();
      return *value;
    };
    EpochRecord record;
    record.epoch = static_cast<std::int64_t>(history.size()) + 1;
    for (const auto& [name, figure] : kEpochFigures) record.*figure = number(name);
    history.push_back(record);
  }
  return history;
}

void writeProbes(const std::filesystem::path& file, const std::vector<ProbeRecord>& probes) {
  std::string text = kProbeHeader;
  for (const auto& probe : probes) {
    text += fmt::format("\n{},{},{}", probe.epoch, plainNumber(probe.neighbours), plainNumber(probe.linear));
  }
  writeFileAtomically(file, text + "\n");
}

std::vector<ProbeRecord> readProbes(const std::filesystem::path& file) {
  const auto text = readTextFile(file);
  const auto invalid = [&] { return Error(ErrorCode::FileInvalid, "these are not the probes of a run", toUtf8(file)); };
  if (!text.starts_with(kProbeHeader)) throw invalid();
  std::size_t at = 0;
  nextCsvRecord(text, at);
  std::vector<ProbeRecord> probes;
  while (const auto fields = nextCsvRecord(text, at)) {
    if (fields->size() != 3) throw invalid();
    const auto epoch = parsedNumber((*fields)[0]), neighbours = parsedNumber((*fields)[1]), linear = parsedNumber((*fields)[2]);
    if (!epoch || !neighbours || !linear) throw invalid();
    probes.push_back({static_cast<std::int64_t>(*epoch), *neighbours, *linear});
  }
  return probes;
}

void writeTensorBoard(const std::filesystem::path& folder, const std::vector<EpochRecord>& history, const MoreScalars& more) {
  const auto start = startOf(folder);
  std::vector<ScalarEvent> events;
  const auto add = [&](ScalarEvent event) {
    if (const auto found = more.find(event.step); found != more.end()) {
      event.scalars.insert(event.scalars.end(), found->second.begin(), found->second.end());
    }
    events.push_back(std::move(event));
  };
  if (more.contains(0)) add({0, static_cast<double>(start), {}});
  auto time = static_cast<double>(start);
  for (const auto& record : history) {
    time += record.seconds;
    ScalarEvent event{record.epoch, time, {}};
    for (const auto& [tag, figure] : kTags) {
      if (!std::isnan(record.*figure)) event.scalars.emplace_back(tag, static_cast<float>(record.*figure));
    }
    add(std::move(event));
  }
  updateEventFile(folder / (kEventPrefix + std::to_string(start) + kEventSuffix), static_cast<double>(start), events);
}

}  // namespace glenoid
