// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/setup_data.h"

#include <algorithm>
#include <span>

#include <QStringList>

#include "core/base/files.h"
#include "core/base/sha256.h"
#include "core/bundle/maker_names.h"
#include "core/ingest/open_dataset.h"
#include "ui/elements/number_text.h"
#include "ui/elements/text.h"
#include "ui/services/watched_decoder.h"
#include "ui/training/history_runs.h"

namespace glenoid::ui {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kFirstSeed = 1;

// The file in `folder` for the decoded pictures of a data set: one for each data location.
fs::path decodedFile(const fs::path& data, const fs::path& folder) {
  const auto place = toUtf8(fs::absolute(data).lexically_normal());
  const auto digest = sha256(std::as_bytes(std::span(place))).substr(0, 8);
  return folder / pathOf(dataName(data) + '-' + textOf(digest) + ".cache");
}

}  // namespace

QImage pictureOf(const PixelCache& cache, std::size_t position) {
  const auto side = static_cast<int>(cache.info().side);
  return QImage(cache.picture(position).data(), side, side, side, QImage::Format_Grayscale8).copy();
}

DataSetup::DataSetup(Services& services) : services_(services) { split_.seed = kFirstSeed; }

DataSetup::Opened DataSetup::read(const fs::path& data, const fs::path& folder, Decoder& decoder, Watch& watch,
                                  const ProgressCallback& progress) {
  std::error_code none;
  const bool decoded = fs::is_regular_file(data, none) && isPixelCache(data);
  const auto file = decoded ? data : decodedFile(data, folder);
  const auto lend = [&] { return std::make_unique<WatchedDecoder>(decoder, watch); };
  auto cache = openDataset(data, file, lend, watch.token(), reported(watch, progress));
  cache.keep();  // also if some files failed: only those are decoded the next time
  requireComplete(cache, data);
  return {data, file, std::make_shared<const PixelCache>(std::move(cache))};
}

fs::path DataSetup::decodedFolder() const { return runsFolder(services_.settings) / "decoded"; }

void DataSetup::open(const fs::path& data) {
  reading_.cancel();
  progress_ = {};
  JobCallbacks<Opened> callbacks;
  callbacks.done = [this](Opened opened) { take(std::move(opened)); };
  callbacks.failed = [this](const Error& error) {
    services_.messages.show(error);
    emit progressed();
  };
  callbacks.cancelled = [this] { emit progressed(); };
  callbacks.progress = [this](const Progress& progress) {
    progress_ = progress;
    emit progressed();
  };
  reading_ = services_.files.submit<Opened>(
      this,
      [data, folder = decodedFolder(), &decoder = services_.decoder](const JobContext& context) {
        return *watched<Opened>(context.token, kNoLimit, [data, folder, &decoder, progress = context.progress](Watch& watch) {
          return read(data, folder, decoder, watch, progress);
        });
      },
      std::move(callbacks));
  emit progressed();
}

void DataSetup::cancel() { reading_.cancel(); }

void DataSetup::take(Opened opened) {
  data_ = std::move(opened.data);
  cacheFile_ = std::move(opened.cacheFile);
  cache_ = std::move(opened.cache);
  services_.settings.set(setting::lastDataFolder, pathText(data_));
  part(split_.seed);
  emit progressed();
}

void DataSetup::setSplitSeed(std::uint64_t seed) {
  if (seed == split_.seed) return;
  split_.seed = seed;
  if (cache_) part(seed);
}

void DataSetup::part(std::uint64_t seed) {
  split_ = splitOf(*cache_, seed);
  counts_.clear();
  for (const auto& label : cache_->info().labels) counts_.push_back({textOf(makerDisplayName(label))});
  const auto count = [this](const std::vector<std::size_t>& positions, std::size_t MakerCounts::*part) {
    for (const auto position : positions) {
      auto& maker = counts_[static_cast<std::size_t>(cache_->items()[position].label)];
      ++(maker.*part);
      ++maker.images;
    }
  };
  count(split_.train, &MakerCounts::train);
  count(split_.validation, &MakerCounts::validation);
  count(split_.test, &MakerCounts::test);
  emit changed();
}

std::vector<NoticeGroup> DataSetup::notices() const {
  if (!cache_) return {};
  auto notices = noticesOf(*cache_);
  for (const auto& fact : factsOf(split_, *cache_)) notices.push_back({"", fact});
  return grouped(notices);
}

std::vector<std::size_t> DataSetup::samples(std::size_t count) const {
  std::vector<std::vector<std::size_t>> byMaker(counts_.size());
  for (std::size_t i = 0; cache_ && i < cache_->size(); ++i) byMaker[static_cast<std::size_t>(cache_->items()[i].label)].push_back(i);
  std::vector<std::size_t> chosen;
  const auto rounds = byMaker.empty() ? 0 : count / byMaker.size() + 1;
  for (std::size_t round = 0; round < rounds; ++round) {
    for (const auto& all : byMaker) {
      const auto share = std::min(all.size(), rounds);
      if (round < share && chosen.size() < count) chosen.push_back(all[round * all.size() / share]);
    }
  }
  return chosen;
}

QImage DataSetup::picture(std::size_t position) const { return pictureOf(*cache_, position); }

QString DataSetup::makerOf(std::size_t position) const { return counts_[static_cast<std::size_t>(cache_->items()[position].label)].maker; }

QString DataSetup::describe(const NearDuplicate& pair) const {
  const auto name = [this](std::size_t position) { return tr("%1 (%2)").arg(textOf(cache_->items()[position].path), makerOf(position)); };
  QStringList how;
  if (pair.symmetry >= 4) how << tr("mirrored");
  if (const int quarters = pair.symmetry % 4; quarters > 0) how << tr("turned by %1°").arg(90 * quarters);
  if (how.isEmpty()) how << tr("same orientation");
  return tr("%1 and %2: similarity %3, %4")
      .arg(name(pair.first), name(pair.second), numberText(pair.correlation, 2), how.join(QStringLiteral(", ")));
}

bool DataSetup::labelsDiffer(const NearDuplicate& pair) const {
  return cache_->items()[pair.first].label != cache_->items()[pair.second].label;
}

}  // namespace glenoid::ui
