// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/setup_data.h"

#include <algorithm>

#include <QStringList>

#include "core/bundle/maker_names.h"
#include "ui/elements/number_text.h"
#include "ui/elements/text.h"

namespace glenoid::ui {
namespace {

constexpr std::uint64_t kFirstSeed = 1;

}  // namespace

QImage pictureOf(const PixelCache& cache, std::size_t position) {
  const auto side = static_cast<int>(cache.info().side);
  return QImage(cache.picture(position).data(), side, side, side, QImage::Format_Grayscale8).copy();
}

DataSetup::DataSetup(Services& services) : DataReading(services, setting::trainingData) { split_.seed = kFirstSeed; }

void DataSetup::setSplitSeed(std::uint64_t seed) {
  if (seed == split_.seed) return;
  split_.seed = seed;
  if (isReady()) part(seed);
}

void DataSetup::part(std::uint64_t seed) {
  split_ = splitOf(*cache(), seed);
  counts_.clear();
  for (const auto& label : cache()->info().labels) counts_.push_back({textOf(makerDisplayName(label))});
  const auto count = [this](const std::vector<std::size_t>& positions, std::size_t MakerCounts::*part) {
    for (const auto position : positions) {
      auto& maker = counts_[static_cast<std::size_t>(cache()->items()[position].label)];
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
  if (!isReady()) return {};
  auto notices = noticesOf(*cache());
  for (const auto& fact : factsOf(split_, *cache())) notices.push_back({"", fact});
  return grouped(notices);
}

std::vector<std::size_t> DataSetup::samples(std::size_t count) const {
  std::vector<std::vector<std::size_t>> byMaker(counts_.size());
  for (std::size_t i = 0; isReady() && i < cache()->size(); ++i) byMaker[static_cast<std::size_t>(cache()->items()[i].label)].push_back(i);
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

QImage DataSetup::picture(std::size_t position) const { return pictureOf(*cache(), position); }

QString DataSetup::makerOf(std::size_t position) const { return counts_[static_cast<std::size_t>(cache()->items()[position].label)].maker; }

QString DataSetup::describe(const NearDuplicate& pair) const {
  const auto name = [this](std::size_t position) { return tr("%1 (%2)").arg(textOf(cache()->items()[position].path), makerOf(position)); };
  QStringList how;
  if (pair.symmetry >= 4) how << tr("mirrored");
  if (const int quarters = pair.symmetry % 4; quarters > 0) how << tr("turned by %1°").arg(90 * quarters);
  if (how.isEmpty()) how << tr("same orientation");
  return tr("%1 and %2: similarity %3, %4")
      .arg(name(pair.first), name(pair.second), numberText(pair.correlation, 2), how.join(QStringLiteral(", ")));
}

}  // namespace glenoid::ui
