// SPDX-License-Identifier: GPL-3.0-or-later
// Trains several folds of a cross-validation at once, each in its own process: a single process leaves most of a GPU idle.
#pragma once

#include <cstddef>
#include <filesystem>

#include <nlohmann/json.hpp>

#include "core/base/cancel_token.h"

namespace glenoid {

// Starts this program once for every fold, `atOnce` at a time, each with `options` (of the verb "crossval") and its "fold". What a process
// prints on standard error goes to stderr.txt in the fold's folder. If one fails, the others still run to their end. Throws Cancelled, and
// then no process is left; Error WorkerFailed for the first fold that failed, with how it ended and its last lines (the same call then
// continues with the folds that are not finished); Error as ChildProcess does, or FileUnwritable.
void trainFoldsInProcesses(const nlohmann::json& options, const std::filesystem::path& run, std::size_t folds, std::size_t atOnce,
                           const CancelToken& token);

}  // namespace glenoid
