#include "core/base/error.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

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
  EXPECT_EQ(errorStatus(ErrorCode::DamagedFile), "refused");
  EXPECT_EQ(errorStatus(ErrorCode::NotAnImageObject), "refused");
  EXPECT_EQ(errorStatus(ErrorCode::DecoderTimeout), "failed");
  EXPECT_EQ(errorStatus(ErrorCode::FileNotFound), "failed");
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
