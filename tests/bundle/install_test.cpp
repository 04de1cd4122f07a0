// SPDX-License-Identifier: GPL-3.0-or-later
// The user's own models: they are installed completely or not at all, one may be the default, and they can be removed.
#include "core/bundle/install.h"

#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/folder_lock.h"
#include "core/bundle/bundle_weights.h"
#include "core/bundle/model_folders.h"
#include "tests/support/small_model.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown_error.h"

using namespace glenoid;
using test::codeOf;
namespace fs = std::filesystem;

namespace {

std::size_t entriesIn(const fs::path& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

void spoil(const fs::path& file) {
  std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
  stream.seekp(-3, std::ios::end);
  stream.put('\x55');
}

}  // namespace

TEST(InstallBundle, CopiesAFolderOrAFileThatThenLoads) {
  const test::TemporaryFolder folder;
  for (const auto& [name, seed] : {std::pair{"source", 7u}, {"source.glenoid", 8u}}) {
    test::writeSmallModel(folder / name, test::smallModelDescription(), seed);
    const auto installed = installBundle(folder / name, folder / "own", checkBundle);
    fs::remove_all(folder / name);
    EXPECT_NE(loadNetwork(installed), nullptr) << name;
  }
  EXPECT_TRUE(fs::exists(folder / "own" / "small" / "model.json"));
  EXPECT_TRUE(fs::exists(folder / "own" / "small.glenoid"));
}

TEST(InstallBundle, TheSameIsTakenAsItIsAndAnotherOfTheNameGetsANumber) {
  const test::TemporaryFolder folder;
  test::writeSmallModel(folder / "one");
  test::writeSmallModel(folder / "two", test::smallModelDescription(), 8);
  const auto first = installBundle(folder / "one", folder / "own", checkBundle);
  EXPECT_EQ(installBundle(folder / "one", folder / "own", checkBundle).path, first.path);
  const auto second = installBundle(folder / "two", folder / "own", checkBundle);
  EXPECT_EQ(second.path.filename(), "small-2");
  EXPECT_NE(first.model.weightsSha256, second.model.weightsSha256);
  EXPECT_EQ(entriesIn(folder / "own"), 2u);
}

TEST(InstallBundle, TheSameInAnotherFormOrUnderAnotherNameIsTakenAsItIs) {
  const test::TemporaryFolder folder;
  test::writeSmallModel(folder / "one");
  test::writeSmallModel(folder / "one.glenoid");
  for (const auto& [first, second] : {std::pair{"one", "one.glenoid"}, {"one.glenoid", "one"}}) {
    const auto own = folder / (std::string("own of ") + first);
    const auto installed = installBundle(folder / first, own, checkBundle);
    EXPECT_EQ(installBundle(folder / second, own, checkBundle).path, installed.path);
    const auto renamed = own / (std::string("renamed") + installed.path.extension().string());
    fs::rename(installed.path, renamed);
    EXPECT_EQ(installBundle(folder / second, own, checkBundle).path, renamed);
  }
}

TEST(InstallBundle, DamagedWeightsAreRefusedAndNothingIsLeft) {
  const test::TemporaryFolder folder;
  spoil(test::writeSmallModel(folder / "one").weights);
  EXPECT_EQ(codeOf([&] { installBundle(folder / "one", folder / "own", checkBundle); }), ErrorCode::ModelDamaged);
  EXPECT_FALSE(fs::exists(folder / "own"));
  EXPECT_EQ(codeOf([&] { installBundle(folder / "none", folder / "own", checkBundle); }), ErrorCode::ModelNotFound);
}

TEST(InstallBundle, WeightsOfAnotherNetworkAreRefused) {
  const test::TemporaryFolder folder;
  test::writeSmallModel(folder / "one");
  auto json = nlohmann::json::parse(readTextFile(folder / "one" / "model.json"));
  json["labels"].push_back({{"name", "D"}, {"display", "Maker D"}});
  writeFileAtomically(folder / "one" / "model.json", json.dump());
  EXPECT_EQ(codeOf([&] { installBundle(folder / "one", folder / "own", checkBundle); }), ErrorCode::WeightsMismatch);
  EXPECT_FALSE(fs::exists(folder / "own"));
}

TEST(InstallBundle, WhatIsNotFinishedIsNoModel) {
  const test::TemporaryFolder folder;
  test::writeSmallModel(folder / ".small.part");
  EXPECT_TRUE(installedModels({folder.path()}).empty());
}

TEST(InstallBundle, IsAloneInTheFolderAndClearsWhatAKilledOneLeft) {
  const test::TemporaryFolder folder;
  test::writeSmallModel(folder / "one");
  const auto own = folder / "own", left = unfinishedName(own / "small");
  test::writeSmallModel(left);
  {
    const FolderLock another(own);
    EXPECT_EQ(codeOf([&] { installBundle(folder / "one", own, checkBundle); }), ErrorCode::FolderBusy);
  }
  EXPECT_TRUE(fs::exists(left));
  installBundle(folder / "one", own, checkBundle);
  EXPECT_EQ(entriesIn(own), 1u);
}

TEST(InstallBundle, APlaceThatCannotBeWrittenIsSaid) {
  const test::TemporaryFolder folder;
  test::writeSmallModel(folder / "one");
  writeFileAtomically(folder / "own", std::string_view("a file where a folder should be"));
  EXPECT_EQ(codeOf([&] { installBundle(folder / "one", folder / "own", checkBundle); }), ErrorCode::FileUnwritable);
}

TEST(RemoveInstalled, TakesOnlyWhatLiesInTheFolder) {
  const test::TemporaryFolder folder;
  test::writeSmallModel(folder / "one");
  const auto installed = installBundle(folder / "one", folder / "own", checkBundle);
  EXPECT_EQ(codeOf([&] { removeInstalled(folder / "one", folder / "own"); }), ErrorCode::ModelNotFound);
  EXPECT_TRUE(fs::exists(folder / "one"));
  const auto removed = removeInstalled(installed.path, folder / "own");
  EXPECT_FALSE(fs::exists(installed.path));
  EXPECT_TRUE(installedModels({folder / "own"}).empty());
  removed->putBack();
  EXPECT_NE(loadNetwork(installed), nullptr);
  removeInstalled(installed.path, folder / "own");
  EXPECT_EQ(entriesIn(folder / "own"), 0u);
  EXPECT_EQ(codeOf([&] { removeInstalled(installed.path, folder / "own"); }), ErrorCode::ModelNotFound);
}

TEST(SetDefaultModel, IsFoundBeforeTheShippedOneAndForgottenWhenItIsGone) {
  const test::TemporaryFolder folder;
  test::writeSmallModel(folder / "shipped" / "small");
  writeFileAtomically(folder / "shipped" / "manifest.json", std::string_view(R"({"default": "small"})"));
  auto model = test::smallModelDescription();
  model.name = "mine";
  test::writeSmallModel(folder / "one", model, 8);
  const auto installed = installBundle(folder / "one", folder / "own", checkBundle);
  const std::vector<fs::path> folders{folder / "own", folder / "shipped"};
  EXPECT_EQ(findModel({}, folders).model.name, "small");
  writeFileAtomically(folder / "own" / "manifest.json", std::string_view(R"({"kept": 1})"));
  setDefaultModel(folder / "own", installed.path);
  EXPECT_EQ(findModel({}, folders).model.name, "mine");
  EXPECT_NE(readTextFile(folder / "own" / "manifest.json").find("kept"), std::string::npos);
  removeInstalled(installed.path, folder / "own");
  EXPECT_EQ(findModel({}, folders).model.name, "small");
}
