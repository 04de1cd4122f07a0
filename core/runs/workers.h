// SPDX-License-Identifier: GPL-3.0-or-later
// Folds of a cross-validation in processes beside each other: one alone leaves most of a GPU idle.
#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "core/base/cancel_token.h"
#include "core/runs/run_request.h"

namespace glenoid {

// Starts this program (glenoid-train) once for each of `folds` folds, request.processes at a time, with the verb "crossval" and the request
// of that fold alone. What a process says on standard error is kept in stderr.txt of the fold's folder; `ended` hears of each process, from
// any thread. If one fails, the others finish. Throws Cancelled, after which no process is left; Error WorkerFailed for the first fold that
// failed, with how it ended and its last lines, after which the same call continues with the unfinished folds; as ChildProcess does, or
// FileUnwritable.
void trainFoldsInProcesses(const RunRequest& request, std::size_t folds, const CancelToken& token,
                           const std::function<void(const std::string& line)>& ended);

}  // namespace glenoid
