// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

#include <atomic>
#include <filesystem>
#include <new>
#include <set>
#include <stdexcept>
#include <string>
#include <system_error>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

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
  EXPECT_EQ(errorStatus(ErrorCode::SamplesContradicted), Status::Refused);
  EXPECT_EQ(errorStatus(ErrorCode::FolderEmpty), Status::Refused) << "a later try finds the same ZIP";
  EXPECT_EQ(errorStatus(ErrorCode::DecoderTimeout), Status::Failed);
  EXPECT_EQ(errorStatus(ErrorCode::FileNotFound), Status::Failed) << "a later try may find it";
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
  const auto system = [](std::errc code) { return errorAbout("", std::system_error(std::make_error_code(code))).code(); };
  EXPECT_EQ(system(std::errc::not_enough_memory), ErrorCode::OutOfMemory);
  EXPECT_EQ(system(std::errc::resource_unavailable_try_again), ErrorCode::SystemLimit);
  EXPECT_EQ(system(std::errc::too_many_files_open), ErrorCode::SystemLimit);
  const auto files = errorAbout("", std::filesystem::filesystem_error("", "x", std::make_error_code(std::errc::permission_denied)));
  EXPECT_EQ(files.code(), ErrorCode::FileUnreadable);
  EXPECT_EQ(files.file(), "x");
  EXPECT_EQ(errorAbout("a.dcm", std::runtime_error("iconv")).code(), ErrorCode::Internal);
  EXPECT_EQ(errorAbout("a.dcm", std::logic_error("no setting x")).detail(), "no setting x")
      << "an error of the program itself keeps its text";
}

TEST(Error, WordsOfALibraryThatMayQuoteAFileAreNotTaken) {
  const std::filesystem::path file = "/nowhere/Meier.dcm";
  const auto reason = std::make_error_code(std::errc::no_such_file_or_directory);
  std::vector<Error> errors{errorAbout({}, std::runtime_error("cannot open Meier.dcm\nException raised from f at g.cpp")),
                            errorAbout({}, std::filesystem::filesystem_error("copy", file, file, reason)),
                            errorAbout({}, std::system_error(reason, "Meier.dcm"))};
  for (const char* text : {R"({"Meier": )", R"(["Meier")", R"({"a": 1e999, "Meier": 1})"}) {
    try {
      std::ignore = nlohmann::json::parse(text);
      FAIL();
    } catch (const std::exception& failure) {
      errors.push_back(errorAbout({}, failure));
    }
  }
  for (const auto& error : errors) {
    EXPECT_FALSE(error.detail().empty());
    EXPECT_EQ(error.detail().find("Meier"), std::string::npos) << error.detail();
  }
  EXPECT_EQ(errors[1].file(), "/nowhere/Meier.dcm");
  EXPECT_NE(errors[1].detail().find("No such file"), std::string::npos) << errors[1].detail();
  EXPECT_NE(errors[3].detail().find("byte 11"), std::string::npos) << errors[3].detail();
}
