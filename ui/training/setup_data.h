// SPDX-License-Identifier: GPL-3.0-or-later
// The data set of the next training run: read, counted, and split. Not a widget.
#pragma once

#include <cstdint>
#include <vector>

#include <QImage>
#include <QString>

#include "core/dataset/notices.h"
#include "core/dataset/parts.h"
#include "core/dataset/pixel_cache.h"
#include "core/dataset/split.h"
#include "ui/training/data_reading.h"

namespace glenoid::ui {

// A picture of the cache, which it may outlive.
QImage pictureOf(const PixelCache& cache, std::size_t position);

// The number of images of one maker in each part.
struct MakerCounts {
  QString maker;  // the display name
  std::size_t images = 0, train = 0, validation = 0, test = 0;
};

// Used only on the window's thread. changed(): the data or the split changed, or the data of the last time are gone.
class DataSetup : public DataReading {
  Q_OBJECT

 public:
  explicit DataSetup(Services& services);

  // The parts of the data's folders, or else 80-10-10, where each seed gives a different split.
  const Split& split() const { return split_; }
  std::uint64_t splitSeed() const { return split_.seed; }
  void setSplitSeed(std::uint64_t seed);
  const std::vector<MakerCounts>& counts() const { return counts_; }
  // What to know of the data and the split before training; empty without data.
  std::vector<NoticeGroup> notices() const;

  // Positions of at most `count` images, taking one image of each maker in turn.
  std::vector<std::size_t> samples(std::size_t count) const;
  QImage picture(std::size_t position) const;
  QString makerOf(std::size_t position) const;
  QString describe(const NearDuplicate& pair) const;  // "a.png (Depuy) and b.png (Zimmer): similarity 0.93, turned by 90°"

 private:
  void taken() override { part(split_.seed); }
  void part(std::uint64_t seed);

  Split split_;
  std::vector<MakerCounts> counts_;
};

}  // namespace glenoid::ui
