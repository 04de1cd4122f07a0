// SPDX-License-Identifier: GPL-3.0-or-later
// The learning rate over the epochs, and batches of equal size.
#pragma once

#include <functional>

#include "core/training/options.h"

namespace glenoid {

// Factor on the learning rate, in [0, 1], after `epochsDone` of `epochs` epochs (fractions allowed): warm-up, then the schedule (cosine:
// Loshchilov and Hutter 2017; one-cycle: Smith and Topin 2018 in its cosine form, from 1/25 up to 1 and down to 1/250000, with the momentum
// unchanged).
double rateFactor(const ScheduleOptions& schedule, double epochsDone, double epochs);

// Calls step(begin, count) over [0, total) in batches of nearly equal size, at most `batch`. If a step throws c10::OutOfMemoryError, the
// batch is halved, `halved` gets the new size, and the step is repeated with fewer images. Returns the final batch size. Throws Error
// OutOfMemory if even one image is too much.
std::int64_t runInBatches(std::int64_t total, std::int64_t batch, const std::function<void(std::int64_t, std::int64_t)>& step,
                          const std::function<void(std::int64_t)>& halved);

}  // namespace glenoid
