// SPDX-License-Identifier: GPL-3.0-or-later
// The installed models as the window knows them: listing, default, import, verification and removal.
#pragma once

#include <deque>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <vector>

#include <QObject>
#include <QString>

#include "core/bundle/bundle.h"
#include "ui/jobs/job_runner.h"
#include "ui/services/messages.h"

namespace glenoid::ui {

struct CatalogueEntry {
  std::filesystem::path path;
  std::shared_ptr<const Bundle> bundle;  // null if unreadable
  QString problem;                       // why it is unreadable
  bool removable = false;                // is in the user's own folder
  bool isDefault = false;
  enum class Check { NotYet, Good, Damaged } check = Check::NotYet;  // of the digest of the weights
};

// Used only on the window's thread; reading and copying run as jobs.
class ModelCatalogue : public QObject {
  Q_OBJECT

 public:
  // `folders` as from modelFolders(), `userFolder` as from userModelFolder().
  ModelCatalogue(std::vector<std::filesystem::path> folders, std::filesystem::path userFolder, JobRunner& files, Messages& messages);

  const std::vector<CatalogueEntry>& entries() const { return entries_; }
  // The bundle of the default model; null if no model is readable.
  std::shared_ptr<const Bundle> defaultBundle() const;
  std::shared_ptr<const Bundle> bundleAt(const std::filesystem::path& path) const;

  void refresh();                                             // reads the folders again; changed() follows
  void import(const std::filesystem::path& source);           // copies a bundle into the user's folder; imported() or a message follows
  void importAsDefault(const std::filesystem::path& source);  // like import(), and makes it the default model
  void remove(const std::filesystem::path& path);             // only if it is removable
  void setDefault(const std::filesystem::path& path);
  void verify(const std::filesystem::path& path);

 signals:
  void changed();
  void defaultChanged();
  void imported(const QString& path);

 private:
  std::vector<std::filesystem::path> folders_;
  std::filesystem::path userFolder_;
  JobRunner& files_;
  Messages& messages_;
  std::vector<CatalogueEntry> entries_;
  void take(std::vector<CatalogueEntry> entries);
  void install(const std::filesystem::path& source, bool asDefault);
  // Runs `work` as a job after all earlier ones, then reads the folders again. `work` returns the path that was imported, or an empty path.
  void change(std::function<std::filesystem::path()> work);
  void changeNext();

  Job reading_, changing_;
  std::deque<std::function<std::filesystem::path()>> changes_;  // waiting
  std::vector<std::filesystem::path> arrived_;                  // imported but not yet listed
  std::map<std::filesystem::path, Job> checks_;                 // the latest check of each model
};

}  // namespace glenoid::ui
