// SPDX-License-Identifier: GPL-3.0-or-later
// Finds on this computer the radiographs that models learned from, and shows what they look like.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>

#include <QImage>
#include <QObject>

#include "ui/services/services.h"

namespace glenoid::ui {

// An index, by content, of the data that was last opened for training (setting::lastDataFolder: a folder of makers or a CSV). It is made in
// the background when first needed, and kept for the session. Pictures are decoded one at a time. Used only on the window's thread.
class LearnedFiles : public QObject {
  Q_OBJECT

 public:
  explicit LearnedFiles(Services& services, QObject* parent = nullptr);
  ~LearnedFiles() override;

  static constexpr int kSide = 112;  // pixels of a picture; sharp at twice the pixel density

  // Starts to index the folder, unless that was already done.
  void seek();
  bool isSeeking() const { return indexing_.isActive(); }
  // The path of the file with this SHA-256, relative to the data folder; empty while it is unknown.
  QString nameOf(const std::string& sha256) const;
  // Its picture, as the network sees it; null until it is decoded. The first call starts decoding.
  QImage picture(const std::string& sha256);

 signals:
  void changed();  // a path or a picture may be newly available

 private:
  struct Index {
    std::filesystem::path root;
    std::map<std::string, std::string> paths;  // paths relative to the root, by SHA-256
  };
  void decodeNext();
  Services& services_;
  QString indexed_;  // the folder that `index_` was made from
  Index index_;
  std::map<std::string, QImage> pictures_;
  std::set<std::string> wanted_;
  Job indexing_, decoding_;
};

}  // namespace glenoid::ui
