// SPDX-License-Identifier: GPL-3.0-or-later
// Where the radiographs lie on this computer that models learned from, and what they look like.
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

// An index, by content, of the data folder that was last opened for training (setting::lastDataFolder: a folder of makers or a CSV). It is
// made in the background when it is first asked for, and kept for the session; pictures are decoded one after the other. The window's
// thread.
class LearnedFiles : public QObject {
  Q_OBJECT

 public:
  explicit LearnedFiles(Services& services, QObject* parent = nullptr);
  ~LearnedFiles() override;

  static constexpr int kSide = 112;  // pixels of a picture: sharp at twice the density

  // Begins the index, unless it was made of this folder.
  void seek();
  bool isSeeking() const { return indexing_.isActive(); }
  // Of the file with this SHA-256, relative to the data folder; empty while it is not known.
  QString nameOf(const std::string& sha256) const;
  // Its picture, as the network sees it; null while there is none. Decoding begins when it is first asked for.
  QImage picture(const std::string& sha256);

 signals:
  void changed();  // more is known

 private:
  struct Index {
    std::filesystem::path root;
    std::map<std::string, std::string> paths;  // relative to the root, by SHA-256
  };
  void decodeNext();
  Services& services_;
  QString indexed_;  // the folder
  Index index_;
  std::map<std::string, QImage> pictures_;
  std::set<std::string> wanted_;
  Job indexing_, decoding_;
};

}  // namespace glenoid::ui
