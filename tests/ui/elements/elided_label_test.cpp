// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/elements/elided_label.h"

#include <gtest/gtest.h>

using namespace glenoid::ui;

namespace {

const QString kLong = "/archive/2026/shoulders/left/of/a/patient/with/a/long/name/1.dcm";

}  // namespace

TEST(ElidedLabel, LeavesOutTheMiddleAndTellsTheWholeLine) {
  ElidedLabel label("Model in use");
  label.setLine(kLong);
  label.resize(label.sizeHint());
  label.show();
  EXPECT_EQ(label.text(), kLong);
  label.resize(label.sizeHint().width() / 2, label.height());
  EXPECT_TRUE(label.text().startsWith("/arch"));
  EXPECT_TRUE(label.text().endsWith(".dcm"));
  EXPECT_LE(label.fontMetrics().horizontalAdvance(label.text()), label.width());
  EXPECT_EQ(label.line(), kLong);
  EXPECT_EQ(label.toolTip(), kLong);
  EXPECT_EQ(label.accessibleName(), "Model in use: " + kLong);
  label.resize(label.sizeHint());
  EXPECT_EQ(label.text(), kLong);
}

TEST(ElidedLabel, NeedsLittleRoomAndNoneForNothing) {
  ElidedLabel label;
  const int nothing = label.sizeHint().width();
  label.setLine(kLong);
  EXPECT_LT(label.minimumSizeHint().width(), label.sizeHint().width() / 3);
  label.setLine("ab");
  EXPECT_EQ(label.minimumSizeHint().width(), label.sizeHint().width());
  label.setLine({});
  EXPECT_EQ(label.sizeHint().width(), nothing);
  EXPECT_EQ(label.accessibleName(), QString());
}
