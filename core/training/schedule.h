// SPDX-License-Identifier: GPL-3.0-or-later
// The learning rate over the epochs, and even batches.
#pragma once

#include <functional>

#include "core/training/options.h"

namespace glenoid {

// Factor on the rate in [0, 1] after `epochsDone` epochs (with fractions) of `epochs`: warm-up, then the schedule
// (cosine: Loshchilov and Hutter 2017; one-cycle: Smith and Topin 2018, in its cosine form, from 1/25 up to 1 and down to 1/250000, the
// momentum left as it is).
double rateFactor(const ScheduleOptions& schedule, double epochsDone, double epochs);

// Calls step(begin, count) over [0, total) with batches of nearly one size, at most `batch`. Where a step throws
// c10::OutOfMemoryError the batch is halved, `halved` hears the new size, and the step is made again with fewer images.
// Returns the batch in use at the end. Throws Error OutOfMemory where one image is too much.
std::int64_t runInBatches(std::int64_t total, std::int64_t batch, const std::function<void(std::int64_t, std::int64_t)>& step,
                          const std::function<void(std::int64_t)>& halved);

}  // namespace glenoid
