// SPDX-License-Identifier: GPL-3.0-or-later
// The Identify page's states on small pictures and a small model.
#pragma once

#include <QSignalSpy>
#include <QTest>
#include <gtest/gtest.h>

#include "tests/support/services_bench.h"
#include "tests/ui/cases/scripted_decoder.h"
#include "ui/identify/identify_state.h"

namespace glenoid::test {

class IdentifyBench : public testing::Test {
 protected:
  ScriptedDecoder decoder;
  ServicesBench bench{&decoder};
  ui::Services& services = bench.services;

  std::shared_ptr<const Radiograph> radiograph(const char* name) {
    ReadOptions options;
    options.identity = true;
    return std::make_shared<const Radiograph>(decoder.read(name, options, {}));
  }
  // Another model in addition to the installed one.
  std::filesystem::path installSecond(bool calibrated = false) {
    const auto path = bench.installedFolder() / "zz-other";
    writeSmallBundle(path, {"other", 99, calibrated});
    services.models.refresh();
    bench.waitUntilIdle();
    return path;
  }
  // A model that was also measured with eight looks.
  std::filesystem::path installWithLooks() {
    const auto path = bench.installedFolder() / "zz-looks";
    writeSmallBundle(path, {.name = "looks", .sets = setsOfEightLooks()});
    services.models.refresh();
    bench.waitUntilIdle();
    return path;
  }
};

}  // namespace glenoid::test
