// SPDX-License-Identifier: GPL-3.0-or-later
// The files in models/ are those of the manifest, and small enough to ship.
#include <filesystem>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "core/base/files.h"
#include "core/base/sha256.h"
#include "core/bundle/bundle_weights.h"
#include "core/bundle/model_folders.h"
#include "core/nn/network.h"
#include "core/nn/weights.h"

using namespace glenoid;
namespace fs = std::filesystem;

namespace {
const fs::path kModels = fs::path(GLENOID_SOURCE_DIR) / "models";
nlohmann::json manifest() { return nlohmann::json::parse(readTextFile(kModels / "manifest.json")); }
}  // namespace

TEST(ShippedModels, MatchTheManifestAndTheLimits) {
  std::uintmax_t total = 0;
  for (const auto& entry : fs::recursive_directory_iterator(kModels)) {
    if (entry.is_regular_file()) total += entry.file_size();
  }
  EXPECT_LT(total, std::uintmax_t{48} << 20);
  const auto listed = manifest().at("files");
  EXPECT_FALSE(listed.empty());
  for (const auto& file : listed) {
    const auto path = kModels / file.at("file").get<std::string>();
    EXPECT_EQ(sha256OfFile(path), file.at("sha256").get<std::string>()) << path;
    EXPECT_LT(fs::file_size(path), std::uintmax_t{16} << 20) << path;
  }
}

TEST(ShippedModels, TheDefaultLoadsAndStatesItsMeasuredAccuracy) {
  const auto bundle = findModel("", {kModels});
  EXPECT_EQ(bundle.model.name, manifest().at("default").get<std::string>());
  EXPECT_EQ(bundle.model.labels.size(), 4u);
  EXPECT_NE(inEnglish(bundle.model.accuracyText()).find("cross-validation"), std::string::npos);
  const auto network = loadNetwork(bundle);
  std::int64_t count = 0;
  for (const auto& parameter : network->parameters()) count += parameter.numel();
  EXPECT_EQ(count, 7'611'780) << "the original network";
}

TEST(ShippedModels, EachLoadsAndWasMeasuredOnEveryImage) {
  const auto models = installedModels({kModels});
  EXPECT_EQ(models.size(), 2u);
  for (const auto& installed : models) {
    ASSERT_TRUE(installed.bundle) << installed.path << ": " << installed.problem;
    EXPECT_NO_THROW(loadNetwork(*installed.bundle)) << installed.path;
    const auto& model = installed.bundle->model;
    EXPECT_TRUE(model.isCalibrated());
    EXPECT_EQ(model.figures.at("crossValidation").at("images"), model.training.at("images"));
    EXPECT_TRUE(fs::exists(installed.path / "README.md")) << "the model's card";
    EXPECT_EQ(model.subject, "shoulder");
    ASSERT_TRUE(model.doubt.contains("gate"));
    EXPECT_EQ(model.doubt["gate"]["backboneSha256"], sha256OfFile(kModels / "gate" / "backbone.safetensors"));
    EXPECT_NO_THROW(checkBundle(*installed.bundle));
    EXPECT_LT(fs::file_size(installed.path / "gate.safetensors"), std::uintmax_t{512} << 10);
  }
}

TEST(ShippedModels, TheStartWeightsStartBothDenseNets) {
  const auto file = readSafetensors(kModels / "start" / "densenet121.safetensors");
  for (const char* architecture : {"densenet121", "densenet121-se"}) {
    NetworkOptions options;
    options.architecture = architecture;
    const auto network = makeNetwork(options);
    EXPECT_TRUE(loadStartWeights(*network, file).unused.empty());
  }
}
