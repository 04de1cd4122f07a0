// SPDX-License-Identifier: GPL-3.0-or-later
#include <fstream>

#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/bundle/bundle_weights.h"
#include "core/nn/safetensors.h"
#include "tests/support/small_model.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown_error.h"

using namespace glenoid;
namespace fs = std::filesystem;

namespace {

class Bundles : public testing::Test {
 protected:
  static ErrorCode codeOfLoading(const fs::path& path) {
    const auto error = test::errorOf([&] { loadNetwork(readBundle(path)); });
    EXPECT_FALSE(error.file().empty());
    return error.code();
  }
  test::TemporaryFolder folder_;
};

torch::Tensor answerOf(const Bundle& bundle) {
  const c10::InferenceMode guard;
  return loadNetwork(bundle)->forward(torch::full({1, 3, 64, 64}, 0.3F));
}

}  // namespace

TEST_F(Bundles, FolderAndSingleFileGiveTheSameNetwork) {
  test::writeSmallModel(folder_ / "a");
  test::writeSmallModel(folder_ / "b.glenoid");
  const auto asFolder = readBundle(folder_ / "a"), asFile = readBundle(folder_ / "b.glenoid");
  EXPECT_EQ(asFolder.model.weightsSha256, asFile.model.weightsSha256);
  EXPECT_TRUE(torch::equal(answerOf(asFolder), answerOf(asFile)));
}

TEST_F(Bundles, ChangedWeightsAreFound) {
  test::writeSmallModel(folder_.path());
  auto bytes = readTextFile(folder_ / "weights.safetensors");
  bytes[bytes.size() - 3] ^= 1;
  writeFileAtomically(folder_ / "weights.safetensors", bytes);
  EXPECT_EQ(codeOfLoading(folder_.path()), ErrorCode::ModelDamaged);
}

TEST_F(Bundles, MissingAndBrokenFilesAreNamed) {
  EXPECT_EQ(codeOfLoading(folder_ / "none"), ErrorCode::ModelNotFound);
  EXPECT_EQ(codeOfLoading(folder_.path()), ErrorCode::NotAModel);
  writeFileAtomically(folder_ / "model.json", std::string_view("{"));
  EXPECT_EQ(codeOfLoading(folder_.path()), ErrorCode::ModelMismatch);
  writeFileAtomically(folder_ / "x.glenoid", std::string_view("no weights"));
  EXPECT_EQ(codeOfLoading(folder_ / "x.glenoid"), ErrorCode::NotAModel);
  writeFileAtomically(folder_ / "x.glenoid", std::string_view("\x40\0\0\0\0\0\0\0{\"cut", 13));
  EXPECT_EQ(codeOfLoading(folder_ / "x.glenoid"), ErrorCode::WeightsDamaged) << "cut off";
}

TEST_F(Bundles, ANewerFormatIsNamed) {
  test::writeSmallModel(folder_.path());
  auto json = nlohmann::json::parse(readTextFile(folder_ / "model.json"));
  json["formatVersion"] = 2;
  writeFileAtomically(folder_ / "model.json", json.dump());
  EXPECT_EQ(codeOfLoading(folder_.path()), ErrorCode::ModelTooNew);
}

TEST_F(Bundles, AnExportedModelIsOneFileWithTheSameWeightsAndParts) {
  auto bundle = test::writeSmallModel(folder_ / "model");
  bundle = writePart(bundle, kNeighboursPart, TensorFile{{{"seen", torch::ones({3})}}, {}});
  exportBundle(bundle, folder_ / "out.glenoid");
  const auto again = readBundle(folder_ / "out.glenoid");
  checkBundle(again);
  EXPECT_EQ(toJson(again.model), toJson(bundle.model));
  EXPECT_TRUE(readPart(again, kNeighboursPart)->tensors.at("seen").equal(torch::ones({3})));
  EXPECT_NE(loadNetwork(again), nullptr);
  exportBundle(again, folder_ / "copy.glenoid");
  EXPECT_EQ(readTextFile(folder_ / "copy.glenoid"), readTextFile(folder_ / "out.glenoid"));
}

TEST_F(Bundles, WhatNoNetworkCanBeIsTheDescriptionsFault) {
  test::writeSmallModel(folder_.path());
  const auto good = nlohmann::json::parse(readTextFile(folder_ / "model.json"));
  for (const auto& [key, value] : {std::pair{"architecture", "perceptron"}, {"head", "two"}}) {
    auto json = good;
    json[key] = value;
    writeFileAtomically(folder_ / "model.json", json.dump());
    EXPECT_EQ(codeOfLoading(folder_.path()), ErrorCode::ModelMismatch) << key;
  }
  auto json = good;
  json["architecture"] = "inceptionv3";
  json["preprocessing"]["inputSize"] = 32;
  writeFileAtomically(folder_ / "model.json", json.dump());
  EXPECT_EQ(codeOfLoading(folder_.path()), ErrorCode::ModelMismatch) << "too small for this network";
}

TEST_F(Bundles, WeightsOfAnotherArchitectureDoNotLoad) {
  test::writeSmallModel(folder_.path());
  auto json = nlohmann::json::parse(readTextFile(folder_ / "model.json"));
  json["architecture"] = "densenet121-se";
  writeFileAtomically(folder_ / "model.json", json.dump());
  EXPECT_EQ(codeOfLoading(folder_.path()), ErrorCode::WeightsMismatch);
}
