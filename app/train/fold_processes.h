// SPDX-License-Identifier: GPL-3.0-or-later
// Folds of a cross-validation in processes beside each other: one alone leaves most of a GPU idle.
#pragma once

#include <cstddef>
#include <filesystem>

#include <nlohmann/json.hpp>

#include "core/base/cancel_token.h"

namespace glenoid {

// Starts this program once for every fold, `atOnce` at a time, each with `options` (of the verb "crossval") and its "fold"; what it says on
// standard error stands in stderr.txt of the fold's folder. One that fails leaves the others to their end. Throws Cancelled, after which no
// process is left; Error WorkerFailed for the first fold that failed, with how it ended and its last lines, after which the same call goes
// on with what is not finished; as ChildProcess, or FileUnwritable.
void trainFoldsInProcesses(const nlohmann::json& options, const std::filesystem::path& run, std::size_t folds, std::size_t atOnce,
                           const CancelToken& token);

}  // namespace glenoid
