// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/closing.h"

#include <algorithm>
#include <utility>

namespace glenoid::ui {

Closing::Closing(std::vector<JobRunner*> runners, Work work) : runners_(std::move(runners)), work_(std::move(work)) {
  for (const auto* runner : runners_) connect(runner, &JobRunner::becameIdle, this, &Closing::finishOnceIdle);
}

bool Closing::isIdle() const {
  return std::all_of(runners_.begin(), runners_.end(), [](const JobRunner* runner) { return runner->isIdle(); });
}

bool Closing::request() {
  if (state_ == State::Finished) return true;
  if (state_ == State::Stopping) return false;
  if (work_.isBusy()) {
    emit asked();
    return false;
  }
  if (isIdle()) return true;
  stopAll();
  return false;
}

void Closing::confirm() {
  if (state_ != State::Open) return;
  if (work_.isBusy()) work_.suspend();
  stopAll();
  finishOnceIdle();  // the work may have ended while the question was open
}

void Closing::stopAll() {
  state_ = State::Stopping;
  emit stopping();
  for (auto* runner : runners_) runner->cancelAll();
}

// A late result may submit another job; that job is cancelled like the others.
void Closing::finishOnceIdle() {
  if (state_ != State::Stopping) return;
  if (!isIdle()) {
    for (auto* runner : runners_) runner->cancelAll();
    return;
  }
  state_ = State::Finished;
  emit finished();
}

}  // namespace glenoid::ui
