// SPDX-License-Identifier: GPL-3.0-or-later
// Shares a value that takes long to destroy, for example because it deletes files.
#pragma once

#include <memory>
#include <utility>

#include <QPointer>
#include <QThread>

#include "ui/jobs/job_runner.h"

namespace glenoid::ui {

// Returns a shared pointer to `value`. If its last copy ends on the window's thread, a background job of `runner` destroys the value, even
// if that job is cancelled. On any other thread, or if the runner no longer exists, the value is destroyed at once.
template <class T>
std::shared_ptr<T> releasedByJob(JobRunner& runner, T value) {
  const auto release = [runner = QPointer<JobRunner>(&runner)](T* last) {
    std::unique_ptr<T> owned(last);
    if (!runner || runner->thread() != QThread::currentThread()) return;
    // The job is the only owner: a second one here could be the last and destroy the value on this thread.
    runner->template submit<bool>(
        nullptr, [held = std::shared_ptr<T>(std::move(owned))](const JobContext&) { return true; }, {}, Priority::Background);
  };
  return {new T(std::move(value)), release};
}

}  // namespace glenoid::ui
