// SPDX-License-Identifier: GPL-3.0-or-later
// Why a run failed, kept in its folder as failure.json until it goes on.
#pragma once

#include <exception>
#include <filesystem>
#include <optional>

#include "core/base/error.h"

namespace glenoid {

// Empty if the run has not failed. Throws Error as readJson() does.
std::optional<Error> readRunFailure(const std::filesystem::path& runFolder);
// A folder that cannot be written keeps nothing.
void keepRunFailure(const std::filesystem::path& runFolder, const Error& error) noexcept;
void forgetRunFailure(const std::filesystem::path& runFolder) noexcept;

// Whether a run that failed for this reason would fail again with the same options.
bool wouldFailAgain(const Error& error);

// The same error, but a training that computed a value that is not finite has Diverged.
Error failureOfTraining(const Error& error);

// What a run does once it was accepted. Whatever it throws is kept and thrown as failureOfTraining() of an Error, except Cancelled.
template <class Work>
auto keepingFailure(const std::filesystem::path& runFolder, const Work& work) {
  forgetRunFailure(runFolder);
  try {
    return work();
  } catch (const std::exception& failure) {
    const auto told = failureOfTraining(errorAbout({}, failure));
    if (told.code() != ErrorCode::ProcessLost) keepRunFailure(runFolder, told);  // that may have been an interrupt
    throw told;
  }
}

}  // namespace glenoid
