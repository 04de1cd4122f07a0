// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bundle/start_weights.h"

#include <gtest/gtest.h>

#include "core/base/files.h"
#include "core/base/sha256.h"
#include "tests/support/temporary_folder.h"

using namespace glenoid;
namespace fs = std::filesystem;

TEST(StartWeights, ThoseShippedAreListedWithTheirTermsAndTheirDigest) {
  const auto weights = installedStartWeights({fs::path(GLENOID_SOURCE_DIR) / "models"});
  ASSERT_FALSE(weights.empty());
  for (const auto& w : weights) {
    EXPECT_FALSE(w.name.empty() || w.data.empty() || w.licence.empty()) << w.path;
    EXPECT_EQ(w.sha256, sha256OfFile(w.path)) << w.path;
  }
}

TEST(StartWeights, WhatIsAbsentOrUnreadableIsPassedOver) {
  const test::TemporaryFolder folder;
  EXPECT_TRUE(installedStartWeights({folder / "nowhere", folder.path()}).empty());
  writeFileAtomically(folder / "manifest.json", std::string_view("{\"files\": ["));
  EXPECT_TRUE(installedStartWeights({folder.path()}).empty());
  writeFileAtomically(
      folder / "manifest.json",
      std::string_view(R"({"files": [3, {"file": "gone.safetensors", "kind": "start weights"}, {"file": "a.bin", "kind": "model"},
                          {"file": "here.safetensors", "kind": "start weights", "data": 7}]})"));
  writeFileAtomically(folder / "here.safetensors", std::string_view("x"));
  const auto weights = installedStartWeights({folder.path()});
  ASSERT_EQ(weights.size(), 1u);
  EXPECT_EQ(weights[0].name, "here");
  EXPECT_EQ(weights[0].data, "");
}
