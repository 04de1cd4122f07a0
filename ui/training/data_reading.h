// SPDX-License-Identifier: GPL-3.0-or-later
// Reads and decodes the pictures that the user chose, off the window's thread. Not a widget.
#pragma once

#include <filesystem>
#include <memory>

#include <QObject>

#include "core/dataset/pixel_cache.h"
#include "ui/services/services.h"

namespace glenoid::ui {

class Watch;

enum class DataLabels {
  Own,   // those of the folders or the table
  None,  // every picture below a folder, whatever its folder is called; other data keep their own
};

// Used only on the window's thread; reading runs as a job of Services::files.
class DataReading : public QObject {
  Q_OBJECT

 public:
  // Its data are kept in this setting.
  DataReading(Services& services, Setting<QString> kept);

  // Takes anything that openDataset accepts, or a folder of pictures. The images are decoded once, to a file in decodedFolder(); the next
  // time, only new images are decoded. The previous data stay until the new data are ready, and Undo brings them back. Problems are shown
  // in the message strip until something else is opened.
  void open(const std::filesystem::path& data, DataLabels labels = DataLabels::Own);
  // Reads the data of the last time, if nothing was opened since. If they are gone, only problem() says so.
  void openKept(DataLabels labels = DataLabels::Own);
  std::filesystem::path kept() const { return kept_; }  // those data; empty once they, or others, were opened
  const QString& problem() const { return problem_; }   // why they could not be read; empty if they could
  void cancel();
  void clear();  // without data, as at first
  bool isReading() const { return reading_.isActive(); }
  const Progress& progress() const { return progress_; }
  // In the runs folder, so that nothing is written next to the data.
  std::filesystem::path decodedFolder() const;

  bool isReady() const { return cache_ != nullptr; }
  const std::filesystem::path& data() const { return data_; }
  const std::filesystem::path& cacheFile() const { return cacheFile_; }
  bool isWithoutLabels() const { return withoutLabels_; }                    // every picture below a folder was taken
  const std::shared_ptr<const PixelCache>& cache() const { return cache_; }  // null until the first data set is read

 signals:
  void changed();     // the data or problem() changed
  void progressed();  // progress() or isReading() changed
  void opened();      // reading has begun

 protected:
  virtual void taken() { emit changed(); }  // the data are new

 private:
  struct Opened {
    std::filesystem::path data, cacheFile;
    std::shared_ptr<const PixelCache> cache;
    bool withoutLabels;
  };
  struct Wish {
    std::filesystem::path data, folder;
    DataLabels labels;
  };
  static Opened read(const Wish& wish, Decoder& decoder, Watch& watch, const ProgressCallback& progress);
  void take(Opened opened);
  void tellReplaced(const std::filesystem::path& before);
  QString topic() const;  // of the messages about the choice

  void fail(const Error& error, const std::filesystem::path& data, bool isKept);
  void start(const std::filesystem::path& data, DataLabels labels, bool isKept);

  Services& services_;
  const Setting<QString> setting_;
  std::filesystem::path kept_;
  QString problem_;
  Job reading_;
  Progress progress_;
  DataLabels labels_ = DataLabels::Own;  // that were asked for last
  std::filesystem::path data_, cacheFile_;
  std::shared_ptr<const PixelCache> cache_;
  bool withoutLabels_ = false;
};

}  // namespace glenoid::ui
