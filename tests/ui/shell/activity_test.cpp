// SPDX-License-Identifier: GPL-3.0-or-later
// The status line says what is under way.
#include "ui/shell/activity.h"

#include <QLocale>
#include <QRegularExpression>
#include <QStringList>
#include <gtest/gtest.h>

#include "tests/support/services_bench.h"
#include "tests/ui/training/small_training.h"

using namespace glenoid;
using namespace glenoid::ui;

TEST(Activity, CountsTheFilesOfAListUntilNoJobReadsFiles) {
  test::ServicesBench bench;
  const Activity activity(bench.services);
  QStringList said;
  QObject receiver;
  QObject::connect(&activity, &Activity::changed, &receiver, [&] { said << activity.underWay(); });
  const auto read = [&](FactCode stage) {
    said.clear();
    bench.files.submit<int>(&receiver, [stage](const JobContext& context) {
      context.progress({1234, 0, {stage, {}}});
      return 0;
    });
    bench.waitUntilIdle();
  };
  read(FactCode::ReadingList);
  EXPECT_EQ(said, (QStringList{"Reading files", "Reading files: 1234", ""}));
  read(FactCode::Files);
  EXPECT_EQ(said, (QStringList{"Reading files", ""})) << "another stage counts something else";
}

TEST(Activity, TheCountOfFilesGoesWithTheJobThatCounted) {
  test::ServicesBench bench;
  const Activity activity(bench.services);
  QStringList said;
  QObject receiver;
  QObject::connect(&activity, &Activity::changed, &receiver, [&] { said << activity.underWay(); });
  const auto listed = [](const JobContext& context) {
    context.progress({1234, 0, {FactCode::ReadingList, {}}});
    return 0;
  };
  const auto draw = [&](int) { bench.files.submit<int>(&receiver, [](const JobContext&) { return 0; }); };  // thumbnails of what was listed
  bench.files.submit<int>(&receiver, listed, {.done = draw});
  bench.waitUntilIdle();
  EXPECT_EQ(said, (QStringList{"Reading files", "Reading files: 1234", "Reading files", ""}));
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

TEST(Activity, ARunPausedBeforeItsFirstBatchIsStillStarting) {
  test::ServicesBench bench;
  TrainingSession session(bench.settings, bench.training);
  Activity activity(bench.services);
  activity.follow(session);
  session.start(test::smallRequest(bench.folder.path()));
  session.pause();
  EXPECT_EQ(activity.underWay(), "Starting the training");
}

TEST(Activity, PretrainingIsCalledThat) {
  test::ServicesBench bench;
  TrainingSession session(bench.settings, bench.training);
  Activity activity(bench.services);
  activity.follow(session);
  QStringList said;
  QObject::connect(&activity, &Activity::changed, [&] { said << activity.underWay(); });
  PretrainingRequest request;
  request.options.training = smallOptions();
  request.options.training.epochs = 3;
  request.options.projection = 16;
  request.picturesFile = bench.folder / "pictures.cache";
  request.pictures = std::make_shared<const PixelCache>(makeSyntheticCache(request.picturesFile, 20, 2, 48, 2));
  request.runFolder = bench.folder / "start";
  session.start(request);
  bench.waitUntilIdle();
  EXPECT_EQ(session.state(), TrainingSession::State::Finished);
  said.removeAll(QString());
  EXPECT_EQ(said.front(), "Starting the pretraining");
  EXPECT_FALSE(said.filter("Pretraining: epoch 1 of 3").isEmpty());
  EXPECT_TRUE(said.filter(QRegularExpression("\\b[Tt]raining")).isEmpty());
}
