// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/data_reading.h"

#include <span>
#include <utility>

#include <QDir>
#include <QPointer>

#include "core/base/files.h"
#include "core/base/log.h"
#include "core/base/sha256.h"
#include "core/ingest/decoded_dataset.h"
#include "core/ingest/open_dataset.h"
#include "ui/elements/text.h"
#include "ui/services/watched_decoder.h"
#include "ui/training/history_runs.h"

namespace glenoid::ui {
namespace {

namespace fs = std::filesystem;

// The file in `folder` for the decoded pictures of a data set: one for each data location.
fs::path decodedFile(const fs::path& data, const fs::path& folder, const char* ending) {
  const auto place = toUtf8(fs::absolute(data).lexically_normal());
  const auto digest = sha256(std::as_bytes(std::span(place))).substr(0, 8);
  return folder / pathOf(dataName(data) + '-' + textOf(digest + ending));
}

}  // namespace

DataReading::DataReading(Services& services, Setting<QString> kept)
    : services_(services), setting_(kept), kept_(pathOf(services.settings.get(kept))) {}

DataReading::Opened DataReading::read(const Wish& wish, Decoder& decoder, Watch& watch, const ProgressCallback& progress) {
  const auto& data = wish.data;
  const auto lend = [&] { return std::make_unique<WatchedDecoder>(decoder, watch); };
  const auto told = reported(watch, progress);
  std::error_code none;
  const bool withoutLabels = wish.labels == DataLabels::None && fs::is_directory(data, none);
  const bool decoded = fs::is_regular_file(data, none) && isPixelCache(data);
  const auto file = decoded ? data : decodedFile(data, wish.folder, withoutLabels ? ".pictures.cache" : ".cache");
  auto cache = withoutLabels ? decodedDataset(indexPictures(data, watch.token(), told), *lend(), file, watch.token(), told)
                             : openDataset(data, file, lend, watch.token(), told);
  cache.keep();  // also if some files failed: only those are decoded the next time
  requireComplete(cache, data);
  return {data, file, std::make_shared<const PixelCache>(std::move(cache)), withoutLabels};
}

fs::path DataReading::decodedFolder() const { return runsFolder(services_.settings) / "decoded"; }

void DataReading::open(const fs::path& data, DataLabels labels) { start(data, labels, false); }

void DataReading::openKept(DataLabels labels) {
  if (!kept_.empty()) start(fs::path(kept_), labels, true);
}

void DataReading::fail(const Error& error, const fs::path& data, bool isKept) {
  if (isKept) {
    log(LogLevel::Error, error.logLine());
    problem_ = tr("The data of the last time cannot be read (%1: %2).")
                   .arg(QDir::toNativeSeparators(pathText(data)), errorSentenceText(error.code()));
    emit changed();
  } else {
    services_.messages.show(error, {.kind = MessageKind::Error, .text = errorText(error), .topic = topic()});
  }
  emit progressed();
}

void DataReading::start(const fs::path& data, DataLabels labels, bool isKept) {
  reading_.cancel();
  kept_.clear();
  if (!std::exchange(problem_, QString()).isEmpty()) emit changed();
  services_.messages.list().dismissTopic(topic());
  progress_ = {};
  labels_ = labels;
  JobCallbacks<Opened> callbacks;
  callbacks.done = [this](Opened opened) { take(std::move(opened)); };
  callbacks.failed = [this, data, isKept](const Error& error) { fail(error, data, isKept); };
  callbacks.cancelled = [this] { emit progressed(); };
  callbacks.progress = [this](const Progress& progress) {
    progress_ = progress;
    emit progressed();
  };
  reading_ = services_.files.submit<Opened>(
      this,
      [wish = Wish{data, decodedFolder(), labels}, &decoder = services_.decoder](const JobContext& context) {
        return *watched<Opened>(context.token, kNoLimit, [wish, &decoder, progress = context.progress](Watch& watch) {
          return read(wish, decoder, watch, progress);
        });
      },
      std::move(callbacks));
  emit opened();
  emit progressed();
}

QString DataReading::topic() const { return QStringLiteral("data:%1").arg(reinterpret_cast<quintptr>(this)); }

void DataReading::tellReplaced(const fs::path& before) {
  if (before.empty() || before == data_) return;
  const auto undo = [self = QPointer<DataReading>(this), before] {
    if (self) self->open(before, self->labels_);
  };
  services_.messages.show(
      {.text = tr("The data “%1” were replaced by “%2”.").arg(dataName(before), dataName(data_)), .undo = undo, .topic = topic()});
}

void DataReading::cancel() { reading_.cancel(); }

void DataReading::clear() {
  cancel();
  services_.messages.list().dismissTopic(topic());
  services_.settings.set(setting_, QString());
  kept_.clear();
  problem_.clear();
  data_.clear();
  cacheFile_.clear();
  cache_.reset();
  emit changed();
}

void DataReading::take(Opened opened) {
  const auto before = std::exchange(data_, std::move(opened.data));
  cacheFile_ = std::move(opened.cacheFile);
  cache_ = std::move(opened.cache);
  withoutLabels_ = opened.withoutLabels;
  for (const auto& key : {setting_, setting::lastDataFolder}) services_.settings.set(key, pathText(data_));
  taken();
  tellReplaced(before);
  emit progressed();
}

}  // namespace glenoid::ui
