// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/path_look.h"

#include <memory>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>

#include <QObject>
#include <QTimer>

namespace glenoid::ui {
namespace {

namespace fs = std::filesystem;
using Look = std::function<PathState(const fs::path&)>;
using Done = std::function<void(const std::vector<PathState>&)>;

PathState lookAtDisk(const fs::path& path) {
  std::error_code failure;
  const auto status = fs::status(path, failure);
  if (status.type() == fs::file_type::directory) return PathState::Folder;
  if (status.type() != fs::file_type::not_found) return PathState::File;
  // A path inside a ZIP goes on behind a file.
  for (auto above = path.parent_path(); above.has_relative_path(); above = above.parent_path()) {
    if (const auto type = fs::status(above, failure).type(); type != fs::file_type::not_found) {
      return type == fs::file_type::regular ? PathState::File : PathState::Missing;
    }
  }
  return PathState::Missing;
}

Look& currentLook() {
  static Look look = lookAtDisk;
  return look;
}

class Waiting;

// Belongs to the thread that looks and to the object that waits, whichever lasts longer.
struct Shared {
  std::mutex guard;
  std::vector<PathState> states;
  Waiting* waiting;  // null once nobody waits
};

class Waiting : public QObject {
 public:
  Waiting(QObject& context, std::size_t paths, Done done) : QObject(&context), done_(std::move(done)) {
    shared->states.assign(paths, PathState::Silent);
    shared->waiting = this;
  }
  ~Waiting() override {
    const std::lock_guard lock(shared->guard);
    shared->waiting = nullptr;
  }
  void finish() {
    auto done = std::exchange(done_, {});
    if (!done) return;
    std::vector<PathState> states;
    {
      const std::lock_guard lock(shared->guard);
      states = shared->states;
    }
    deleteLater();
    done(states);
  }

  const std::shared_ptr<Shared> shared = std::make_shared<Shared>();

 private:
  Done done_;
};

void lookAtAll(Shared& shared, const Look& look, const std::vector<fs::path>& paths) {
  for (std::size_t i = 0; i < paths.size(); ++i) {
    const auto state = look(paths[i]);
    const std::lock_guard lock(shared.guard);
    shared.states[i] = state;
  }
  const std::lock_guard lock(shared.guard);
  if (auto* waiting = shared.waiting)
    QMetaObject::invokeMethod(
        waiting, [waiting] { waiting->finish(); }, Qt::QueuedConnection);
}

}  // namespace

void lookAt(QObject& context, std::vector<fs::path> paths, Done done, std::chrono::milliseconds patience) {
  auto* waiting = new Waiting(context, paths.size(), std::move(done));
  QTimer::singleShot(patience, waiting, [waiting] { waiting->finish(); });
  std::thread([shared = waiting->shared, look = currentLook(), paths = std::move(paths)] { lookAtAll(*shared, look, paths); }).detach();
}

StandInLook::StandInLook(Look look) { currentLook() = std::move(look); }
StandInLook::~StandInLook() { currentLook() = lookAtDisk; }

}  // namespace glenoid::ui
