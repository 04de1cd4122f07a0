// SPDX-License-Identifier: GPL-3.0-or-later
// The status line says what is under way.
#include "ui/shell/activity.h"

#include <QLocale>
#include <QStringList>
#include <gtest/gtest.h>

#include "tests/support/services_bench.h"

using namespace glenoid;
using namespace glenoid::ui;

TEST(Activity, CountsTheFilesThatAreRead) {
  test::ServicesBench bench;
  const Activity activity(bench.services);
  QStringList said;
  QObject receiver;
  QObject::connect(&activity, &Activity::changed, &receiver, [&] { said << activity.underWay(); });
  bench.files.submit<int>(&receiver, [](const JobContext& context) {
    context.progress({1234, 0, {FactCode::ReadingList, {}}});
    return 0;
  });
  bench.waitUntilIdle();
  const auto count = said.indexOf(QStringLiteral("Reading files: %1").arg(QLocale().toString(1234)));
  ASSERT_GE(count, 0);
  EXPECT_GT(said.indexOf(QStringLiteral("Reading files"), count), count) << "a job that does not count them may follow";
  EXPECT_TRUE(activity.underWay().isEmpty());
}

TEST(Activity, LoadingTheModelIsNoIdentification) {
  test::ServicesBench bench;
  bench.waitUntilIdle();
  const Activity activity(bench.services);
  QString said;
  QObject::connect(&activity, &Activity::changed, [&] { said = activity.underWay(); });
  bench.services.identifier.prepare(bench.models.defaultBundle());
  EXPECT_EQ(activity.underWay(), "Loading the model");
  EXPECT_EQ(said, "Loading the model") << "the status line hears of it";
  bench.waitUntilIdle();
  EXPECT_EQ(activity.underWay(), "");
}
