// SPDX-License-Identifier: GPL-3.0-or-later
// Many radiographs asked in turn: which files, how far, when it ends, and the table of answers. No widget.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include <QObject>

#include "ui/batch/batch_model.h"
#include "ui/services/services.h"

namespace glenoid::ui {

// The window's thread. The files are asked in slices of less than a second, so that a picture opened meanwhile gets its answer in between.
class BatchState : public QObject {
  Q_OBJECT

 public:
  enum class Phase {
    Empty,    // nothing was asked yet
    Listing,  // looking for files
    Running,
    Done,
    Stopped,  // by the person; the rows so far stay
    Failed,   // a message says why; the rows so far stay
  };
  Q_ENUM(Phase)

  explicit BatchState(Services& services, QObject* parent = nullptr);
  ~BatchState() override;

  // Files, and folders with all below them. Takes the place of what is under way; the rows before go.
  void start(std::vector<std::filesystem::path> inputs, std::shared_ptr<const Bundle> bundle);
  void stop();  // at once: what is answered from now on has no row
  // Writes the table as `glenoid-cli predict --csv` does; a message says where, or why not.
  void exportCsv(const std::filesystem::path& file);

  Phase phase() const { return phase_; }
  bool isBusy() const { return phase_ == Phase::Listing || phase_ == Phase::Running; }
  std::size_t done() const { return model_.rows().size(); }
  std::size_t total() const { return files_.size(); }  // 0 until the files are listed
  // From the pace so far; nothing until there is one.
  std::optional<double> secondsLeft() const;
  const std::vector<std::filesystem::path>& inputs() const { return inputs_; }
  const std::shared_ptr<const Bundle>& bundle() const { return bundle_; }  // that gave the rows
  BatchModel& model() { return model_; }

 signals:
  void changed();  // phase or count, at most about 20 times a second while it runs

 private:
  void setPhase(Phase phase);
  void classifyNext();
  void take(std::vector<Answer>&& rows);
  template <class Result>
  JobCallbacks<Result> callbacks(std::function<void(Result)> done);

  Services& services_;
  BatchModel model_;
  Phase phase_ = Phase::Empty;
  std::vector<std::filesystem::path> inputs_, files_;
  std::shared_ptr<const Bundle> bundle_;
  Job job_;
  std::size_t next_ = 0;                         // file the next slice starts with
  std::chrono::steady_clock::time_point start_;  // of the first slice
};

}  // namespace glenoid::ui
