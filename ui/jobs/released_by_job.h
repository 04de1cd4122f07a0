// SPDX-License-Identifier: GPL-3.0-or-later
// Sharing something whose end takes long, such as files that are deleted with it.
#pragma once

#include <memory>
#include <utility>

#include <QPointer>
#include <QThread>

#include "ui/jobs/job_runner.h"

namespace glenoid::ui {

// Shares `value`. If the last copy goes on the window's thread, a background job of `runner` destroys the value; also if that job is
// cancelled. On any other thread, or once the runner has gone, it is destroyed immediately.
template <class T>
std::shared_ptr<T> releasedByJob(JobRunner& runner, T value) {
  const auto release = [runner = QPointer<JobRunner>(&runner)](T* last) {
    std::unique_ptr<T> owned(last);
    if (!runner || runner->thread() != QThread::currentThread()) return;
    // Only the job holds it: a second owner here could be the last one.
    runner->template submit<bool>(
        nullptr, [held = std::shared_ptr<T>(std::move(owned))](const JobContext&) { return true; }, {}, Priority::Background);
  };
  return {new T(std::move(value)), release};
}

}  // namespace glenoid::ui
