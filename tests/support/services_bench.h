// SPDX-License-Identifier: GPL-3.0-or-later
// The services of a window for one test: settings are stored nowhere, files are read on two threads as in the window, all other jobs run in
// the test's own thread, decoding happens in this process, and one small model is installed.
#pragma once

#include <memory>

#include <QTest>

#include "core/decoding/in_process_decoder.h"
#include "tests/support/holding_job_runner.h"
#include "tests/support/small_bundle.h"
#include "tests/support/temporary_folder.h"
#include "ui/services/services.h"

namespace glenoid::test {

class ServicesBench {
 public:
  // `given`: another decoder than the in-process one, e.g. one that fails; it must outlive the bench.
  explicit ServicesBench(Decoder* given = nullptr)
      : decoder_(given ? nullptr : makeInProcessDecoder()),
        commands(settings),
        models({installedFolder(), userFolder()}, userFolder(), files, messages),
        identifier(settings, inference),
        services{settings, commands, messages, files, inference, training, given ? *given : *decoder_, models, identifier} {
    writeSmallBundle(installedFolder() / "small");
    models.refresh();
    waitUntilIdle();
  }

  std::filesystem::path installedFolder() const { return folder / "installed"; }
  std::filesystem::path userFolder() const { return folder / "own"; }
  bool isIdle() const { return files.isIdle() && inference.isIdle() && training.isIdle(); }
  // Runs the event loop until no job is left.
  void waitUntilIdle() {
    ASSERT_TRUE(QTest::qWaitFor([this] { return isIdle(); }, 60'000));
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
  }

 private:
  std::unique_ptr<Decoder> decoder_;

 public:
  TemporaryFolder folder;
  ui::Settings settings;
  ui::Commands commands;
  ui::MessageList messages;
  HoldingJobRunner files{2};
  ui::InlineJobRunner inference, training;
  ui::ModelCatalogue models;
  ui::Identifier identifier;
  ui::Services services;
};

}  // namespace glenoid::test
