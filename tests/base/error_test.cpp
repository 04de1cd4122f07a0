#include "core/base/error.h"

#include <atomic>
#include <filesystem>
#include <new>
#include <set>
#include <stdexcept>
#include <string>
#include <system_error>

#include <gtest/gtest.h>

#include "core/base/cancel_token.h"

using namespace glenoid;

TEST(Error, EveryCodeHasItsOwnNameSentenceAndRemedy) {
  std::set<std::string_view> names;
  for (int i = 0; i <= static_cast<int>(ErrorCode::Internal); ++i) {
    const auto code = static_cast<ErrorCode>(i);
    EXPECT_TRUE(names.insert(errorName(code)).second) << errorName(code);
    EXPECT_FALSE(errorSentence(code).empty());
    EXPECT_TRUE(errorRemedy(code).ends_with('.')) << errorName(code);
    EXPECT_FALSE(errorSentence(code).ends_with('.')) << errorName(code);
  }
}

TEST(Error, MessageNamesFileReasonAndRemedy) {
  const Error error(ErrorCode::DamagedFile, "12 of 40 bytes", "a.dcm");
  EXPECT_EQ(error.message(), "a.dcm: the file is damaged or incomplete (12 of 40 bytes). Copy or export it again from the source.");
}

TEST(Error, WhatTheFileIsRefusesWhatHappenedFails) {
  EXPECT_EQ(errorStatus(ErrorCode::DamagedFile), Status::Refused);
  EXPECT_EQ(errorStatus(ErrorCode::NotAnImageObject), Status::Refused);
  EXPECT_EQ(errorStatus(ErrorCode::DecoderTimeout), Status::Failed);
  EXPECT_EQ(errorStatus(ErrorCode::FileNotFound), Status::Failed)
      << "a later try may find it";
  EXPECT_EQ(statusName(Status::Refused), "refused");
}

TEST(Error, AboutKeepsTheFirstFile) {
  const Error error(ErrorCode::NoImage, "");
  EXPECT_EQ(error.about("x").file(), "x");
  EXPECT_EQ(error.about("x").about("y").file(), "x");
}

TEST(CancelToken, CopiesShareTheFlag) {
  const CancelToken token;
  const CancelToken copy = token;
  EXPECT_NO_THROW(copy.check());
  token.cancel();
  EXPECT_THROW(copy.check(), Cancelled);
}

TEST(CancelToken, WatchesAFlagOfAnother) {
  std::atomic<bool> flag{false};
  const CancelToken token(flag);
  EXPECT_FALSE(token.isCancelled());
  flag = true;
  EXPECT_THROW(token.check(), Cancelled);
}

TEST(Error, WhateverALibraryThrewIsSaidOfTheFile) {
  const auto own = errorAbout("a.dcm", Error(ErrorCode::DamagedFile, "short"));
  EXPECT_EQ(own.code(), ErrorCode::DamagedFile);
  EXPECT_EQ(own.file(), "a.dcm");
  EXPECT_EQ(errorAbout("a.dcm", Error(ErrorCode::DamagedFile, "", "b.dcm")).file(), "b.dcm");
  EXPECT_EQ(errorAbout("a.dcm", std::bad_alloc()).code(), ErrorCode::OutOfMemory);
  const auto foreign = errorAbout("a.dcm", std::runtime_error("iconv"));
  EXPECT_EQ(foreign.code(), ErrorCode::Internal);
  EXPECT_EQ(foreign.detail(), "iconv");
  EXPECT_EQ(errorAbout("", std::runtime_error("why\nException raised from f at g.cpp")).detail(), "why") << "no backtrace";
  const auto system = [](std::errc code) { return errorAbout("", std::system_error(std::make_error_code(code))).code(); };
  EXPECT_EQ(system(std::errc::not_enough_memory), ErrorCode::OutOfMemory);
  EXPECT_EQ(system(std::errc::resource_unavailable_try_again), ErrorCode::SystemLimit);
  EXPECT_EQ(system(std::errc::too_many_files_open), ErrorCode::SystemLimit);
  const auto files = errorAbout("", std::filesystem::filesystem_error("", "x", std::make_error_code(std::errc::permission_denied)));
  EXPECT_EQ(files.code(), ErrorCode::FileUnreadable);
  EXPECT_EQ(files.file(), "x");
}
