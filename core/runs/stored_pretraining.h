// SPDX-License-Identifier: GPL-3.0-or-later
// The pretrainings in a folder, with what each has learned so far. The folder of one is described in core/runs/pretraining_run.h.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

#include "core/base/cancel_token.h"
#include "core/base/error.h"
#include "core/training/options.h"

namespace glenoid {

struct StoredPretraining {
  enum class State {
    Unfinished,  // stopped or killed, perhaps in its last probe
    Finished,
    Failed,      // `problem` says why; as StoredRun::State::Failed
    Unreadable,  // `problem` says why
  };
  std::filesystem::path folder;
  State state = State::Unfinished;
  std::optional<Error> problem;
  std::filesystem::file_time_type changed;  // when its history was written, or else when it started
  PretrainingOptions options;
  std::int64_t epochs = 0;  // that it has learned
  bool hasRequest = false;  // if it is unfinished, it can be continued from its own files; one of the terminal has none

  std::filesystem::path weights() const { return folder / "start.safetensors"; }  // of the last checkpoint
};

// Whether the folder has a pretraining.json.
bool isPretraining(const std::filesystem::path& folder);
// If anything cannot be read, the pretraining is Unreadable; nothing is thrown.
StoredPretraining readPretraining(const std::filesystem::path& folder);
// Every pretraining in `folder`, the latest first; empty if the folder does not exist. Throws Cancelled.
std::vector<StoredPretraining> readPretrainings(const std::filesystem::path& folder, const CancelToken& token = {});
// Whether the folder holds one that is unfinished and can be continued from its own files.
bool isUnfinishedPretraining(const std::filesystem::path& folder);

}  // namespace glenoid
