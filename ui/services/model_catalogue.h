// SPDX-License-Identifier: GPL-3.0-or-later
// The installed models as the window knows them: listing, default, import, export, verification and removal.
#pragma once

#include <deque>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <vector>

#include <QObject>
#include <QPointer>
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

// ModelDescription::title(): "densenet121-se 2026.11"
QString modelTitle(const ModelDescription& model);

// The topic of messages that say which model is the default. They go when another becomes it.
inline const QString kDefaultTopic = QStringLiteral("default model");

// Used only on the window's thread; reading and copying run as jobs. `messages` tells what was done, with an undo, or why it failed.
class ModelCatalogue : public QObject {
  Q_OBJECT

 public:
  // `folders` as from modelFolders(), `userFolder` as from userModelFolder().
  ModelCatalogue(std::vector<std::filesystem::path> folders, std::filesystem::path userFolder, JobRunner& files, Messages& messages);

  const std::vector<CatalogueEntry>& entries() const { return entries_; }
  // The bundle of the default model; null if no model is readable.
  std::shared_ptr<const Bundle> defaultBundle() const;
  std::shared_ptr<const Bundle> bundleAt(const std::filesystem::path& path) const;
  // modelTitle(), followed by the start of the digest of the weights if another model has the same title, or by the path if that one has
  // the same weights, too. The name of the file or folder if the model is unreadable.
  QString titleOf(const std::filesystem::path& path) const;
  bool isOwn(const std::filesystem::path& path) const;  // in the user's own folder, not installed with the program

  void refresh();                                    // reads the folders again; changed() follows
  void import(const std::filesystem::path& source);  // copies a bundle into the user's folder; imported() follows
  // Like import(), and makes it the default model. Tells only a failure, in `messages`.
  void importAsDefault(const std::filesystem::path& source, Messages& messages);
  // Undoes importAsDefault(): `before` is the default again, and the copy at `path` is removed if the import made it. Says so in
  // `messages`.
  void undoImportAsDefault(const std::filesystem::path& path, const std::filesystem::path& before, Messages& messages);
  void exportTo(const std::filesystem::path& path, const std::filesystem::path& file);  // as one file that import() takes
  void remove(const std::filesystem::path& path);                                       // only if it is removable
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
  // A change of the folders. `work` runs as a job and returns the path that was imported, or an empty path.
  struct Change {
    std::function<std::filesystem::path()> work;
    std::function<void()> done = {};
    QPointer<Messages> messages = {};  // where a failure is told; null: messages_
  };
  void take(std::vector<CatalogueEntry> entries);
  void change(Change change);  // after all earlier ones; then reads the folders again
  void changeNext();
  void tellsDefault(const std::filesystem::path& path);
  void restoreDefault(const std::filesystem::path& path, Messages& messages, const std::function<void()>& then = {});  // for an undo

  Job reading_, changing_;
  std::deque<Change> changes_;                   // waiting
  std::vector<std::filesystem::path> arrived_;   // imported but not yet listed
  std::set<std::filesystem::path> copied_;       // made by the latest importAsDefault() of each, and not imported by the user since
  std::filesystem::path told_;                   // the default that messages with kDefaultTopic are about
  std::map<std::filesystem::path, Job> checks_;  // the latest check of each model
  bool isFirstLook_ = true;
};

}  // namespace glenoid::ui
