// SPDX-License-Identifier: GPL-3.0-or-later
// The chip shows while a model of the user's own answers, and leads to the Models page.
#include "ui/identify/own_model_chip.h"

#include <QSignalSpy>
#include <gtest/gtest.h>

#include "tests/ui/identify/identify_bench.h"

using namespace glenoid;
using namespace glenoid::ui;

class OwnModelChipTest : public test::IdentifyBench {};

TEST_F(OwnModelChipTest, ShowsOnlyWhileAnOwnModelAnswers) {
  IdentifyState state(services);
  QWidget window;
  OwnModelChip chip(state, services, &window);
  EXPECT_TRUE(chip.isHidden());
  test::writeSmallBundle(bench.folder / "mine", {"mine", 9});
  services.models.importAsDefault(bench.folder / "mine", services.messages);
  bench.waitUntilIdle();
  EXPECT_FALSE(chip.isHidden());
  EXPECT_EQ(chip.text(), "Own model: mine test");
  QSignalSpy models(services.commands["go.models"], &QAction::triggered);
  chip.click();
  EXPECT_EQ(models.count(), 1);
  services.models.restoreDefault(bench.installedFolder() / "small");
  bench.waitUntilIdle();
  EXPECT_TRUE(chip.isHidden());
}
