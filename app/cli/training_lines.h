// SPDX-License-Identifier: GPL-3.0-or-later
// What a training run prints on stderr: a line for each epoch, its facts, and the progress between them.
#pragma once

#include <cstdint>

#include "app/cli/terminal.h"
#include "core/runs/training_run.h"

namespace glenoid::cli {

// `line` must outlive it.
TrainingObserver trainingObserver(ProgressLine& line, std::int64_t epochs);

}  // namespace glenoid::cli
