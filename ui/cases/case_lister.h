// SPDX-License-Identifier: GPL-3.0-or-later
// Lists the pictures in what the user opens, and those beside a single picture, without waiting for a slow drive.
#pragma once

#include <filesystem>
#include <vector>

#include <QObject>

#include "ui/cases/case_listing.h"
#include "ui/services/services.h"

namespace glenoid::ui {

// Used only on the window's thread. Says in services.messages what was left out, or why there is no list, and remembers a single folder,
// DICOMDIR or ZIP among the recent files.
class CaseLister : public QObject {
  Q_OBJECT

 public:
  // `services` outlives it.
  explicit CaseLister(Services& services, QObject* parent = nullptr);

  // Lists these absolute paths instead of earlier ones.
  void list(const std::vector<std::filesystem::path>& paths);
  void cancel() { job_.cancel(); }
  // What the list was made from; empty if that is the folder of a single picture.
  const std::vector<std::filesystem::path>& listed() const { return listed_; }

 signals:
  void found(const std::vector<glenoid::ui::CaseEntry>& entries);  // a new list, of which the first picture opens
  void grown(const std::vector<glenoid::ui::CaseEntry>& entries);  // that of a single picture, now with the others of its folder

 private:
  void listContents(const std::vector<std::filesystem::path>& paths);
  void listSiblings(const std::filesystem::path& file);
  void sayLeftOut(const CaseListing& listing);
  Services& services_;
  std::vector<std::filesystem::path> listed_;
  Job job_;
};

}  // namespace glenoid::ui
