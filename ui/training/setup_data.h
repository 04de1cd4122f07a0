// SPDX-License-Identifier: GPL-3.0-or-later
// The data set of the next training run: read and decoded off the window's thread, counted, and split. Not a widget.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

#include <QImage>
#include <QObject>
#include <QString>

#include "core/dataset/notices.h"
#include "core/dataset/parts.h"
#include "core/dataset/pixel_cache.h"
#include "core/dataset/split.h"
#include "ui/services/services.h"

namespace glenoid::ui {

class Watch;

// A picture of the cache, which it may outlive.
QImage pictureOf(const PixelCache& cache, std::size_t position);

// The number of images of one maker in each part.
struct MakerCounts {
  QString maker;  // the display name
  std::size_t images = 0, train = 0, validation = 0, test = 0;
};

// Used only on the window's thread; reading runs as a job of Services::files.
class DataSetup : public QObject {
  Q_OBJECT

 public:
  explicit DataSetup(Services& services);

  // Takes anything that openDataset accepts. The images are decoded once, to a file in decodedFolder(); the next time, only new images are
  // decoded. The previous data stay until the new data are ready. Problems are shown in the message strip.
  void open(const std::filesystem::path& data);
  void cancel();
  bool isReading() const { return reading_.isActive(); }
  const Progress& progress() const { return progress_; }
  // In the runs folder, so that nothing is written next to the data.
  std::filesystem::path decodedFolder() const;

  bool isReady() const { return cache_ != nullptr; }
  const std::filesystem::path& data() const { return data_; }
  const std::filesystem::path& cacheFile() const { return cacheFile_; }
  const std::shared_ptr<const PixelCache>& cache() const { return cache_; }  // null until the first data set is read

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
  // One of them is labelled wrongly, or they are not of one radiograph.
  bool labelsDiffer(const NearDuplicate& pair) const;

 signals:
  void changed();     // the data or the split changed
  void progressed();  // progress() or isReading() changed

 private:
  struct Opened {
    std::filesystem::path data, cacheFile;
    std::shared_ptr<const PixelCache> cache;
  };
  static Opened read(const std::filesystem::path& data, const std::filesystem::path& folder, Decoder& decoder, Watch& watch,
                     const ProgressCallback& progress);
  void take(Opened opened);
  void part(std::uint64_t seed);

  Services& services_;
  Job reading_;
  Progress progress_;
  std::filesystem::path data_, cacheFile_;
  std::shared_ptr<const PixelCache> cache_;
  Split split_;
  std::vector<MakerCounts> counts_;
};

}  // namespace glenoid::ui
