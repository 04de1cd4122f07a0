// SPDX-License-Identifier: GPL-3.0-or-later
// A batch of radiographs: its files, its progress, the time left, and the table of answers. Not a widget.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include <QObject>

#include "core/report/prediction_report.h"
#include "ui/batch/batch_model.h"
#include "ui/services/services.h"

namespace glenoid::ui {

// Used only on the window's thread. The batch gives way after each file, so that a picture opened meanwhile gets its answer in between.
class BatchState : public QObject {
  Q_OBJECT

 public:
  enum class Phase {
    Empty,    // no batch was started yet
    Listing,  // looking for files
    Running,
    Done,
    Stopped,  // by the user; the rows so far stay, and resume() continues
    Failed,   // a message says why; the rows so far stay, and resume() continues
  };
  Q_ENUM(Phase)

  explicit BatchState(Services& services, QObject* parent = nullptr);
  ~BatchState() override;

  // Identifies files, and all files in folders and their subfolders. Cancels a running batch and clears the table; a message offers to put
  // the earlier table back.
  void start(std::vector<std::filesystem::path> inputs, std::shared_ptr<const Bundle> bundle);
  void stop();  // takes effect at once: later answers get no row
  // Identifies what is left of a stopped or aborted batch, with the same model. The rows so far stay.
  void resume();
  bool canResume() const;
  // Writes the table as `glenoid-cli predict --csv` does. A message says where, or why it failed.
  void exportCsv(const std::filesystem::path& file, const CsvForm& form = {}, const CsvWords& words = {});
  bool isUnsaved() const { return done() > *batch_.saved; }  // the table has rows that were not written by exportCsv()

  Phase phase() const { return phase_; }
  bool isBusy() const { return phase_ == Phase::Listing || phase_ == Phase::Running; }
  std::size_t done() const { return model_.rows().size(); }
  std::size_t total() const { return batch_.files.size(); }  // 0 until the files are listed
  std::size_t lookedAt() const { return lookedAt_; }         // files, while they are listed
  // Estimated from the speed so far; empty until that is known.
  std::optional<double> secondsLeft() const;
  const std::vector<std::filesystem::path>& inputs() const { return batch_.inputs; }
  const std::shared_ptr<const Bundle>& bundle() const { return batch_.bundle; }  // the model that gave the rows
  BatchModel& model() { return model_; }

 signals:
  void changed();  // the phase or a count changed; at most about 20 times per second during a run

 private:
  // A batch without its rows.
  struct Batch {
    std::vector<std::filesystem::path> inputs;
    std::vector<std::filesystem::path> files = {}, roots = {};  // once they are listed; the roots are the folders that hold the inputs
    std::shared_ptr<const Bundle> bundle;
    int confidence = 0;                                                     // percent; the same for all rows
    std::shared_ptr<std::size_t> saved = std::make_shared<std::size_t>(0);  // rows of the table as it was last written
  };
  void offerToPutBack();
  void setPhase(Phase phase);
  void lookForFiles();
  void run();
  void classify();
  void take(std::vector<BatchRow>&& rows);
  template <class Result>
  JobCallbacks<Result> callbacks(std::function<void(Result)> done);

  Services& services_;
  BatchModel model_;
  Phase phase_ = Phase::Empty;
  Batch batch_;
  Job job_;
  std::size_t lookedAt_ = 0;
  std::chrono::steady_clock::time_point start_;  // when the files were listed, or the batch was continued
  std::size_t doneBefore_ = 0;                   // rows at that time
};

}  // namespace glenoid::ui
