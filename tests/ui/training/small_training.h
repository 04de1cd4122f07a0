// SPDX-License-Identifier: GPL-3.0-or-later
// Training runs that finish in a second, for tests of the window's training tab.
#pragma once

#include <filesystem>
#include <memory>

#include <QTemporaryDir>
#include <gtest/gtest.h>

#include "core/base/files.h"
#include "core/base/json_file.h"
#include "core/engine/engine.h"
#include "core/report/run_report.h"
#include "core/runs/stored_run.h"
#include "tests/support/quick_training.h"
#include "tests/support/synthetic_cache.h"
#include "tests/support/temporary_folder.h"
#include "ui/training/history_runs.h"
#include "ui/training/training_session.h"

namespace glenoid::test {

inline TrainingRequest smallRequest(const std::filesystem::path& folder, const std::string& run = "run") {
  TrainingRequest request;
  request.options = smallOptions();
  request.options.epochs = 6;
  request.cacheFile = folder / "pixels.cache";
  request.cache = std::make_shared<const PixelCache>(makeSyntheticCache(request.cacheFile, 20));
  request.split = stratifiedSplit(request.cache->items(), {0.6, 0.2, 0.2}, 1);
  request.runFolder = folder / run;
  request.data = folder / "data";
  return request;
}

// The request of a finished run, which is trained once in the program, in a folder that exists as long as the program.
inline const TrainingRequest& finishedRun() {
  static const QTemporaryDir folder;  // not a TemporaryFolder, which is named after a test
  static const TrainingRequest request = [] {
    auto made = smallRequest(folder.path().toStdString(), "finished");
    engine().train(made.options, {*made.cache, made.split}, made.runFolder, {}, {});
    writeRunRequest(runRequest(made));
    storeRunTable(made.runFolder);
    engine().finishRun(made.runFolder, made.data, made.options, nullptr, {}, {});
    return made;
  }();
  return request;
}

inline std::filesystem::path copyOfFinishedRun(const std::filesystem::path& folder, const std::string& name) {
  std::filesystem::create_directories(folder);
  std::filesystem::copy(finishedRun().runFolder, folder / name, std::filesystem::copy_options::recursive);
  return folder / name;
}

}  // namespace glenoid::test
