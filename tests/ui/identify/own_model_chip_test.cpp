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
  EXPECT_EQ(chip.text(), "Own model");
  EXPECT_EQ(chip.accessibleName(), "Own model: mine test");
  EXPECT_TRUE(chip.toolTip().startsWith("Own model: mine test"));
  QSignalSpy models(services.commands["go.models"], &QAction::triggered);
  chip.click();
  EXPECT_EQ(models.count(), 1);
  services.models.setDefault(bench.installedFolder() / "small");
  bench.waitUntilIdle();
  EXPECT_TRUE(chip.isHidden());
}

TEST_F(OwnModelChipTest, ShowsWhileTheModelOfARunAnswers) {
  IdentifyState state(services);
  QWidget window;
  const OwnModelChip chip(state, services, &window);
  const auto model = test::writeSmallBundle(bench.folder / "run" / "model", {.name = "run-3", .seed = 8});
  state.setGuest("1.dcm", std::make_shared<const Bundle>(model));
  state.setSubject({radiograph("1.dcm"), {}, "1.dcm"});
  EXPECT_FALSE(chip.isHidden());
  EXPECT_EQ(chip.accessibleName(), "Own model: run-3 test");
  state.setSubject({radiograph("2.dcm"), {}, "2.dcm"});
  EXPECT_TRUE(chip.isHidden());
  bench.waitUntilIdle();
}
