// SPDX-License-Identifier: GPL-3.0-or-later
// Makes start weights for training from pictures that lack the labels of the later data set, in a folder from which a stopped run can
// continue.
//
// The folder:
//   start.safetensors   the backbone after the last checkpoint; for TrainingOptions::startWeights
//   start.json          their card: method, data, options, probes, versions; no path of a picture
//   pretraining.json    every option            split.json   the pictures learned from ("train"), and those left out ("test")
//   environment.json    data, device and versions of the latest start
//   history.csv         one line for each epoch; with the probes in events.out.tfevents.* for TensorBoard
//   probes.csv          one line for each probe  last.safetensors   the checkpoint
#pragma once

#include <filesystem>
#include <functional>
#include <vector>

#include "core/base/cancel_token.h"
#include "core/base/folder_lock.h"
#include "core/training/observer.h"
#include "core/training/pretraining.h"

namespace glenoid {

struct PretrainingObserver {
  TrainingObserver training;
  std::function<void(const ProbeRecord&)> probe = {};
};

struct PretrainingResult {
  std::vector<EpochRecord> history;
  std::vector<ProbeRecord> probes;
  std::filesystem::path weights, card;
};

// Learns from all pictures of the cache. If there is a probe, it is measured before the first epoch and as the options say, and pictures
// with the content of one of its validation or test part are left out (with a fact), so that neither the probe nor the later test has been
// learned. The probe changes nothing about the learning. Blocks, resumes and repeats exactly as train() does. Throws Cancelled; Error
// OptionInvalid, DatasetTooSmall, DatasetMismatch if the tasks are not of these pictures, DatasetInvalid if one has fewer than two labels,
// CheckpointInvalid if the folder holds a run with other options, labels or pictures, TrainingFolder if it holds a training run, and else
// as train() does.
PretrainingResult pretrain(const Pretraining& plan, const PixelCache& cache, const ProbeData* probe, const FolderLock& run,
                           const CancelToken& token = {}, const PretrainingObserver& observer = {});

}  // namespace glenoid
