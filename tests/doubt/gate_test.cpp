// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/doubt/gate.h"

#include <cmath>
#include <cstdlib>
#include <limits>

#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json_file.h"
#include "core/bundle/bundle_weights.h"
#include "core/bundle/install.h"
#include "core/doubt/doubt.h"
#include "core/doubt/gate_features.h"
#include "core/nn/network.h"
#include "core/nn/preprocessing.h"
#include "core/nn/safetensors.h"
#include "core/nn/weights.h"
#include "tests/support/small_model.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown_error.h"

namespace glenoid {
namespace {

using test::codeOf;

namespace fs = std::filesystem;

Gate toyGate(std::string backbone = "a backbone") {
  Gate gate{std::vector<float>(kGateFeatures, 0.25F), -0.5, 1.5, std::move(backbone)};
  gate.weights[7] = -3;
  return gate;
}

void expectToyGate(const Bundle& bundle) {
  const auto gate = readGate(bundle);
  ASSERT_TRUE(gate);
  EXPECT_EQ(gate->weights, toyGate().weights);
  EXPECT_EQ(gate->bias, -0.5);
  EXPECT_EQ(gate->threshold, 1.5);
  EXPECT_EQ(gate->backboneSha256, "a backbone");
  EXPECT_EQ(bundle.model.doubt.at("gate").at("leftOut"), 7);
}

}  // namespace

TEST(Gate, StandsInABundleOfEitherForm) {
  const test::TemporaryFolder folder;
  for (const auto* name : {"folder", "file.glenoid"}) {
    const auto plain = test::writeSmallModel(folder / name);
    EXPECT_FALSE(readGate(plain)) << "a model of an earlier version";
    withGate(withGate(plain, Gate{std::vector<float>(kGateFeatures), 0, 0, "x"}, {{"leftOut", 1}}), toyGate(), {{"leftOut", 7}});
    const auto bundle = readBundle(folder / name);
    expectToyGate(bundle);
    EXPECT_NO_THROW(checkBundle(bundle));
    EXPECT_EQ(bundle.model.weightsSha256, plain.model.weightsSha256);
    const auto weights = weightsOf(*loadNetwork(bundle)).tensors;
    for (const auto& [key, tensor] : weightsOf(*loadNetwork(plain)).tensors) EXPECT_TRUE(tensor.equal(weights.at(key))) << key;
    const auto installed = installBundle(folder / name, folder / "own", checkBundle);
    expectToyGate(installed);
  }
}

TEST(Gate, OneThatWasChangedIsRefused) {
  const test::TemporaryFolder folder;
  const auto bundle = withGate(test::writeSmallModel(folder / "m"), toyGate(), nlohmann::json::object());
  auto tensors = readSafetensors(folder / "m" / "gate.safetensors");
  tensors.tensors.at("weights")[3] = 1;
  writeSafetensors(folder / "m" / "gate.safetensors", tensors);
  EXPECT_EQ(codeOf([&] { readGate(bundle); }), ErrorCode::ModelDamaged);
  EXPECT_EQ(codeOf([&] { checkBundle(bundle); }), ErrorCode::ModelDamaged);
  EXPECT_EQ(codeOf([&] { Doubt{bundle}; }), ErrorCode::ModelDamaged);
  fs::remove(folder / "m" / "gate.safetensors");
  EXPECT_EQ(codeOf([&] { readGate(bundle); }), ErrorCode::FileNotFound);
}

TEST(Gate, OneThatIsNoLineIsRefused) {
  const test::TemporaryFolder folder;
  auto gate = toyGate();
  gate.weights.pop_back();
  EXPECT_EQ(codeOf([&] { readGate(withGate(test::writeSmallModel(folder / "short"), gate, nlohmann::json::object())); }),
            ErrorCode::ModelDamaged);
  gate = toyGate();
  gate.weights[0] = std::numeric_limits<float>::quiet_NaN();
  EXPECT_EQ(codeOf([&] { readGate(withGate(test::writeSmallModel(folder / "nan"), gate, nlohmann::json::object())); }),
            ErrorCode::ModelDamaged);
  EXPECT_EQ(codeOf([&] { toyGate().score(std::vector<float>(3)); }), ErrorCode::Internal);
}

TEST(Gate, ItsPlaceInTheDescriptionIsChecked) {
  const auto json = toJson(test::smallModelDescription());
  EXPECT_EQ(modelDescriptionFromJson(json).subject, "drawing");
  const auto with = [&](const char* key, const nlohmann::json& value) {
    auto changed = json;
    changed[key] = value;
    return changed;
  };
  auto old = json;
  old.erase("subject");
  EXPECT_EQ(modelDescriptionFromJson(old).subject, "shoulder");
  EXPECT_EQ(modelDescriptionFromJson(with("subject", "total hip")).subject, "total hip");
  for (const char* subject : {"", "Hip", "hip\n", "hip; rm", "a subject that is by far too long for a sentence"}) {
    EXPECT_EQ(codeOf([&] { modelDescriptionFromJson(with("subject", subject)); }), ErrorCode::ModelMismatch) << subject;
  }
  EXPECT_TRUE(modelDescriptionFromJson(json).doubt.is_null());
  EXPECT_EQ(codeOf([&] { modelDescriptionFromJson(with("doubt", 1)); }), ErrorCode::ModelMismatch);
  EXPECT_EQ(codeOf([&] { modelDescriptionFromJson(with("doubt", {{"gate", {{"sha256", "x"}}}})); }), ErrorCode::ModelMismatch);
}

TEST(Doubt, AModelWithoutAGateSaysSo) {
  const test::TemporaryFolder folder;
  Doubt doubt(test::writeSmallModel(folder / "m"));
  ASSERT_EQ(doubt.facts().size(), 1u);
  EXPECT_EQ(doubt.facts().front(), (Fact{FactCode::ModelWithoutGate, {}}));
  EXPECT_FALSE(doubt.gateMargins(std::vector<std::uint8_t>(64 * 64), 64).front());
}

TEST(Doubt, AGateOfAnotherBackboneIsRefused) {
  const test::TemporaryFolder folder;
  const auto bundle = withGate(test::writeSmallModel(folder / "m"), toyGate(), nlohmann::json::object());
  EXPECT_EQ(codeOf([&] { Doubt{bundle}; }), ErrorCode::ModelMismatch);
}

TEST(GateFeatures, DoNotDependOnWhatStandsBesideAPicture) {
  GateFeatures features(installedBackbone());
  constexpr std::size_t kSide = 60, kCount = 20;
  std::vector<std::uint8_t> squares(kCount * kSide * kSide);
  for (std::size_t i = 0; i < squares.size(); ++i) squares[i] = static_cast<std::uint8_t>((i * i + 31 * i) % 251);
  const auto all = features.of(squares, kSide);
  ASSERT_EQ(all.size(), kCount * kGateFeatures);
  for (const std::size_t i : {0u, 7u, 19u}) {
    const auto alone = features.of(std::span(squares).subspan(i * kSide * kSide, kSide * kSide), kSide);
    EXPECT_TRUE(std::equal(alone.begin(), alone.end(), all.begin() + static_cast<std::ptrdiff_t>(i * kGateFeatures))) << i;
  }
  EXPECT_THROW(features.of(std::span(squares).first(5), kSide), Error);
}

TEST(GateFeatures, TheShippedBackboneSeesAsThePublishedOne) {
  const char* data = std::getenv("GLENOID_TEST_DATA");
  const auto published = fs::path(data ? data : "") / "pretrained" / "mobilenet_v2_imagenet.safetensors";
  if (!data || !fs::exists(published)) GTEST_SKIP() << "skipped: GLENOID_TEST_DATA names no published MobileNetV2";
  GateFeatures shipped(installedBackbone()), whole(published);
  std::vector<std::uint8_t> square(kSquareSide * kSquareSide);
  for (std::size_t i = 0; i < square.size(); ++i) square[i] = static_cast<std::uint8_t>(i / 250 * (i % 250) / 245);
  const auto a = shipped.of(square, kSquareSide), b = whole.of(square, kSquareSide);
  double difference = 0, size = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    difference += (a[i] - b[i]) * (a[i] - b[i]);
    size += b[i] * b[i];
  }
  EXPECT_LT(std::sqrt(difference / size), 0.1);
}

}  // namespace glenoid
