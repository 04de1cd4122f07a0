// SPDX-License-Identifier: GPL-3.0-or-later
// Shared by all verbs that train: preparation, and the output on stderr: a line for each epoch, its facts, and the progress between them.
#pragma once

#include <cstdint>

#include "app/cli/terminal.h"
#include "core/runs/training_run.h"

namespace glenoid::cli {

// `threads`: processor threads for the whole process; 0: all. The process then keeps freed memory (core/base/process_memory.h).
void prepareToTrain(int threads);

// `line` must outlive it.
TrainingObserver trainingObserver(ProgressLine& line, std::int64_t epochs);

}  // namespace glenoid::cli
