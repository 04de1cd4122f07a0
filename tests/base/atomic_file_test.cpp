// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"

#include <string>
#include <thread>

#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/mapped_file.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown_error.h"
#include "tests/support/waiting_process.h"

using namespace glenoid;
namespace fs = std::filesystem;

namespace {

std::span<const std::byte> bytesOf(const std::string& text) { return std::as_bytes(std::span(text)); }

}  // namespace

TEST(AtomicFile, TwoThreadsMayWriteOneTarget) {
  const test::TemporaryFolder folder;
  const auto file = folder / "target";
  const auto writeAll = [&](char letter) {
    for (int i = 0; i < 100; ++i) EXPECT_NO_THROW(writeFileAtomically(file, std::string(20'000, letter)));
  };
  writeFileAtomically(file, std::string(20'000, 'a'));
  {
    const std::jthread one(writeAll, 'a'), other(writeAll, 'b');
    for (int i = 0; i < 100; ++i) {
      const auto text = readTextFile(file);
      ASSERT_EQ(text.size(), 20'000u);
      ASSERT_EQ(text.find_first_not_of(text.front()), std::string::npos) << "half of one, half of the other";
    }
  }
  EXPECT_EQ(entriesOf(folder.path()).entries.size(), 1u);
}

TEST(AtomicFile, ReplacesAFileThatIsBeingRead) {
  const test::TemporaryFolder folder;
  const auto file = folder / "target";
  writeFileAtomically(file, std::string_view("old"));
  {
    std::jthread writer;
    readInPieces(file, [&](std::span<const std::byte>) {
      writer = std::jthread([&] { EXPECT_NO_THROW(writeFileAtomically(file, std::string_view("new"))); });
      while (entriesOf(folder.path()).entries.size() < 2 && readTextFile(file) == "old") std::this_thread::yield();
    });
  }
  EXPECT_EQ(readTextFile(file), "new");
  EXPECT_EQ(entriesOf(folder.path()).entries.size(), 1u);
}

TEST(AtomicFile, CanBeMappedAndRenamedWhileItIsBeingWritten) {
  const test::TemporaryFolder folder;
  AtomicFile out(folder / "target");
  out.write(bytesOf("bone"));
  out.flush();
  const MappedFile mapped(out.unfinished());
  out.commit();
  EXPECT_EQ(std::string(mapped.bytes().begin(), mapped.bytes().end()), "bone");
  EXPECT_EQ(readTextFile(folder / "target"), "bone");
}

TEST(AtomicFile, IsNothingUntilItIsCommitted) {
  const test::TemporaryFolder folder;
  const auto file = folder / "deep" / "target";
  { AtomicFile(file).write(bytesOf("lost")); }
  EXPECT_TRUE(fs::is_empty(folder / "deep"));
  AtomicFile out(file);
  out.write(bytesOf("----body"));
  out.writeHead(bytesOf("head"));
  out.write(bytesOf(" and more"));
  out.flush();
  EXPECT_FALSE(fs::exists(file));
  EXPECT_EQ(readTextFile(out.unfinished()), "headbody and more");
  out.commit();
  EXPECT_EQ(readTextFile(file), "headbody and more");
  EXPECT_EQ(entriesOf(folder / "deep").entries.size(), 1u);
}

TEST(AtomicFile, WhatAKilledProgramLeftIsRemovedAndWhatIsBeingWrittenStays) {
  const test::TemporaryFolder folder;
  test::WaitingProcess other([&] { (new AtomicFile(folder / "target"))->flush(); });
  removeUnfinished(folder.path());
  EXPECT_EQ(entriesOf(folder.path()).entries.size(), 1u) << "it is still being written";
  other.kill();
  AtomicFile mine(folder / "target");
  ASSERT_EQ(entriesOf(folder.path()).entries.size(), 2u);
  writeFileAtomically(folder / "photo.part", std::string_view("a person's own"));
  removeUnfinished(folder.path());
  EXPECT_TRUE(fs::exists(mine.unfinished()));
  EXPECT_TRUE(fs::exists(folder / "photo.part"));
  EXPECT_EQ(entriesOf(folder.path()).entries.size(), 2u);
  mine.commit();
  EXPECT_TRUE(fs::exists(folder / "target"));
}

TEST(AtomicFile, ThatCannotBeWrittenNamesItsTarget) {
  const test::TemporaryFolder folder;
  writeFileAtomically(folder / "file", std::string_view("x"));
  const auto error = test::errorOf([&] { AtomicFile(folder / "file" / "target"); });
  EXPECT_EQ(error.code(), ErrorCode::FileUnwritable);
  EXPECT_EQ(error.file(), toUtf8(folder / "file" / "target"));
}
