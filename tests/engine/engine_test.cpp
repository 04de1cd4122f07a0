// SPDX-License-Identifier: GPL-3.0-or-later
// The engine that a program loads answers as the functions of core do, and its errors arrive as they were thrown.
#include "core/engine/engine.h"

#include <filesystem>
#include <memory>

#include <gtest/gtest.h>

#include "core/answer/identify.h"
#include "core/base/error.h"
#include "core/doubt/neighbours.h"
#include "core/explain/heat_map.h"
#include "core/inference/classifier.h"
#include "tests/support/cloudy_radiograph.h"
#include "tests/support/small_bundle.h"
#include "tests/support/synthetic_cache.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown_error.h"

using namespace glenoid;
using test::codeOf;
namespace fs = std::filesystem;

namespace {

// Two pictures of each of the first two makers.
PixelCache cacheFor(const Bundle& bundle, const test::TemporaryFolder& folder) {
  const auto pictures = makeSyntheticCache(folder / "pictures.pixels", 2);
  auto info = pictures.info();
  info.labels = {bundle.model.labels[0].name, bundle.model.labels[1].name};
  PixelCacheWriter writer(folder / "cache.pixels", info);
  for (std::size_t i = 0; i < pictures.size(); ++i) writer.add(pictures.items()[i], pictures.picture(i));
  writer.finish();
  return PixelCache(folder / "cache.pixels");
}

DecodedFile picture() { return decodedFile("cloudy.png", std::make_shared<const Radiograph>(test::cloudyRadiograph(1)), {}); }

}  // namespace

TEST(Engine, IsLoadedOnce) {
  EXPECT_EQ(&engine(), &engine());
  EXPECT_EQ(codeOf([] { engineSymbol("glenoidHasNoSuchFunction"); }), ErrorCode::ProgramMissing);
}

TEST(Engine, AnswersAsCoreDoes) {
  const test::TemporaryFolder folder;
  const auto bundle = test::writeSmallBundle(folder / "small");
  const auto model = engine().load(bundle, {"cpu"});
  EXPECT_EQ(model->device(), "cpu");
  const IdentifyOptions options{.explained = true};
  const auto answer = model->identify(picture(), options);
  Classifier classifier(bundle, {"cpu"});
  const auto expected = identify(classifier, picture(), options);
  EXPECT_EQ(answer.prediction.logits, expected.prediction.logits);
  ASSERT_EQ(answer.maps.size(), expected.maps.size());
  for (std::size_t label = 0; label < answer.maps.size(); ++label) EXPECT_EQ(answer.maps[label].values, expected.maps[label].values);
  const auto square = picture().square;
  EXPECT_EQ(model->explainedInDetail(square, 1).values, explainInDetail(classifier, square, 1).maps.front().values);
}

TEST(Engine, EmbedsPicturesAsCoreDoes) {
  const test::TemporaryFolder folder;
  const auto bundle = test::writeSmallBundle(folder / "small");
  const auto cache = cacheFor(bundle, folder);
  const auto learned = engine().learnedPictures(bundle, cache, {0, 3}, {});
  const auto expected = learnedPictures(bundle, cache, {0, 3});
  EXPECT_GT(learned.width, 0u);
  EXPECT_EQ(learned.embeddings, expected.embeddings);
  EXPECT_EQ(learned.labels, expected.labels);
  EXPECT_EQ(learned.sha256, expected.sha256);
  EXPECT_FALSE(engine().readNeighbours(bundle)) << "a model without learned pictures";
}

TEST(Engine, ErrorsOfTheLibraryKeepTheirCode) {
  const test::TemporaryFolder folder;
  const auto bundle = test::writeSmallBundle(folder / "small");
  EXPECT_NO_THROW(engine().checkBundle(bundle));
  EXPECT_EQ(codeOf([&] { engine().load(bundle, {"abacus"}); }), ErrorCode::OptionInvalid);
  fs::remove(bundle.weights);
  EXPECT_EQ(codeOf([&] { engine().checkBundle(bundle); }), ErrorCode::FileNotFound);
}

TEST(Engine, CancellingReachesTheLibrary) {
  LearnedPictures pictures;
  pictures.width = 2;
  for (int row = 0; row < 40; ++row) {
    pictures.embeddings.insert(pictures.embeddings.end(), {row % 2 == 0 ? 1.0F : 0.0F, row % 2 == 0 ? 0.0F : 1.0F});
    pictures.labels.push_back(0);
    pictures.sha256.emplace_back(64, 'a');
  }
  EXPECT_EQ(engine().embeddingMap(pictures, {}, {}).size(), 40u);
  const CancelToken token;
  token.cancel();
  EXPECT_THROW(engine().embeddingMap(pictures, {}, token), Cancelled);
}
