// Folds of a cross-validation in processes beside each other: one alone leaves most of a GPU idle.
#pragma once

#include <cstddef>
#include <filesystem>

#include <nlohmann/json.hpp>

#include "core/base/cancel_token.h"

namespace glenoid {

// Starts this program once for every fold, `atOnce` at a time, each with `options` (of the verb "crossval") and its "fold". Who takes the
// work up afterwards finds finished folds in the run folder, and unfinished ones where a process failed; it then meets the reason itself.
// Throws Cancelled, after which no process is left, and Error Internal or FileUnwritable.
void trainFoldsInProcesses(const nlohmann::json& options, const std::filesystem::path& run, std::size_t folds, std::size_t atOnce,
                           const CancelToken& token);

}  // namespace glenoid
