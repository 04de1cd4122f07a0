// SPDX-License-Identifier: GPL-3.0-or-later
// What was removed can be put back until it is deleted for good.
#include "core/base/set_aside.h"

#include <optional>

#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/base/files.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown_error.h"
#include "tests/support/waiting_process.h"

using namespace glenoid;
namespace fs = std::filesystem;

namespace {

class SetAsideTest : public testing::Test {
 protected:
  SetAsideTest() { writeFileAtomically(run_ / "weights", std::string_view("w")); }
  std::size_t entries() const { return entriesOf(folder_.path()).entries.size(); }
  test::TemporaryFolder folder_;
  const fs::path run_ = folder_ / "run";
};

}  // namespace

TEST_F(SetAsideTest, IsHiddenAndComesBackWhole) {
  SetAside removed(run_);
  EXPECT_FALSE(fs::exists(run_));
  ASSERT_EQ(entries(), 1u);
  EXPECT_TRUE(isSetAside(entriesOf(folder_.path()).entries[0].path()));
  EXPECT_FALSE(isSetAside(run_));
  removed.putBack();
  EXPECT_EQ(readTextFile(run_ / "weights"), "w");
  EXPECT_EQ(entries(), 1u);
}

TEST_F(SetAsideTest, IsDeletedAtTheEndUnlessPutBack) {
  { const SetAside removed(run_); }
  EXPECT_EQ(entries(), 0u);
  writeFileAtomically(run_ / "weights", std::string_view("w"));
  { SetAside(run_).putBack(); }
  EXPECT_TRUE(fs::exists(run_ / "weights"));
}

TEST_F(SetAsideTest, DoesNotReplaceWhatHasTheNameNow) {
  SetAside first(run_);
  writeFileAtomically(run_ / "weights", std::string_view("new"));
  EXPECT_EQ(test::codeOf([&] { first.putBack(); }), ErrorCode::FileUnwritable);
  EXPECT_EQ(readTextFile(run_ / "weights"), "new");
  SetAside second(run_);
  first.putBack();
  EXPECT_EQ(readTextFile(run_ / "weights"), "w");
}

TEST_F(SetAsideTest, WhatAKilledProgramLeftIsDeletedButNotWhatARunningOneCanPutBack) {
  writeFileAtomically(folder_ / ".hidden" / "kept", std::string_view("k"));
  test::WaitingProcess other([&] { new SetAside(run_); });
  deleteSetAside(folder_.path());
  EXPECT_EQ(readTextFile(folder_ / ".run.removed" / "run" / "weights"), "w");
  other.kill();
  deleteSetAside(folder_.path());
  EXPECT_EQ(entries(), 1u);
}

TEST_F(SetAsideTest, ComesBackAlthoughTheFolderWasCleaned) {
  writeFileAtomically(folder_ / "file", std::string_view("f"));
  SetAside run(run_), file(folder_ / "file");
  deleteSetAside(folder_.path());
  run.putBack();
  file.putBack();
  EXPECT_EQ(readTextFile(run_ / "weights") + readTextFile(folder_ / "file"), "wf");
  EXPECT_EQ(entries(), 2u);
}

TEST_F(SetAsideTest, WhatIsNotThereIsRefusedWithoutATrace) {
  EXPECT_EQ(test::codeOf([&] { SetAside none(folder_ / "none"); }), ErrorCode::FileUnwritable);
  EXPECT_EQ(entries(), 1u);
}
