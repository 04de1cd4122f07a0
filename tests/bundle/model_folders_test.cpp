// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bundle/model_folders.h"

#include <map>
#include <set>

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/bundle/start_weights.h"
#include "tests/support/small_model.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/unprivileged.h"

using namespace glenoid;
namespace fs = std::filesystem;

TEST(ModelFolders, AModelIsFoundByNameByPathAndByDefault) {
  const test::TemporaryFolder temporary;
  const fs::path& folder = temporary.path();
  test::writeSmallModel(folder / "first");
  test::writeSmallModel(folder / "second.glenoid");
  writeFileAtomically(folder / "broken" / "model.json", std::string_view("{}"));

  const auto installed = installedModels({folder, folder / "absent"});
  ASSERT_EQ(installed.size(), 3u);
  EXPECT_EQ(installed[0].bundle, nullptr);
  EXPECT_FALSE(installed[0].problem.empty());

  EXPECT_EQ(findModel("small", {folder}).path, folder / "first");
  EXPECT_EQ(findModel((folder / "second.glenoid").string(), {}).path, folder / "second.glenoid");
  EXPECT_EQ(findModel("", {folder}).path, folder / "first");
  writeFileAtomically(folder / "manifest.json", std::string_view(R"({"default": "other"})"));
  EXPECT_EQ(findModel("", {folder}).path, folder / "first") << "the default is missing";
  EXPECT_THROW(findModel("broken", {folder}), Error);
  EXPECT_THROW(findModel("", {}), Error);
}

TEST(ModelFolders, ABadEntryIsListedWithItsReasonAndStopsNoOther) {
  const test::TemporaryFolder temporary;
  const auto folder = temporary / "models", locked = temporary / "locked";
  test::writeSmallModel(folder / "good");
  for (const char* name : {"huge", "piped", "closed"}) fs::create_directories(folder / name);
  ASSERT_EQ(mkfifo((folder / "pipe.glenoid").c_str(), 0600), 0);
  ASSERT_EQ(mkfifo((folder / "piped" / "model.json").c_str(), 0600), 0);
  ASSERT_EQ(mkfifo((folder / "manifest.json").c_str(), 0600), 0);
  test::writeSmallModel(folder / "weightless");
  fs::remove(folder / "weightless" / "weights.safetensors");
  ASSERT_EQ(mkfifo((folder / "weightless" / "weights.safetensors").c_str(), 0600), 0);
  fs::create_symlink("itself", folder / "itself");
  fs::create_symlink("loop.glenoid", folder / "loop.glenoid");
  writeFileAtomically(folder / "vast.glenoid", std::string_view("x"));
  writeFileAtomically(folder / "huge" / "model.json", std::string_view("{"));
  for (const auto& file : {folder / "vast.glenoid", folder / "huge" / "model.json"}) fs::resize_file(file, std::uintmax_t{1} << 40);
  fs::create_directories(locked);
  for (const auto& path : {folder / "closed", locked}) fs::permissions(path, fs::perms::none);
  std::map<std::string, std::string> problems;
  std::set<std::string> good;
  {
    const test::Unprivileged person;
    for (const auto& model : installedModels({folder, locked})) {
      model.bundle ? void(good.insert(model.path.filename())) : void(problems.emplace(model.path.filename(), model.problem));
    }
    EXPECT_EQ(findModel("", {folder}).path, folder / "good");
    EXPECT_EQ(findModel("small", {folder}).path, folder / "good");
  }
  for (const auto& path : {folder / "closed", locked}) fs::permissions(path, fs::perms::owner_all);
  EXPECT_EQ(good, std::set<std::string>{"good"});
  fs::remove(folder / "manifest.json");
  writeFileAtomically(folder / "manifest.json", std::string_view("{"));
  fs::resize_file(folder / "manifest.json", std::uintmax_t{1} << 40);
  EXPECT_EQ(findModel("", {folder}).path, folder / "good");
  EXPECT_TRUE(installedStartWeights({folder}).empty());
  const std::pair<const char*, ErrorCode> expected[] = {
      {"closed", ErrorCode::FileUnreadable},       {"huge", ErrorCode::ModelMismatch},     {"itself", ErrorCode::FileUnreadable},
      {"locked", ErrorCode::FolderUnreadable},     {"pipe.glenoid", ErrorCode::NotAFile},  {"piped", ErrorCode::NotAFile},
      {"loop.glenoid", ErrorCode::FileUnreadable}, {"vast.glenoid", ErrorCode::NotAModel}, {"weightless", ErrorCode::NotAFile}};
  EXPECT_EQ(problems.size(), std::size(expected));
  for (const auto& [name, code] : expected) {
    EXPECT_NE(problems[name].find(errorSentence(code)), std::string::npos) << name << ": " << problems[name];
  }
}
