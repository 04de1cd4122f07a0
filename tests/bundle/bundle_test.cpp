// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <fstream>
#include <span>

#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/sha256.h"
#include "core/bundle/bundle_weights.h"
#include "core/nn/network.h"
#include "core/nn/safetensors.h"
#include "core/nn/weights.h"
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

std::shared_ptr<Network> smallNetwork() { return makeNetwork({"custom-cnn", 3, Head::Linear, 0, 0}); }

// As model.json records it.
std::string digestOf(const TensorFile& file) {
  Sha256 hash;
  for (const auto& [key, tensor] : file.tensors) {
    std::string head = key + '\0' + std::string(torch::toString(tensor.scalar_type()));
    for (const auto size : tensor.sizes()) head += ' ' + std::to_string(size);
    hash.update(std::as_bytes(std::span(head)));
    hash.update(std::span(static_cast<const std::byte*>(tensor.data_ptr()), tensor.nbytes()));
  }
  return hash.finish();
}

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

TEST_F(Bundles, AValueThatHalfPrecisionCannotHoldIsStoredInSingle) {
  const auto network = smallNetwork();
  const std::string key = "features.stage1.norm1.running_var";
  network->named_buffers()[key].fill_(1e6);
  for (const auto precision : {WeightPrecision::Half, WeightPrecision::Byte}) {
    const auto bundle = writeBundle(folder_ / "model", test::smallModelDescription(), *network, precision);
    EXPECT_NO_THROW(checkBundle(bundle));
    const auto stored = readSafetensors(bundle.weights).tensors;
    EXPECT_EQ(stored.at(key).scalar_type(), torch::kFloat32);
    EXPECT_EQ(stored.at("features.stage1.norm1.running_mean").scalar_type(), torch::kHalf) << "the others stay small";
    EXPECT_TRUE(loadNetwork(bundle)->named_buffers()[key].eq(1e6).all().item<bool>());
  }
}

TEST_F(Bundles, WeightsThatAreNotFiniteAreRefused) {
  const auto network = smallNetwork();
  network->named_buffers()["features.stage1.norm1.running_var"].fill_(INFINITY);
  const auto write = [&] { writeBundle(folder_ / "new", test::smallModelDescription(), *network, WeightPrecision::Half); };
  EXPECT_EQ(test::codeOf(write), ErrorCode::ModelNotFinite);
  EXPECT_FALSE(fs::exists(folder_ / "new"));

  // Earlier versions wrote such a bundle.
  auto bundle = test::writeSmallModel(folder_ / "old");
  const auto file = weightsOf(*network, torch::kHalf);
  writeSafetensors(bundle.weights, file);
  bundle.model.weightsSha256 = digestOf(file);
  writeDescription(bundle);
  const auto error = test::errorOf([&] { checkBundle(bundle); });
  EXPECT_EQ(error.code(), ErrorCode::ModelNotFinite);
  EXPECT_EQ(error.file(), toUtf8(bundle.path));
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
