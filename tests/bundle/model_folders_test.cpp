#include "core/bundle/model_folders.h"

#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/base/files.h"
#include "tests/support/small_model.h"
#include "tests/support/temporary_folder.h"

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
  EXPECT_EQ(findModel("", {folder}).path, folder / "first") << "a default that is gone";
  EXPECT_THROW(findModel("broken", {folder}), Error);
  EXPECT_THROW(findModel("", {}), Error);
}
