// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cases/read_ahead.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <fstream>
#include <memory>
#include <thread>

#include <QTest>
#include <gtest/gtest.h>

#include "tests/ui/cases/case_list_fixture.h"

using namespace glenoid;
using namespace glenoid::ui;

namespace {

// Reads the first "slow" file until that is cancelled.
class SlowDecoder final : public test::ScriptedDecoder {
 public:
  Radiograph read(const std::filesystem::path& file, const ReadOptions& options, const CancelToken& token) override {
    const bool isSlow = toUtf8(file.filename()).find("slow") != std::string::npos;
    if (isSlow && !isWaiting.exchange(true)) {
      while (!token.isCancelled()) std::this_thread::yield();
      wasCancelled = true;
    }
    return ScriptedDecoder::read(file, options, token);
  }

  std::atomic<bool> isWaiting = false, wasCancelled = false;
};

class ReadAheadTest : public test::CaseListFixture<SlowDecoder> {
 protected:
  void open(const char* name) { CaseListFixture::open(folder / name); }
  // Opens the first picture and waits until its slow neighbour is being read.
  void openBesideASlowOne() {
    put({"1.dcm", "2-slow.dcm", "3.dcm"});
    cases.open({folder / "1.dcm"});
    ASSERT_TRUE(QTest::qWaitFor([this] { return decoder.isWaiting.load(); }, 60'000));
    EXPECT_EQ(shown(), "1.dcm");
  }
  std::ptrdiff_t timesRead(const std::string& name) {
    const auto asked = decoder.asked();
    return std::count(asked.begin(), asked.end(), name);
  }
};

}  // namespace

TEST_F(ReadAheadTest, AStepShowsWhatIsInMemory) {
  put({"1.dcm", "2.dcm", "3.dcm"});
  open("1.dcm");
  EXPECT_EQ(timesRead("2.dcm"), 1);
  EXPECT_EQ(timesRead("3.dcm"), 0);
  step(+1);
  EXPECT_EQ(shown(), "2.dcm");
  EXPECT_EQ(timesRead("2.dcm"), 1);
  EXPECT_EQ(timesRead("3.dcm"), 1) << "the next one follows";
  step(-1);
  EXPECT_EQ(shown(), "1.dcm");
  EXPECT_EQ(timesRead("1.dcm"), 1) << "the picture just left is kept";
}

TEST_F(ReadAheadTest, TheDirectionOfTheLastStepComesFirst) {
  put({"1.dcm", "2.dcm", "3.dcm", "4.dcm", "5.dcm", "6.dcm"});
  open("6.dcm");
  step(-1);
  cases.openRow(1);
  bench.waitUntilIdle();
  const auto asked = decoder.asked();
  ASSERT_GE(asked.size(), 3u);
  EXPECT_EQ(std::vector<std::string>(asked.end() - 3, asked.end()), (std::vector<std::string>{"2.dcm", "1.dcm", "3.dcm"}));
}

TEST_F(ReadAheadTest, AFrameStaysAsItWasLeft) {
  put({"1-3f.dcm", "2.dcm"});
  open("1-3f.dcm");
  cases.main().view().requestFrame(2);
  bench.waitUntilIdle();
  step(+1);
  step(-1);
  EXPECT_EQ(cases.main().view().frame(), 2);
  EXPECT_EQ(timesRead("1-3f.dcm"), 1);
}

TEST_F(ReadAheadTest, AnotherFrameOfAnUnchangedFileIsNotDecodedAgain) {
  put({"3f.dcm"});
  const auto first = readCase(decoder, folder / "3f.dcm", 0, {}, {});
  const auto third = readCase(decoder, folder / "3f.dcm", 2, first, {});
  EXPECT_EQ(third.radiograph, first.radiograph);
  EXPECT_EQ(third.frame, 2);
  EXPECT_NE(third.image, first.image);
  EXPECT_EQ(timesRead("3f.dcm"), 1);
}

TEST_F(ReadAheadTest, AChangedFileIsReadAgain) {
  put({"1.dcm", "2.dcm", "3.dcm"});
  open("1.dcm");
  std::ofstream(folder / "2.dcm") << "longer";
  step(+1);
  EXPECT_EQ(timesRead("2.dcm"), 2);
  const auto file = folder / "3.dcm";
  std::filesystem::last_write_time(file, std::filesystem::last_write_time(file) + std::chrono::seconds(10));
  step(+1);
  EXPECT_EQ(timesRead("3.dcm"), 2);
}

TEST_F(ReadAheadTest, AFileInAZipChangesWithTheZip) {
  put({});
  const auto zip = folder / "study.zip";
  std::ofstream(zip) << "PK\3\4";
  open("study.zip");
  step(+1);
  EXPECT_EQ(shown(), "IM2");
  EXPECT_EQ(timesRead("IM2"), 1);
  std::ofstream(zip) << "PK\3\4 and more";
  step(-1);
  EXPECT_EQ(shown(), "IM1");
  EXPECT_EQ(timesRead("IM1"), 2);
}

TEST_F(ReadAheadTest, StopsWhenAnotherPictureIsOpened) {
  openBesideASlowOne();
  cases.openRow(2);
  bench.waitUntilIdle();
  EXPECT_EQ(shown(), "3.dcm");
  EXPECT_TRUE(decoder.wasCancelled);
}

TEST_F(ReadAheadTest, StopsWhenSomethingElseIsChosen) {
  openBesideASlowOne();
  std::filesystem::create_directories(bench.folder / "empty");
  cases.open({bench.folder / "empty"});
  bench.waitUntilIdle();
  EXPECT_EQ(shown(), "1.dcm");
  EXPECT_TRUE(decoder.wasCancelled);
}

TEST_F(ReadAheadTest, StopsWhenTheListIsClosed) {
  openBesideASlowOne();
  cases.close();
  bench.waitUntilIdle();
  EXPECT_TRUE(decoder.wasCancelled);
}

TEST_F(ReadAheadTest, NothingStaysInMemoryOnceTheListIsClosed) {
  put({"1.dcm", "2.dcm"});
  open("1.dcm");
  const std::weak_ptr<const Radiograph> left = cases.main().view().radiograph();
  step(+1);
  EXPECT_FALSE(left.expired());
  cases.close();
  EXPECT_TRUE(left.expired());
}

TEST_F(ReadAheadTest, ItsErrorsAreNotShown) {
  put({"1.dcm", "2-bad.dcm", "3.dcm"});
  open("1.dcm");
  EXPECT_EQ(timesRead("2-bad.dcm"), 1);
  EXPECT_TRUE(bench.messages.waiting().empty());
  EXPECT_EQ(cases.problemOf(1), nullptr);
  step(+1);
  EXPECT_EQ(shown(), "3.dcm");
  EXPECT_EQ(bench.messages.waiting().size(), 1u) << "opening says it";
  step(-1);
  EXPECT_EQ(shown(), "1.dcm");
  EXPECT_EQ(timesRead("1.dcm"), 1) << "a file that cannot be opened stands between them";
}

TEST_F(ReadAheadTest, KeepsTheFirstWantedFilesThatFit) {
  put({"1.dcm", "2.dcm", "3.dcm"});
  const auto one = folder / "1.dcm", two = folder / "2.dcm", three = folder / "3.dcm";
  const auto reading = readCase(decoder, one, 0, {}, {});
  EXPECT_GT(bytesOf(reading), 60u * 80u * 3u) << "the pixels and the image";
  ReadAhead ahead(decoder, bench.files, bytesOf(reading) * 3 / 2);
  ahead.want({{two, 0}, {three, 0}});
  ahead.start();
  bench.waitUntilIdle();
  EXPECT_TRUE(ahead.find(two));
  EXPECT_FALSE(ahead.find(three));
  ahead.want({{three, 0}, {two, 0}});
  ahead.start();
  bench.waitUntilIdle();
  EXPECT_TRUE(ahead.find(three));
  EXPECT_FALSE(ahead.find(two));
  ahead.keep(one, reading);
  EXPECT_FALSE(ahead.find(one)) << "nobody wants it";
  ahead.want({});
  EXPECT_FALSE(ahead.find(three));

  ReadAhead small(decoder, bench.files, bytesOf(reading) - 1);
  small.want({{two, 0}});
  small.start();
  bench.waitUntilIdle();
  EXPECT_FALSE(small.find(two));
}
