// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdlib>
#include <optional>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/program_location.h"
#include "core/decoding/child_decoder.h"
#include "core/decoding/in_process_decoder.h"
#include "tests/support/dicom_writer.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown_error.h"

using namespace glenoid;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

// See limitOwnMemory().
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kMemoryIsLimited = false;
#else
constexpr bool kMemoryIsLimited = true;
#endif

fs::path goodFile(const fs::path& file, int side = 64, const char* extension = ".png") {
  cv::Mat picture(side, side, CV_16UC1);
  cv::randu(picture, 0, 4000);
  std::vector<unsigned char> bytes;
  cv::imencode(extension, picture, bytes);
  writeFileAtomically(file, std::as_bytes(std::span(bytes)));
  return file;
}

std::optional<ErrorCode> failure(Decoder& decoder, const fs::path& file, const ReadOptions& options = {}) {
  try {
    decoder.read(file, options, {});
    return std::nullopt;
  } catch (const Error& error) {
    EXPECT_EQ(error.file(), toUtf8(file));
    return error.code();
  }
}

std::optional<ErrorCode> failureToList(Decoder& decoder, const fs::path& file) {
  try {
    decoder.readDirectory(file, {});
    return std::nullopt;
  } catch (const Error& error) {
    EXPECT_EQ(error.file(), toUtf8(file));
    return error.code();
  }
}

std::unique_ptr<Decoder> childDecoder() { return makeChildDecoder({}); }

// What every decoder guarantees.
class EveryDecoder : public testing::TestWithParam<std::unique_ptr<Decoder> (*)()> {
 protected:
  std::unique_ptr<Decoder> decoder_ = GetParam()();
  test::TemporaryFolder folder_;
};

INSTANTIATE_TEST_SUITE_P(Decoders, EveryDecoder, testing::Values(&makeInProcessDecoder, &childDecoder),
                         [](const auto& parameter) { return parameter.index == 0 ? "InProcess" : "Child"; });

// Children that fail on files named crash, hang, grow, throw, lie.
class BadChild : public testing::Test {
 protected:
  static std::unique_ptr<Decoder> make(int children = 1, std::chrono::milliseconds timeLimit = 20s) {
    ChildDecoderOptions options;
    options.program = *findProgram("glenoid-misbehaving-decoder");
    options.children = children;
    options.timeLimit = timeLimit;
    options.memoryLimit = std::int64_t{256} << 20;
    return makeChildDecoder(options);
  }
  test::TemporaryFolder folder_;
};

}  // namespace

TEST_P(EveryDecoder, ReadsAGoodFile) {
  const auto file = goodFile(folder_ / u8"gut 肩.dcm");
  const auto radiograph = decoder_->read(file, {}, {});
  EXPECT_EQ(radiograph.kind, "PNG");
  EXPECT_EQ(radiograph, makeInProcessDecoder()->read(file, {}, {}));
}

TEST_P(EveryDecoder, ReadsARelativePath) {
  const auto file = goodFile(folder_ / "picture.png");
  const auto relative = fs::relative(file);
  ASSERT_TRUE(relative.is_relative());
  EXPECT_EQ(decoder_->read(relative, {}, {}).rows, 64);
}

TEST_P(EveryDecoder, NamesWhatItCannotRead) {
  EXPECT_EQ(failure(*decoder_, folder_ / "none.png"), ErrorCode::FileNotFound);
  EXPECT_EQ(failure(*decoder_, folder_.path()), ErrorCode::NotAFile);
  writeFileAtomically(folder_ / "empty.png", std::string_view(""));
  EXPECT_EQ(failure(*decoder_, folder_ / "empty.png"), ErrorCode::EmptyFile);
  writeFileAtomically(folder_ / "letter.png", std::string_view("Dear colleague, the radiograph is attached."));
  EXPECT_EQ(failure(*decoder_, folder_ / "letter.png"), ErrorCode::TextFile);
  const auto file = goodFile(folder_ / "cut.png");
  fs::resize_file(file, fs::file_size(file) / 2);
  const auto half = decoder_->read(file, {}, {});
  ASSERT_TRUE(half.missing);
  EXPECT_FALSE(half.missing->little);
  fs::resize_file(file, 40);
  EXPECT_EQ(failure(*decoder_, file), ErrorCode::DamagedFile);
}

TEST_P(EveryDecoder, TellsWhatAnObjectWithoutAPictureDeclares) {
  test::DicomSpec spec;
  spec.withPixels = false;
  spec.attributes = {{0x00100010, "Nobody^Jane"}};
  test::writeDicom(folder_ / "header.dcm", spec);
  EXPECT_EQ(failure(*decoder_, folder_ / "header.dcm"), ErrorCode::NoImage);
  ReadOptions declared;
  declared.pixels = false;
  EXPECT_TRUE(decoder_->read(folder_ / "header.dcm", declared, {}).identity.empty());
  declared.identity = true;
  EXPECT_THAT(decoder_->read(folder_ / "header.dcm", declared, {}).identity,
              testing::Contains(Attribute{"(0010,0010)", "PatientName", "Nobody^Jane"}));
}

TEST_P(EveryDecoder, ListsADirectory) {
  const auto file = folder_ / u8"DICOMDIR é";
  test::writeDicomDir(file, {"A\\B1", "A\\B2", "..\\OUT"});
  const auto entries = decoder_->readDirectory(file, {});
  ASSERT_EQ(entries.size(), 2u);
  EXPECT_EQ(entries[1], (DicomDirEntry{1, 1, 1, "7", "2", "CR", "IMAGE", "", folder_ / "A" / "B2"}));
  const auto byRelativePath = decoder_->readDirectory(fs::relative(file), {});
  ASSERT_EQ(byRelativePath.size(), 2u);
  EXPECT_TRUE(byRelativePath[0].file.is_absolute());
  EXPECT_EQ(byRelativePath[0].file.lexically_normal(), entries[0].file);
  test::writeDicomDir(file, {});
  EXPECT_TRUE(decoder_->readDirectory(file, {}).empty());
}

TEST_P(EveryDecoder, NamesWhatItCannotList) {
  EXPECT_EQ(failureToList(*decoder_, folder_ / "none"), ErrorCode::FileNotFound);
  EXPECT_EQ(failureToList(*decoder_, goodFile(folder_ / "picture.png")), ErrorCode::UnknownFormat);
  test::writeDicom(folder_ / "image", {});
  EXPECT_EQ(failureToList(*decoder_, folder_ / "image"), ErrorCode::UnknownFormat);
  const CancelToken token;
  token.cancel();
  EXPECT_THROW(decoder_->readDirectory(folder_ / "image", token), Cancelled);
  EXPECT_EQ(decoder_->read(folder_ / "image", {}, {}).rows, 4) << "and it reads the next file";
}

TEST_P(EveryDecoder, KeepsTheLimitsItIsGiven) {
  ReadOptions few;
  few.maxPixels = 1000;
  EXPECT_EQ(failure(*decoder_, goodFile(folder_ / "large.png"), few), ErrorCode::TooLarge);
}

TEST_P(EveryDecoder, StopsWhenAsked) {
  const CancelToken token;
  token.cancel();
  EXPECT_THROW(decoder_->read(goodFile(folder_ / "picture.png"), {}, token), Cancelled);
  EXPECT_EQ(decoder_->read(folder_ / "picture.png", {}, {}).rows, 64) << "and it reads the next file";
}

TEST_P(EveryDecoder, ServesSeveralThreads) {
  const auto file = goodFile(folder_ / "picture.png", 128);
  const auto expected = decoder_->read(file, {}, {});
  std::vector<std::thread> threads;
  std::atomic<int> equal = 0;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (int round = 0; round < 5; ++round) equal += decoder_->read(file, {}, {}) == expected;
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(equal, 20);
}

TEST_F(BadChild, CostsItsOwnFileAndTheBatchGoesOn) {
  const auto decoder = make(2);
  const auto good = goodFile(folder_ / "good.png");
  for (const char* name : {"crash", "throw", "crash"}) {
    EXPECT_EQ(failure(*decoder, folder_ / (std::string(name) + ".png")), ErrorCode::DecoderCrashed) << name;
    EXPECT_EQ(failure(*decoder, good), std::nullopt) << "after " << name;
  }
}

TEST_F(BadChild, CostsItsOwnDirectory) {
  const auto decoder = make();
  for (const char* name : {"crash", "throw"}) EXPECT_EQ(failureToList(*decoder, folder_ / name), ErrorCode::DecoderCrashed) << name;
  EXPECT_EQ(failureToList(*make(1, 200ms), folder_ / "hang"), ErrorCode::DecoderTimeout);
  test::writeDicomDir(folder_ / "DICOMDIR", {"A"});
  EXPECT_EQ(failureToList(*decoder, folder_ / "DICOMDIR"), std::nullopt);
}

TEST_F(BadChild, ThatGrowsIsStopped) {
  if (!kMemoryIsLimited) GTEST_SKIP() << "skipped: no memory limit under a sanitizer";
  const auto decoder = make();
  EXPECT_EQ(failure(*decoder, folder_ / "grow.png"), ErrorCode::DecoderMemory);
  EXPECT_EQ(failure(*decoder, goodFile(folder_ / "good.png")), std::nullopt);
}

TEST_F(BadChild, ThatHangsIsStopped) {
  const auto decoder = make(1, 200ms);
  EXPECT_EQ(failure(*decoder, folder_ / "hang.png"), ErrorCode::DecoderTimeout);
  EXPECT_EQ(failure(*make(1), goodFile(folder_ / "good.png")), std::nullopt);
}

TEST_F(BadChild, WhoseAnswerMakesNoSenseIsNotBelieved) {
  const auto decoder = make();
  EXPECT_EQ(failure(*decoder, goodFile(folder_ / "lie.png")), ErrorCode::DecoderCrashed);
  EXPECT_EQ(failure(*decoder, goodFile(folder_ / "good.png")), std::nullopt);
}

TEST_F(BadChild, ThatHangsDoesNotHoldUpACancel) {
  const auto decoder = make();
  const CancelToken token;
  std::jthread canceller([&] {
    std::this_thread::sleep_for(100ms);
    token.cancel();
  });
  EXPECT_THROW(decoder->read(folder_ / "hang.png", {}, token), Cancelled);
  EXPECT_EQ(failure(*decoder, goodFile(folder_ / "good.png")), std::nullopt);
}

TEST_F(BadChild, ThreadWaitingForABusyChildCanBeCancelled) {
  const auto decoder = make();
  const CancelToken first, second;
  std::thread hanging([&] { EXPECT_THROW(decoder->read(folder_ / "hang.png", {}, first), Cancelled); });
  std::thread waiting([&] { EXPECT_THROW(decoder->read(folder_ / "hang.png", {}, second), Cancelled); });
  std::this_thread::sleep_for(100ms);
  second.cancel();
  first.cancel();
  waiting.join();
  hanging.join();
}

TEST(ChildDecoder, RunsOutOfItsOwnMemoryOnly) {
  if (!kMemoryIsLimited) GTEST_SKIP() << "skipped: no memory limit under a sanitizer";
  test::TemporaryFolder folder;
  ChildDecoderOptions options;
  options.memoryLimit = std::int64_t{48} << 20;
  const auto decoder = makeChildDecoder(options);
  const auto large = goodFile(folder / "large.png", 5000);  // 50 MB of pixels
  EXPECT_EQ(failure(*decoder, large), ErrorCode::DecoderMemory);
  EXPECT_EQ(failure(*decoder, goodFile(folder / "good.png")), std::nullopt);
  EXPECT_EQ(failure(*childDecoder(), large), std::nullopt) << "the default limit suffices for it";
}

TEST(ChildDecoder, ProgramEndsWithItsParent) {
  const auto program = *findProgram("glenoid-decoder");
  EXPECT_EQ(std::system(("'" + program.string() + "' 100000000 60000 </dev/null >/dev/null").c_str()), 0);
}

TEST(ChildDecoder, ProgramThatIsMissingOrAnotherIsAnError) {
  const auto codeOf = [](const fs::path& program) {
    ChildDecoderOptions options;
    options.program = program;
    return test::codeOf([&] { makeChildDecoder(options)->read("any.png", {}, {}); });
  };
  EXPECT_EQ(codeOf("/nowhere/glenoid-decoder"), ErrorCode::ProgramMissing);
  EXPECT_EQ(codeOf("/bin/true"), ErrorCode::ProgramMissing);
  EXPECT_EQ(codeOf("/bin/echo"), ErrorCode::ProgramMissing);
}
