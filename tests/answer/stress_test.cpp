// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answer/stress.h"

#include <gtest/gtest.h>

#include "core/base/files.h"
#include "core/base/json_file.h"
#include "core/dataset/split.h"
#include "core/dataset/trained_images.h"
#include "core/doubt/neighbours.h"
#include "core/imaging/displayed_radiograph.h"
#include "core/nn/compute.h"
#include "core/report/stress_report.h"
#include "tests/answer/answer_fixture.h"
#include "tests/support/cloudy_radiograph.h"
#include "tests/support/small_model.h"
#include "tests/support/thrown_error.h"
#include "tests/support/toy_gate.h"

using namespace glenoid;
namespace fs = std::filesystem;

namespace {

// Only images of "B" and "C", which have other positions in the model's list.
Index someImages(int count, const std::string& oneMore = "") {
  Index index{"", {"B", "C"}, {}, {}, {}};
  for (int i = 0; i < count; ++i) index.items.push_back({std::to_string(i) + ".png", i % 2, "hash " + std::to_string(i), ""});
  if (!oneMore.empty()) index.items.push_back({oneMore, 0, "hash of it", ""});
  return index;
}

class Stress : public test::AnswerFixture {
 protected:
  StressResult result(const Index& index, const StressOptions& options, const ProgressCallback& progress = {}) {
    Classifier classifier(bundle_, {"cpu"});
    std::vector<fs::path> files;
    std::vector<std::size_t> positions;
    for (const auto& item : index.items) {
      positions.push_back(files.size());
      files.emplace_back(item.path);
    }
    DecodeAhead ahead(decoder_, files, {}, token_, 2);
    return stress(classifier, ahead, index, positions, options, token_, progress);
  }

  Bundle bundle_ = test::writeSmallModel(folder_ / "model");
};

}  // namespace

TEST_F(Stress, TheFirstLineIsWhatUsersGetAndEachAlterationIsAnsweredAsAFileOfItsOwn) {
  const auto index = someImages(6);
  const auto rows =
      result(index, {.alterations = {{}, {AlterationKind::Polarity}, {AlterationKind::Rotation, 90}, {AlterationKind::Noise, 20}}}).rows;
  ASSERT_EQ(rows.size(), 4u);
  Classifier classifier(bundle_, {"cpu"});
  Predictions plain{3, {}, {}}, inverted{3, {}, {}};
  for (std::size_t i = 0; i < index.items.size(); ++i) {
    const auto file = decodedFile("x", std::make_shared<const Radiograph>(test::cloudyRadiograph(i)), {});
    auto shown = displayedRadiograph(*file.radiograph);
    for (auto& value : std::get<std::vector<std::uint8_t>>(shown.pixels)) value = static_cast<std::uint8_t>(255 - value);
    const auto add = [&](Predictions& predictions, const DecodedFile& picture) {
      const auto logits = identify(classifier, picture).prediction.logits;
      predictions.truth.push_back(1 + i % 2);
      predictions.logits.insert(predictions.logits.end(), logits.begin(), logits.end());
    };
    add(plain, file);
    add(inverted, decodedFile("x", std::make_shared<const Radiograph>(shown), {}));
  }
  EXPECT_EQ(rows[0].evaluation.negativeLogLikelihood, evaluate(plain, {"A", "B", "C"}).negativeLogLikelihood);
  EXPECT_EQ(rows[1].evaluation.negativeLogLikelihood, evaluate(inverted, {"A", "B", "C"}).negativeLogLikelihood);
  EXPECT_FALSE(rows[0].vsUnaltered);
  ASSERT_TRUE(rows[1].vsUnaltered);
  EXPECT_EQ(rows[1].vsUnaltered->onlyFirst, mcNemar(plain, inverted).onlyFirst);
  for (const auto& row : rows) {
    EXPECT_EQ(row.evaluation.count, 6u);
    EXPECT_EQ(row.unknown, 0u) << "the model has no gate";
    EXPECT_EQ(row.right, row.evaluation.correct);
    EXPECT_EQ(row.makers, 6u) << "without sets one maker is named";
    EXPECT_EQ(row.single, 6u);
    EXPECT_EQ(row.singleRight, row.right);
  }
}

TEST_F(Stress, TheSeedDrawsTheNoiseAndNothingElse) {
  const auto loss = [&](AlterationKind kind, double strength, std::uint64_t seed) {
    return result(someImages(3), {.alterations = {{}, {kind, strength}}, .seed = seed}).rows[1].evaluation.negativeLogLikelihood;
  };
  EXPECT_EQ(loss(AlterationKind::Noise, 20, 1), loss(AlterationKind::Noise, 20, 1));
  EXPECT_NE(loss(AlterationKind::Noise, 20, 1), loss(AlterationKind::Noise, 20, 2));
  EXPECT_EQ(loss(AlterationKind::Jpeg, 20, 1), loss(AlterationKind::Jpeg, 20, 2));
}

TEST_F(Stress, GateAndSetsHaveTheirSay) {
  bundle_ = test::withToyGate(bundle_, false);
  auto row = result(someImages(4), {.alterations = {{}}}).rows.front();
  EXPECT_EQ(row.unknown, 4u);
  EXPECT_EQ(row.evaluation.count, 4u) << "the accuracy counts every image";
  EXPECT_EQ(row.right + row.covered + row.single + row.singleRight + row.makers, 0u);

  auto model = test::smallModelDescription();
  model.sets = {{1, 1, {9, 9, 9}, {{90, {0, 0, 0}, std::nullopt}}}};
  bundle_ = test::writeSmallModel(folder_ / "sets", model);
  row = result(someImages(4), {.alterations = {{}}}).rows.front();
  EXPECT_EQ(row.unknown, 0u);
  EXPECT_EQ(row.makers, 12u) << "all three stay in question";
  EXPECT_EQ(row.covered, 4u);
  EXPECT_EQ(row.single, 0u);
}

TEST_F(Stress, AFileThatCannotBeReadCountsNowhere) {
  std::size_t last = 0;
  const auto all = result(someImages(3, "bad.png"), {.alterations = {{}, {AlterationKind::Flip}}}, [&](const Progress& progress) {
    EXPECT_EQ(progress.total, 8u);
    last = progress.done;
  });
  EXPECT_EQ(last, 6u);
  ASSERT_EQ(all.skipped.size(), 1u);
  EXPECT_EQ(all.skipped[0].code(), ErrorCode::DamagedFile);
  EXPECT_EQ(all.rows[1].evaluation.count, 3u);
  EXPECT_THROW(result(someImages(0, "bad.png"), {}), Error);
}

TEST_F(Stress, CancelStopsBeforeTheNextPicture) {
  for (const int workers : {1, 3}) {
    std::size_t answered = 0;
    token_ = CancelToken();
    EXPECT_THROW(result(someImages(3), {.workers = workers},
                        [&](const Progress&) {
                          ++answered;
                          token_.cancel();
                        }),
                 Cancelled);
    EXPECT_EQ(answered, 1u) << workers;
  }
}

TEST_F(Stress, SeveralWorkersGiveTheFiguresOfOne) {
  const ComputeThreads oneThread(1);
  bundle_ = test::withToyGate(bundle_, true);
  const auto index = someImages(5, "bad.png");
  StressOptions options{.alterations = {{}, {AlterationKind::Noise, 20}, {AlterationKind::Rotation, 10}, {AlterationKind::Jpeg, 20}}};
  const auto alone = result(index, options);
  options.workers = 3;
  std::size_t steps = 0;
  const auto shared = result(index, options, [&](const Progress&) { ++steps; });
  EXPECT_EQ(steps, 20u);
  EXPECT_EQ(stressCsv(shared), stressCsv(alone));
  EXPECT_EQ(toJson(shared).dump(), toJson(alone).dump());  // as text, for no NaN equals another
  for (std::size_t row = 0; row < alone.rows.size(); ++row) {
    EXPECT_EQ(shared.rows[row].evaluation.negativeLogLikelihood, alone.rows[row].evaluation.negativeLogLikelihood) << row;
  }
  EXPECT_EQ(shared.skipped.size(), 1u);
}

TEST_F(Stress, NoImageThatTheModelLearnedFromIsAmongAll) {
  auto digest = [](int i) { return std::string(62, 'a') + std::to_string(10 + i); };
  auto index = someImages(4);
  for (int i = 0; i < 4; ++i) index.items[static_cast<std::size_t>(i)].sha256 = digest(i);
  const auto bundle = test::writeSmallModel(folder_ / "learned");
  EXPECT_EQ(allUnseenImages(index, bundle).size(), 4u);
  const auto width = static_cast<std::size_t>(makeNetwork({.architecture = "custom-cnn"})->featureChannels());
  const auto knowing = withNeighbours(bundle, {width, std::vector<float>(2 * width), {0, 1}, {digest(2), digest(9)}, 2});
  const auto error = test::errorOf([&] { allUnseenImages(index, knowing); });
  EXPECT_EQ(error.code(), ErrorCode::DatasetMismatch);
  EXPECT_EQ(error.detail(), "the model learned from 1 of these images");
  index.items.erase(index.items.begin() + 2);
  EXPECT_EQ(allUnseenImages(index, knowing).size(), 3u);
}

TEST_F(Stress, OnlyTheTestPartOfTheModelsOwnSplitIsUnseen) {
  const auto index = someImages(20);
  const auto split = stratifiedSplit(index.items, {}, 3);
  writeJson(folder_ / "split.json", toJson(split, index.items));
  writeJson(folder_ / "other.json", toJson(stratifiedSplit(index.items, {}, 4), index.items));
  auto model = test::smallModelDescription();
  const auto refusal = [&](const Index& data, const char* file) {
    return test::codeOf([&] { unseenImages(data, model, folder_ / file); });
  };
  EXPECT_EQ(refusal(index, "split.json"), ErrorCode::DatasetMismatch) << "the model does not say what it was trained with";
  model.training["splitSha256"] = splitDigest(toJson(split, index.items));
  EXPECT_EQ(unseenImages(index, model, folder_ / "split.json"), split.test);
  EXPECT_EQ(refusal(index, "other.json"), ErrorCode::DatasetMismatch);
  auto stranger = index;
  stranger.labels = {"B", "Z"};
  EXPECT_EQ(refusal(stranger, "split.json"), ErrorCode::DatasetMismatch);
  const Split everything{1, split.test, {}, {}};
  writeJson(folder_ / "all.json", toJson(everything, index.items));
  model.training["splitSha256"] = splitDigest(readJson(folder_ / "all.json"));
  EXPECT_EQ(refusal(index, "all.json"), ErrorCode::DatasetTooSmall);
}
