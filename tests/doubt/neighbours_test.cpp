// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/doubt/neighbours.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include <gmock/gmock.h>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/bundle/bundle_weights.h"
#include "core/bundle/install.h"
#include "core/doubt/doubt.h"
#include "core/eval/prediction_table.h"
#include "core/nn/network.h"
#include "core/nn/preprocessing.h"
#include "core/nn/safetensors.h"
#include "core/nn/weights.h"
#include "tests/support/small_model.h"
#include "tests/support/synthetic_cache.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown_error.h"

namespace glenoid {
namespace {

using test::codeOf;

namespace fs = std::filesystem;

LearnedPictures threePictures() { return {2, {1, 0, 0.6F, 0.8F, 0, -1}, {0, 2, 1}, {hashOf("a"), hashOf("b"), hashOf("c")}, 3}; }

class Neighbours : public testing::Test {
 protected:
  // A model with the cache's labels.
  ModelDescription description(const std::string& architecture = "custom-cnn") const {
    auto model = test::smallModelDescription(architecture);
    model.labels = {{"class 1", "B"}, {"class 0", "A"}};
    return model;
  }
  std::vector<std::size_t> all() const {
    std::vector<std::size_t> positions(cache_.size());
    std::iota(positions.begin(), positions.end(), std::size_t{0});
    return positions;
  }
  const test::TemporaryFolder folder_;
  const PixelCache cache_ = makeSyntheticCache(folder_ / "c.pixels", 6);
};

}  // namespace

TEST_F(Neighbours, AreWhatTheNetworksHeadReadsOfEachPicture) {
  for (const auto* architecture : {"custom-cnn", "mobilenetv2"}) {
    const auto bundle = test::writeSmallModel(folder_ / architecture, description(architecture));
    const auto learned = learnedPictures(bundle, cache_, {1, 8, 9});
    const auto network = loadNetwork(bundle);
    ASSERT_EQ(learned.width, static_cast<std::size_t>(network->featureChannels()));
    ASSERT_EQ(learned.sha256.size(), 3u);
    EXPECT_EQ(learned.learned, 3u);
    for (const std::size_t position : {1u, 8u, 9u}) {
      const auto row = static_cast<std::size_t>(std::find(learned.sha256.begin(), learned.sha256.end(), cache_.items()[position].sha256) -
                                                learned.sha256.begin());
      ASSERT_LT(row, 3u);
      EXPECT_EQ(learned.labels[row], position < 6 ? 1u : 0u) << "by name: the model has them in another order";
      const torch::NoGradGuard guard;
      const auto side = cache_.info().side;
      const auto grey = torch::from_blob(const_cast<std::uint8_t*>(cache_.picture(position).data()), {1, 1, side, side}, torch::kUInt8);
      const auto map = network->featureMap(toNetworkInput(grey, {bundle.model.inputSize, bundle.model.mean, bundle.model.deviation}));
      const auto mean = map.mean({2, 3}).squeeze(0);
      const auto expected = mean / mean.norm();
      const auto found = torch::from_blob(const_cast<float*>(&learned.embeddings[row * learned.width]), {expected.size(0)});
      EXPECT_TRUE(torch::allclose(found, expected, 1e-3, 1e-5)) << architecture;
    }
  }
}

TEST_F(Neighbours, StandInABundleOfEitherForm) {
  for (const auto* name : {"folder", "file.glenoid"}) {
    const auto plain = test::writeSmallModel(folder_ / name, description());
    EXPECT_FALSE(readNeighbours(plain)) << "a model of an earlier version";
    const auto learned = learnedPictures(plain, cache_, all());
    withNeighbours(withNeighbours(plain, threePictures()), learned);
    const auto bundle = readBundle(folder_ / name);
    EXPECT_NO_THROW(checkBundle(bundle));
    const auto weights = weightsOf(*loadNetwork(bundle)).tensors;
    for (const auto& [key, tensor] : weightsOf(*loadNetwork(plain)).tensors) EXPECT_TRUE(tensor.equal(weights.at(key))) << key;
    for (const auto& there : {bundle, installBundle(folder_ / name, folder_ / "own", checkBundle)}) {
      const auto found = readNeighbours(there);
      ASSERT_TRUE(found) << there.path;
      EXPECT_EQ(found->sha256, learned.sha256);
      EXPECT_EQ(found->labels, learned.labels);
      EXPECT_EQ(found->learned, learned.learned);
      ASSERT_EQ(found->embeddings.size(), learned.embeddings.size());
      for (std::size_t i = 0; i < found->embeddings.size(); ++i) EXPECT_NEAR(found->embeddings[i], learned.embeddings[i], 5e-4);
    }
  }
}

TEST_F(Neighbours, AreHeldWithoutNames) {
  const auto bundle = test::writeSmallModel(folder_ / "m", description());
  withNeighbours(bundle, learnedPictures(bundle, cache_, all()));
  const auto file = readSafetensors(folder_ / "m" / "neighbours.safetensors");
  EXPECT_TRUE(file.metadata.empty());
  std::vector<std::string> keys;
  for (const auto& [key, tensor] : file.tensors) keys.push_back(key);
  EXPECT_THAT(keys, testing::ElementsAre("embedding", "label", "sha256"));
  EXPECT_EQ(file.tensors.at("embedding").scalar_type(), torch::kFloat16);
}

TEST_F(Neighbours, ThoseThatWereChangedAreRefused) {
  const auto bundle = withNeighbours(test::writeSmallModel(folder_ / "m"), threePictures());
  auto tensors = readSafetensors(folder_ / "m" / "neighbours.safetensors");
  tensors.tensors.at("label")[0] = 1;
  writeSafetensors(folder_ / "m" / "neighbours.safetensors", tensors);
  EXPECT_EQ(codeOf([&] { readNeighbours(bundle); }), ErrorCode::ModelDamaged);
  EXPECT_EQ(codeOf([&] { checkBundle(bundle); }), ErrorCode::ModelDamaged);
  EXPECT_EQ(codeOf([&] { Doubt{bundle}; }), ErrorCode::ModelDamaged);
  fs::remove(folder_ / "m" / "neighbours.safetensors");
  EXPECT_EQ(codeOf([&] { readNeighbours(bundle); }), ErrorCode::FileNotFound);
}

TEST_F(Neighbours, RowsThatFitNoModelAreRefused) {
  auto pictures = threePictures();
  pictures.labels[1] = 3;
  EXPECT_EQ(codeOf([&] { readNeighbours(withNeighbours(test::writeSmallModel(folder_ / "a"), pictures)); }), ErrorCode::ModelDamaged);
  pictures = threePictures();
  pictures.embeddings[3] = std::numeric_limits<float>::quiet_NaN();
  EXPECT_EQ(codeOf([&] { readNeighbours(withNeighbours(test::writeSmallModel(folder_ / "b"), pictures)); }), ErrorCode::ModelDamaged);
  EXPECT_EQ(codeOf([] { nearest(threePictures(), std::vector<float>(3), 1); }), ErrorCode::ModelDamaged);
  auto stranger = description();
  stranger.labels[0].name = "class 7";
  EXPECT_EQ(codeOf([&] { learnedPictures(test::writeSmallModel(folder_ / "c", stranger), cache_, all()); }), ErrorCode::DatasetMismatch);
  auto json = toJson(test::smallModelDescription());
  for (const auto& doubt : {nlohmann::json{{"neighbours", 3}}, nlohmann::json{{"neighbours", {{"images", 3}}}}}) {
    json["doubt"] = doubt;
    EXPECT_EQ(codeOf([&] { modelDescriptionFromJson(json); }), ErrorCode::ModelMismatch) << doubt;
  }
}

TEST_F(Neighbours, OfTooManyAFairDrawIsKept) {
  constexpr std::size_t kWidth = 2048, kMost = (std::size_t{4} << 20) / (2 * kWidth + 40);
  const auto large = makeSyntheticCache(folder_ / "large.pixels", kMost, 2, 4);
  std::vector<std::size_t> positions(large.size());
  std::iota(positions.begin(), positions.end(), std::size_t{0});
  const auto kept = keptPositions(large, positions, kWidth);
  ASSERT_EQ(kept.size(), kMost);
  const auto ofOne = std::count_if(kept.begin(), kept.end(), [&](std::size_t position) { return large.items()[position].label == 1; });
  EXPECT_GT(ofOne, static_cast<std::ptrdiff_t>(kMost / 3)) << "not simply the first ones";
  EXPECT_LT(ofOne, static_cast<std::ptrdiff_t>(2 * kMost / 3));
  const auto few = keptPositions(cache_, {9, 1, 5}, kWidth);
  EXPECT_THAT(few, testing::UnorderedElementsAre(1, 5, 9));
  EXPECT_TRUE(std::is_sorted(few.begin(), few.end(), [&](auto a, auto b) { return cache_.items()[a].sha256 < cache_.items()[b].sha256; }));
}

TEST(Nearest, ComeByTheAngleBetweenThem) {
  const auto found = nearest(threePictures(), std::vector<float>{0, 5}, 2);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].row, 1u);
  EXPECT_NEAR(found[0].distance, 0.2, 1e-6);
  EXPECT_EQ(found[1].row, 0u);
  EXPECT_NEAR(found[1].distance, 1, 1e-6);
  EXPECT_EQ(nearest(threePictures(), std::vector<float>{0, 5}, 9).back().distance, 2);
  EXPECT_EQ(nearest(threePictures(), std::vector<float>{0, 0}, 1)[0].distance, 1) << "no direction";
}

TEST_F(Neighbours, NamesAreThoseOfTheAnswersBesideTheModel) {
  const auto bundle = withNeighbours(test::writeSmallModel(folder_ / "m"), threePictures());
  EXPECT_TRUE(namesBeside(bundle).empty());
  EXPECT_EQ(Doubt(bundle).similarTo(std::vector<float>{0, 5})[0].name, "");
  writeFileAtomically(folder_ / "m/predictions.csv", "path,sha256,label,logit:A,logit:B\nB/7.png," + hashOf("b") + ",B,0,1\n");
  const auto similar = Doubt(bundle).similarTo(std::vector<float>{0, 5});
  ASSERT_EQ(similar.size(), 3u);
  EXPECT_EQ(similar[0].name, "B/7.png");
  EXPECT_EQ(similar[0].label, 2u);
  EXPECT_EQ(similar[1].name, "");
  writeFileAtomically(folder_ / "m/predictions.csv", std::string_view("no table"));
  EXPECT_EQ(Doubt(bundle).similarTo(std::vector<float>{0, 5})[0].name, "") << "names are no part of a model";
}

TEST(ShippedNeighbours, AreTheRadiographsThatTheModelsLearnedFrom) {
  const auto models = fs::path(GLENOID_SOURCE_DIR) / "models";
  for (const auto* name : {"densenet121-se", "mobilenetv2"}) {
    const auto bundle = readBundle(models / name);
    const auto learned = readNeighbours(bundle);
    ASSERT_TRUE(learned) << name;
    EXPECT_EQ(learned->learned, bundle.model.training.at("images"));
    EXPECT_LT(fs::file_size(models / name / "neighbours.safetensors"), 1'400'000u);
    const auto table = readPredictionTable(models / name / "predictions.csv");
    ASSERT_EQ(learned->sha256.size(), table.images.size());
    const auto names = namesBeside(bundle);
    for (std::size_t i = 0; i < table.images.size(); ++i) {
      const auto& sha256 = table.images[i].second;
      const auto row = std::find(learned->sha256.begin(), learned->sha256.end(), sha256);
      ASSERT_NE(row, learned->sha256.end()) << table.images[i].first;
      const auto label = learned->labels[static_cast<std::size_t>(row - learned->sha256.begin())];
      EXPECT_EQ(label, table.predictions.truth[i]) << table.images[i].first;
      EXPECT_EQ(names.at(sha256), table.images[i].first);
    }
  }
}

TEST_F(Neighbours, ARadiographAmongThemIsKnown) {
  const Doubt doubt(withNeighbours(test::writeSmallModel(folder_ / "m"), threePictures()));
  const std::vector<SimilarCase> far{{0, 0.1, "", ""}, {0, 0.11, "", ""}, {0, 0.12, "", ""}, {0, 0.13, "", ""}, {0, 0.14, "", ""}};
  EXPECT_TRUE(doubt.amongLearned(hashOf("b"), far)) << "the same file";
  EXPECT_FALSE(doubt.amongLearned(hashOf("d"), far));
  EXPECT_FALSE(doubt.amongLearned("", {}));
  auto near = far;
  near.front().distance = 1e-5;
  EXPECT_EQ(doubt.amongLearned("", near), (Fact{FactCode::AmongLearned, {}})) << "the same picture in another file";
  for (auto& similar : near) similar.distance = 1e-5;
  EXPECT_FALSE(doubt.amongLearned("", near)) << "a network that sees no differences at all cannot recognise a picture";
  EXPECT_FALSE(Doubt(test::writeSmallModel(folder_ / "plain")).amongLearned(hashOf("b"), far));
  EXPECT_FALSE(Doubt(test::writeSmallModel(folder_ / "plain")).knowsLearned());
}

}  // namespace glenoid
