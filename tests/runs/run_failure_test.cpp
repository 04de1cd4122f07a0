// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever ends a run, its folder says why.
#include "core/runs/run_failure.h"

#include <new>
#include <stdexcept>
#include <system_error>

#include <gtest/gtest.h>

#include "core/base/cancel_token.h"
#include "core/base/files.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown_error.h"

namespace glenoid {
namespace {

// What is kept of it, which is also what is thrown.
template <class Failure>
Error keptOf(const Failure& failure) {
  const test::TemporaryFolder folder;
  const auto thrown = test::errorOf([&] { keepingFailure(folder.path(), [&] { throw failure; }); });
  const auto kept = readRunFailure(folder.path());
  if (!kept) {
    ADD_FAILURE() << "nothing was kept of " << errorName(thrown.code());
    return thrown;
  }
  EXPECT_EQ(kept->code(), thrown.code());
  EXPECT_EQ(kept->detail(), thrown.detail());
  EXPECT_EQ(kept->file(), thrown.file());
  return *kept;
}

TEST(RunFailure, KeepsCodeDetailAndFile) {
  const auto kept = keptOf(Error(ErrorCode::FileUnwritable, "no space left", "/runs/Übung/last.safetensors"));
  EXPECT_EQ(kept.code(), ErrorCode::FileUnwritable);
  EXPECT_EQ(kept.detail(), "no space left");
  EXPECT_EQ(kept.file(), "/runs/Übung/last.safetensors");
  EXPECT_EQ(keptOf(Error(ErrorCode::NotANumber, "in epoch 2")).code(), ErrorCode::Diverged);
}

TEST(RunFailure, KeepsWhatTheSystemAndItsLibrariesThrow) {
  EXPECT_EQ(keptOf(std::bad_alloc()).code(), ErrorCode::OutOfMemory);
  EXPECT_EQ(keptOf(std::system_error(std::make_error_code(std::errc::resource_unavailable_try_again))).code(), ErrorCode::SystemLimit);
  EXPECT_EQ(keptOf(std::length_error("vector::reserve")).detail(), "vector::reserve");
}

TEST(RunFailure, ReadsOneOfAnEarlierVersion) {
  const test::TemporaryFolder folder;
  writeFileAtomically(folder / "failure.json", R"({"code": "diverged", "detail": "in epoch 1"})");
  const auto kept = readRunFailure(folder.path());
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->code(), ErrorCode::Diverged);
  EXPECT_EQ(kept->file(), "");
}

TEST(RunFailure, AnInterruptIsNone) {
  const test::TemporaryFolder folder;
  keepRunFailure(folder.path(), Error(ErrorCode::OutOfMemory, ""));
  EXPECT_THROW(keepingFailure(folder.path(), [] { throw Cancelled{}; }), Cancelled);
  EXPECT_FALSE(readRunFailure(folder.path()));
}

}  // namespace
}  // namespace glenoid
