// SPDX-License-Identifier: GPL-3.0-or-later
// Trains folds of a cross-validation in parallel processes: a single one leaves most of a GPU idle.
#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "core/base/cancel_token.h"
#include "core/runs/run_request.h"

namespace glenoid {

// Starts this program (glenoid-train) once for each of `folds` folds, request.processes at a time, with the verb "crossval" and the request
// for this fold only. The standard error of a process is kept in stderr.txt in the fold's folder; `ended` is called for each process that
// ended, from any thread. If one fails, the others finish. Throws Cancelled, after which no process is left running; Error WorkerFailed for
// the first fold that failed, with its exit status and last lines (the same call then continues with the unfinished folds); as ChildProcess
// does, or FileUnwritable.
void trainFoldsInProcesses(const RunRequest& request, std::size_t folds, const CancelToken& token,
                           const std::function<void(const std::string& line)>& ended);

}  // namespace glenoid
