// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/schedule.h"

#include <algorithm>
#include <cmath>

#include <c10/util/Exception.h>

#include "core/base/error.h"

namespace glenoid {
namespace {

// Moves from `from` to `to` along half a cosine while `at` goes from 0 to 1.
double alongCosine(double from, double to, double at) { return to + (from - to) * 0.5 * (1 + std::cos(std::acos(-1.0) * at)); }

// The shares of the highest learning rate that fastai and torch use.
constexpr double kOneCycleStart = 1.0 / 25, kOneCycleEnd = 1.0 / 25e4;

double oneCycle(double riseShare, double at) {
  if (at < riseShare) return alongCosine(kOneCycleStart, 1, at / riseShare);
  return alongCosine(1, kOneCycleEnd, (at - riseShare) / (1 - riseShare));
}

}  // namespace

double rateFactor(const ScheduleOptions& schedule, double epochsDone, double epochs) {
  if (schedule.kind != ScheduleKind::OneCycle && epochsDone < schedule.warmupEpochs) return epochsDone / schedule.warmupEpochs;
  switch (schedule.kind) {
    case ScheduleKind::Constant: return 1;
    case ScheduleKind::Cosine: {
      const double length = std::max(epochs - schedule.warmupEpochs, 1e-9);
      return alongCosine(1, 0, std::min((epochsDone - schedule.warmupEpochs) / length, 1.0));
    }
    case ScheduleKind::OneCycle: return oneCycle(schedule.riseShare, std::min(epochsDone / epochs, 1.0));
    case ScheduleKind::Step: return std::pow(schedule.stepFactor, std::floor(epochsDone / static_cast<double>(schedule.stepEpochs)));
  }
  throw Error(ErrorCode::Internal, "unknown schedule");
}

std::int64_t runInBatches(std::int64_t total, std::int64_t batch, const std::function<void(std::int64_t, std::int64_t)>& step,
                          const std::function<void(std::int64_t)>& halved) {
  for (std::int64_t begin = 0; begin < total;) {
    // Even batches: a last batch of a single image would spoil batch norm.
    const std::int64_t left = total - begin;
    const std::int64_t steps = (left + batch - 1) / batch;
    const std::int64_t count = (left + steps - 1) / steps;
    bool exhausted = false;
    try {
      step(begin, count);
    } catch (const c10::OutOfMemoryError&) {
      // The retry is outside the handler, where the tensors of the failed step have been freed.
      exhausted = true;
    }
    if (!exhausted) {
      begin += count;
      continue;
    }
    if (count == 1) throw Error(ErrorCode::OutOfMemory, "on the device, with a batch of one image");
    batch = (count + 1) / 2;
    halved(batch);
  }
  return batch;
}

}  // namespace glenoid
