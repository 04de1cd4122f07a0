// SPDX-License-Identifier: GPL-3.0-or-later
// A request to pretrain, and the file that keeps it in the folder of the run, so that the run can be continued after a restart of the
// program. The folder is described in core/runs/pretraining_run.h.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/dataset/pixel_cache.h"
#include "core/dataset/split.h"
#include "core/training/options.h"

namespace glenoid {

// The folder may be new, or hold a stopped run of the same request, which is then continued.
struct PretrainingRequest {
  PretrainingOptions options;
  std::shared_ptr<const PixelCache> pictures;
  std::shared_ptr<const PixelCache> probe;        // labelled pictures; null: no probe
  std::filesystem::path picturesFile, probeFile;  // the paths of both
  std::filesystem::path labels;                   // table with the labels of method Labels; empty: the labels of the pictures
  std::vector<std::string> tasks;                 // its columns
  std::filesystem::path runFolder;

  std::filesystem::path weights() const { return runFolder / "start.safetensors"; }  // of the finished run
};

// What the probe measures and what is set aside, as constants of core/training/pretraining.h say. Throws Error DatasetTooSmall.
Split probeSplitOf(const std::vector<Item>& items);

// RUN/request.json, without the options, which the run itself stores. Throws Error FileUnwritable.
void writePretrainingRequest(const PretrainingRequest& request);
// Everything needed to continue a stopped run. Opens its pixel caches. Throws Error FileNotFound if one is gone, and as readJson() and
// pretrainingOptionsFromJson() do.
PretrainingRequest pretrainingRequestOf(const std::filesystem::path& runFolder);
}  // namespace glenoid
