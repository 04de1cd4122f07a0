// SPDX-License-Identifier: GPL-3.0-or-later
// The training runs in a folder: the data and options of each, its progress and figures, and the user's notes.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/base/cancel_token.h"
#include "core/base/error.h"
#include "core/dataset/pixel_cache.h"
#include "core/dataset/split.h"
#include "core/eval/confusion.h"
#include "core/runs/run_request.h"
#include "core/training/epoch_record.h"
#include "core/training/options.h"

namespace glenoid {

// The source of a run's pictures.
struct RunOrigin {
  std::filesystem::path data;   // the user's choice
  std::filesystem::path cache;  // its pixels.cache
  bool isFinalFit = false;      // all pictures were to be learned
};
// From request.json of the run folder, or from origin.json, which earlier versions wrote. Without either, the cache in the run folder. A
// fold of a cross-validation has what the folders above it have. If only the cache is known and it exists, it is the data too. Throws Error
// as readJson().
RunOrigin readRunOrigin(const std::filesystem::path& runFolder);

// The figures of one part, from evaluation.json.
struct RunFigures {
  std::size_t count = 0;
  double accuracy = 0;
  Interval interval;
  double balancedAccuracy = 0, macroF1 = 0, macroAuc = 0, calibrationError = 0;
};

struct StoredRun {
  enum class State {
    Unfinished,  // stopped or killed: it continues from its checkpoint, or from its start
    Finished,
    Failed,      // `problem` says why; it continues as one that was stopped, unless wouldFailAgain(), core/runs/run_failure.h
    Unreadable,  // `problem` says why
  };
  std::filesystem::path folder;
  State state = State::Unfinished;
  std::optional<Error> problem;
  std::filesystem::file_time_type changed;  // when its history was written, or else when it started
  TrainingOptions options;
  RunOrigin origin;
  std::vector<std::string> labels;  // of the data set; this and the next from environment.json, empty and 0 if it is missing
  std::size_t images = 0;           // in all parts
  std::vector<EpochRecord> history;
  std::optional<RunFigures> validation, test;
  std::string notes;
};

// Whether the folder has the options and the split of a run, and is no comparison.
bool isRun(const std::filesystem::path& folder);
// Whether it holds a run, a cross-validation, a comparison or drawn folds, to which a pretraining must add nothing.
bool holdsTraining(const std::filesystem::path& folder);
// If anything cannot be read, the run is Unreadable; nothing is thrown.
StoredRun readRun(const std::filesystem::path& folder);
// Every run in `folder`, the latest first; empty if the folder does not exist. Throws Cancelled.
std::vector<StoredRun> readRuns(const std::filesystem::path& folder, const CancelToken& token = {});

// What `glenoid-cli crossval` or `compare` left in a folder. It is no run: its folds are.
struct StoredCrossValidation {
  std::filesystem::path folder;
  std::size_t folds = 0, finished = 0;
  std::size_t methods = 0;  // of a comparison, whose finished folds are not counted; 0: a cross-validation
};
// Every cross-validation and comparison in `folder`, by name, without those whose folds cannot be read; empty if the folder does not exist.
// Throws Cancelled.
std::vector<StoredCrossValidation> readCrossValidations(const std::filesystem::path& folder, const CancelToken& token = {});

// notes.txt of the run folder; if the notes are only white space, it is removed. Throws Error FileUnwritable.
void writeRunNotes(const std::filesystem::path& runFolder, const std::string& notes);

// Everything that a run needs. The folder may be new, or hold a stopped run with the same options and split, which is then continued.
struct TrainingRequest {
  TrainingOptions options;
  std::shared_ptr<const PixelCache> cache;
  Split split;
  std::filesystem::path runFolder;
  std::filesystem::path cacheFile;  // the path of `cache`, so that the run can be continued after a restart of the program
  std::filesystem::path data;       // the user's choice, for the lists and the model's description
  bool isFinalFit = false;          // all pictures are learned, as RunRequest::finalFit
};
// The same as one JSON object, with the split that the run stores in its folder.
RunRequest runRequest(const TrainingRequest& request);
// Everything needed to continue a stopped run. Opens its pixel cache. Throws Error FileNotFound if the cache is gone, and DatasetInvalid or
// OptionInvalid if what is stored does not fit together.
TrainingRequest requestOf(const std::filesystem::path& runFolder);

// An option in which runs differ: its key in options.json ("optimizer.rate"), and its value in each run.
struct OptionDifference {
  std::string key;
  std::vector<nlohmann::json> values;
};
// In the order of options.json.
std::vector<OptionDifference> compareRuns(const std::vector<StoredRun>& runs);

}  // namespace glenoid
