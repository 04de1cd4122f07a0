// SPDX-License-Identifier: GPL-3.0-or-later
// Trains a network on a pixel cache, in a run folder from which a stopped run can continue.
//
// The run folder:
//   options.json       every option        environment.json   versions, device, seed, data, start weights, teachers
//   split.json         the parts           history.csv        one line for each epoch; the same in events.out.tfevents.* for TensorBoard
//   last.safetensors   the checkpoint      best.safetensors   weights of the best epoch; both with metadata "labels", "options", "epoch",
//                                                             and usable as start weights and by readBestWeights()
//   evaluation.json    figures of the validation and test parts with the best weights
//   validation.csv, test.csv, test-augmented.csv   logits of each picture
//
// All randomness of an epoch (order, augmentation, dropout) is drawn from (seed, epoch), with generators that belong to the run. So on the
// CPU, with a fixed number of threads, a run that was stopped or killed and then continued equals an uninterrupted run bit for bit,
// whatever other threads of the process compute.
#pragma once

#include <filesystem>
#include <vector>

#include "core/base/cancel_token.h"
#include "core/base/folder_lock.h"
#include "core/dataset/pixel_cache.h"
#include "core/dataset/split.h"
#include "core/eval/evaluation.h"
#include "core/runs/run_request.h"
#include "core/training/observer.h"
#include "core/training/options.h"
#include "core/training/process_group.h"

namespace glenoid {

// Predictions for one part, and its figures at the temperature fitted on the validation part (1 without one).
struct PartResult {
  std::vector<std::size_t> positions;  // in the cache
  Predictions predictions;
  Evaluation evaluation;
};

struct TrainingResult {
  std::vector<EpochRecord> history;
  std::int64_t bestEpoch = 0;
  bool stoppedEarly = false;
  PartResult validation, test;
  PartResult testAugmented;  // empty unless TrainingOptions::testTimeAugmentation
  std::filesystem::path weights;
};

// Blocks. Checks the token before each batch and between forward and backward. Continues from a checkpoint in the folder. Nothing in the
// folder changes unless the request is accepted. Throws Cancelled (checkpoint and best weights stay); Error as FolderLock does for a path;
// OptionInvalid, DatasetTooSmall, DatasetMismatch, DeviceUnavailable, FileUnwritable; CheckpointInvalid if the folder holds a run with
// other options (the device may differ) or another split, PretrainingFolder if it holds a pretraining run; Diverged if a value is not
// finite (the last checkpoint stays); OutOfMemory if even one image is too much (before that the batch is halved, with a fact).
TrainingResult train(const TrainingOptions& options, const TrainingData& data, const FolderLock& run, const CancelToken& token = {},
                     const TrainingObserver& observer = {});

// The same by all processes of `group` together; each calls it with the same arguments. The first process, which must hold the FolderLock
// of `run`, does all that train() does; the others read a checkpoint there, write nothing, and return only the history. A stopped run may
// continue with another number of processes. The batch is not halved. Throws as train() does, Error ProcessesDiffer, and ProcessLost if
// another process ended.
TrainingResult trainTogether(const TrainingOptions& options, const TrainingData& data, const std::filesystem::path& run,
                             ProcessGroup& group, const CancelToken& token = {}, const TrainingObserver& observer = {});

// The parts that a request asks for: every image in the training part if it is a final fit, else the stored or a drawn split. Throws as
// readSplit(), splitOf() and requireParts() do.
Split partsFor(const RunRequest& request, const PixelCache& cache);

// Trains on all images for options.epochs epochs; nothing is left to measure. Throws as train() does.
TrainingResult trainOnAll(const TrainingOptions& options, const PixelCache& cache, const FolderLock& run, const CancelToken& token = {},
                          const TrainingObserver& observer = {});

}  // namespace glenoid
