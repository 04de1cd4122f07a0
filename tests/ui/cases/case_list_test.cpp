// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cases/case_list.h"

#include <QSignalSpy>
#include <QTest>
#include <gtest/gtest.h>

#include "tests/ui/cases/case_list_fixture.h"
#include "ui/cases/recent_files.h"
#include "ui/elements/core_texts.h"
#include "ui/elements/text.h"

using namespace glenoid;
using namespace glenoid::ui;

namespace {

class CaseListTest : public test::CaseListFixture<> {};

}  // namespace

TEST_F(CaseListTest, AZipBringsTheFilesInIt) {
  put({"1.dcm"});
  const auto zip = folder / "study.zip";
  std::ofstream(zip) << "PK\3\4";
  open(zip);
  ASSERT_EQ(cases.entries().size(), 2u);
  EXPECT_EQ(cases.main().file(), zip / "a" / "IM1");
  open(zip / "a" / "IM2");
  EXPECT_EQ(cases.entries().size(), 1u) << "as from the recent files";
  EXPECT_EQ(cases.main().file(), zip / "a" / "IM2");
}

TEST_F(CaseListTest, AFileBringsItsFolderWithIt) {
  put({"1.dcm", "2.dcm", "3.dcm"});
  open(folder / "2.dcm");
  EXPECT_EQ(shown(), "2.dcm");
  ASSERT_EQ(cases.entries().size(), 3u);
  EXPECT_EQ(cases.currentRow(), 1u);
  step(+1);
  EXPECT_EQ(shown(), "3.dcm");
  EXPECT_FALSE(cases.canStep(+1));
  step(-1);
  step(-1);
  EXPECT_EQ(shown(), "1.dcm");
  EXPECT_FALSE(cases.canStep(-1));
}

TEST_F(CaseListTest, AClosedPictureComesBackWithItsListAndItsMeasurements) {
  put({"1.dcm", "2.dcm"});
  open(folder / "2.dcm");
  const Measurement length{Measurement::Kind::Length, {{1, 1}, {5, 5}}};
  cases.main().view().addMeasurement(length);
  cases.close();
  EXPECT_TRUE(cases.entries().empty());
  EXPECT_FALSE(cases.main().view().hasPicture());
  ASSERT_EQ(bench.messages.waiting().size(), 1u);
  const auto undo = bench.messages.waiting()[0].undo;
  undo();
  EXPECT_TRUE(bench.messages.waiting().empty()) << "nothing is closed any more";
  bench.waitUntilIdle();
  EXPECT_EQ(shown(), "2.dcm");
  EXPECT_EQ(cases.entries().size(), 2u);
  EXPECT_EQ(cases.main().view().view().measurements, std::vector<Measurement>{length});
}

TEST_F(CaseListTest, StepsOverWhatCannotBeOpenedAndSaysSoOnce) {
  put({"1.dcm", "2-bad.dcm", "3-bad.dcm", "4.dcm"});
  open(folder / "1.dcm");
  step(+1);
  EXPECT_EQ(shown(), "4.dcm");
  ASSERT_EQ(bench.messages.waiting().size(), 1u);
  EXPECT_TRUE(bench.messages.waiting()[0].text.contains("2-bad.dcm"));
  EXPECT_TRUE(bench.messages.waiting()[0].text.contains("2 files"));
  EXPECT_NE(cases.problemOf(1), nullptr);
  EXPECT_EQ(cases.problemOf(0), nullptr);
}

TEST_F(CaseListTest, WhereNothingBeyondCanBeOpenedThePictureStays) {
  put({"1.dcm", "2-bad.dcm"});
  open(folder / "1.dcm");
  step(+1);
  EXPECT_EQ(shown(), "1.dcm");
  EXPECT_EQ(cases.currentRow(), 0u);
  EXPECT_EQ(bench.messages.waiting().size(), 1u);
}

TEST_F(CaseListTest, ABadFileThatWasChosenIsSaidAndNotPassedOver) {
  put({"1-bad.dcm", "2.dcm"});
  open(folder / "1-bad.dcm");
  EXPECT_FALSE(cases.main().view().hasPicture());
  EXPECT_TRUE(cases.main().view().reason().contains("1-bad.dcm"));
  EXPECT_EQ(bench.messages.waiting().size(), 1u);
  EXPECT_EQ(cases.currentRow(), 0u);
  step(+1);
  EXPECT_EQ(shown(), "2.dcm");
}

TEST_F(CaseListTest, AnEmptyFolderIsSaid) {
  put({});
  open(folder);
  EXPECT_FALSE(cases.main().view().hasPicture());
  ASSERT_EQ(bench.messages.waiting().size(), 1u);
  EXPECT_TRUE(bench.messages.waiting()[0].text.contains("pictures"));
}

TEST_F(CaseListTest, TheLastOfSeveralQuickWishesIsShown) {
  put({"1.dcm", "2.dcm", "3.dcm"});
  open(folder / "1.dcm");
  cases.step(+1);
  cases.step(+1);
  bench.waitUntilIdle();
  EXPECT_EQ(shown(), "3.dcm");
  cases.openRow(0);
  cases.openRow(1);
  bench.waitUntilIdle();
  EXPECT_EQ(shown(), "2.dcm");
}

TEST_F(CaseListTest, RemembersWhatWasOpenUnlessThePersonDoesNotWantIt) {
  put({"1.dcm", "2.dcm", "3-bad.dcm"});
  open(folder / "1.dcm");
  open(folder / "2.dcm");
  open(folder / "3-bad.dcm");
  open(folder / "1.dcm");
  const auto recent = recentFiles(bench.settings);
  ASSERT_EQ(recent.size(), 2u);
  EXPECT_TRUE(recent[0].path.endsWith("1.dcm")) << "the newest first";
  EXPECT_TRUE(recentTitle(recent[0]).startsWith("1.dcm"));
  bench.settings.set(setting::rememberFiles, false);
  EXPECT_TRUE(recentFiles(bench.settings).empty());
  open(folder / "2.dcm");
  EXPECT_TRUE(recentFiles(bench.settings).empty());
}

TEST_F(CaseListTest, RemembersOnlyWhatThePersonOpened) {
  put({"1.dcm", "2.dcm", "3.dcm"});
  open(folder / "1.dcm");
  for (int i = 0; i < 2; ++i) {
    cases.step(+1);
    bench.waitUntilIdle();
  }
  ASSERT_EQ(shown(), "3.dcm");
  ASSERT_EQ(recentFiles(bench.settings).size(), 1u) << "the others were only paged through";
  EXPECT_TRUE(recentFiles(bench.settings)[0].path.endsWith("1.dcm"));
  open(folder);
  cases.step(+1);
  bench.waitUntilIdle();
  const auto recent = recentFiles(bench.settings);
  ASSERT_EQ(recent.size(), 2u);
  EXPECT_EQ(recent[0].kind, "folder");
  cases.openIn(cases.active(), {folder / "3.dcm"});  // as by a drop
  bench.waitUntilIdle();
  EXPECT_TRUE(recentFiles(bench.settings)[0].path.endsWith("3.dcm"));
}

TEST_F(CaseListTest, ARecentBatchIsLeftToItsPage) {
  put({"1.dcm"});
  QSignalSpy wanted(&cases, &CaseList::batchWanted);
  cases.openRecent(pathText(folder));
  bench.waitUntilIdle();
  EXPECT_EQ(shown(), "1.dcm") << "it is a folder of pictures";
  rememberFile(bench.settings, {pathText(folder), "batch"});
  cases.openRecent(pathText(folder));
  bench.waitUntilIdle();
  ASSERT_EQ(wanted.size(), 1);
  EXPECT_EQ(wanted[0][0].toString(), pathText(folder));
}

TEST_F(CaseListTest, ASecondPictureStandsBesideTheFirst) {
  put({"1.dcm", "2.dcm"});
  open(folder / "1.dcm");
  cases.openInOther(1);
  bench.waitUntilIdle();
  EXPECT_EQ(shown(), "1.dcm");
  EXPECT_EQ(cases.beside().file().filename(), "2.dcm");
  EXPECT_EQ(cases.otherRow(), 1u);
  cases.close();
  EXPECT_TRUE(cases.entries().empty());
  EXPECT_FALSE(cases.beside().view().hasPicture());
  EXPECT_EQ(cases.main().view().reason(), CaseList::invitation());
}

TEST_F(CaseListTest, AFileIsOpenAtOnceAndItsFolderFollowsAsIfTheFolderHadBeenOpened) {
  std::filesystem::create_directories(folder / "deeper");
  for (const char* name : {"1patient1study1", "2patient2study2", "3patient1study1ct", "4patient1study1ct", "deeper/5patient1study1"}) {
    std::ofstream(folder / name) << std::string(128, '\0') << "DICM";
  }
  std::vector<std::size_t> lengths;
  QObject::connect(&cases, &CaseList::entriesChanged, &cases, [&] { lengths.push_back(cases.entries().size()); });
  open(folder / "3patient1study1ct");
  EXPECT_EQ(lengths, (std::vector<std::size_t>{1, 3}));
  EXPECT_EQ(shown(), "3patient1study1ct") << "it was asked for, although it is no radiograph";
  EXPECT_EQ(cases.currentRow(), 1u);
  EXPECT_EQ(cases.entries()[0].heading, "Patient 1\nStudy 1\nSeries 1: DX");
  EXPECT_EQ(cases.entries()[1].heading, "");
  EXPECT_EQ(cases.entries()[2].heading, "Patient 2\nStudy 2\nSeries 2: DX");
  ASSERT_EQ(bench.messages.waiting().size(), 1u);
  EXPECT_EQ(bench.messages.waiting()[0].text, factText({FactCode::ObjectsLeftOut, {std::int64_t{1}, std::string("CT 1")}}));
  EXPECT_EQ(bench.messages.waiting()[0].kind, MessageKind::Warning) << "it stays until it is dismissed";
  bench.settings.set(setting::radiographsOnly, false);
  open(folder / "1patient1study1");
  EXPECT_EQ(cases.entries().size(), 4u);
  EXPECT_TRUE(bench.messages.waiting().empty()) << "nothing is left out of this list";
}

TEST_F(CaseListTest, ListAndPictureCanBeOpenedAgain) {
  using Paths = std::vector<std::filesystem::path>;
  put({"1.dcm", "2.dcm", "3.dcm"});
  EXPECT_EQ(cases.toReopen(), Paths());
  open(folder / "1.dcm");
  step(+1);
  EXPECT_EQ(cases.toReopen(), Paths{folder / "2.dcm"}) << "its folder is listed again";
  open(folder);
  step(+1);
  EXPECT_EQ(cases.toReopen(), Paths{folder});
  const Paths two{folder / "3.dcm", folder / "1.dcm"};
  cases.open(two);
  bench.waitUntilIdle();
  EXPECT_EQ(cases.toReopen(), two);
  cases.close();
  EXPECT_EQ(cases.toReopen(), Paths());
}

TEST_F(CaseListTest, TheFileOpenedLastStaysHoweverLateAnOlderOneIsFound) {
  put({"1.dcm", "2.dcm"});
  bench.files.overtake([&] { cases.open({folder / "1.dcm"}); }, [&] { cases.open({folder / "2.dcm"}); });
  EXPECT_EQ(shown(), "2.dcm");
  EXPECT_EQ(cases.currentRow(), 1u);
  bench.files.overtake([&] { cases.open({folder / "1.dcm"}); }, [&] { cases.close(); });
  EXPECT_EQ(shown(), "");
  EXPECT_TRUE(cases.entries().empty());
}

TEST_F(CaseListTest, HowAPictureIsReadIsKeptAsLongAsTheProgramRuns) {
  put({"1.dcm", "2.dcm"});
  open(folder / "1.dcm");
  QSignalSpy changed(&cases, &CaseList::sourcesChanged);
  const SourceProperties wanted{0, true, Part{10, 10, 40, 40, PartOrigin::User}};
  cases.main().view().setTreatAsInverted(true);
  cases.main().view().setPart(*wanted.part);
  EXPECT_EQ(changed.count(), 2);
  step(+1);
  EXPECT_EQ(cases.main().view().source(), SourceProperties());
  EXPECT_EQ(cases.sourceOf(folder / "1.dcm"), wanted);
  step(-1);
  EXPECT_EQ(cases.main().view().source(), wanted);
  cases.main().view().forgetPart();
  EXPECT_FALSE(cases.sourceOf(folder / "1.dcm").part);
  cases.close();
  EXPECT_TRUE(cases.sourceOf(folder / "1.dcm").treatAsInverted);
  open(folder / "1.dcm");
  EXPECT_TRUE(cases.main().view().treatAsInverted());
}

TEST_F(CaseListTest, TheFrameOfAPictureIsKeptAsItWasLeft) {
  put({"1-3f.dcm", "2.dcm"});
  open(folder / "1-3f.dcm");
  cases.main().view().requestFrame(2);
  bench.waitUntilIdle();
  EXPECT_EQ(cases.sourceOf(folder / "1-3f.dcm").frame, 2);
  step(+1);
  EXPECT_EQ(cases.sourceOf(folder / "1-3f.dcm").frame, 2);
  EXPECT_EQ(cases.sourceOf(folder / "2.dcm").frame, 0);
}

TEST_F(CaseListTest, AFrameThatCannotBeShownIsRefusedForItsOwnReason) {
  put({"1-3f.dcm"});
  open(folder / "1-3f.dcm");
  const Error memory(ErrorCode::DecoderMemory, "scripted");
  emit cases.main().frameRefused(1, memory);
  ASSERT_EQ(bench.messages.waiting().size(), 1u);
  EXPECT_EQ(bench.messages.waiting()[0].text, errorText(memory));
  emit cases.main().frameRefused(1, Error(ErrorCode::FrameUnreadable, "frame 2"));
  ASSERT_EQ(bench.messages.waiting().size(), 2u);
  EXPECT_EQ(bench.messages.waiting()[1].text, factText({FactCode::FrameLeftOut, {std::int64_t{2}}}));
}

TEST_F(CaseListTest, ClosingWithMeasurementsThatWereNotExportedIsSaidAndUndone) {
  put({"1.dcm", "2.dcm", "3.dcm"});
  open(folder / "2.dcm");
  cases.close();
  ASSERT_EQ(bench.messages.waiting().size(), 1u);
  EXPECT_EQ(bench.messages.waiting()[0].text, "3 pictures closed.") << "all of them, and nothing is lost";
  open(folder / "2.dcm");
  EXPECT_TRUE(bench.messages.waiting().empty()) << "an undo would now close this one";
  const Measurement length{Measurement::Kind::Length, {{10, 10}, {30, 10}}};
  cases.main().view().addMeasurement(length);
  step(+1);
  EXPECT_EQ(cases.unsavedFiles(), (std::vector{folder / "2.dcm"}));
  cases.close();
  ASSERT_EQ(bench.messages.waiting().size(), 1u);
  EXPECT_TRUE(bench.messages.waiting()[0].text.contains("not exported"));
  EXPECT_TRUE(bench.messages.waiting()[0].text.contains("come back")) << "nothing is lost yet";
  const auto undo = bench.messages.waiting()[0].undo;
  bench.messages.dismiss();
  undo();
  bench.waitUntilIdle();
  EXPECT_EQ(cases.entries().size(), 3u);
  EXPECT_EQ(shown(), "3.dcm");
  step(-1);
  EXPECT_EQ(cases.main().view().view().measurements, (std::vector{length}));
  cases.markExported(folder / "2.dcm", {length});
  EXPECT_TRUE(cases.unsavedFiles().empty());
  cases.main().view().addMeasurement(length);
  EXPECT_EQ(cases.unsavedFiles().size(), 1u) << "changed since";
  cases.markExported(folder / "2.dcm", {length, length});
  cases.close();
  ASSERT_EQ(bench.messages.waiting().size(), 1u);
  EXPECT_EQ(bench.messages.waiting()[0].text, "3 pictures closed.");
}

TEST_F(CaseListTest, OnePictureClosedIsSaidToBeOne) {
  put({"1.dcm"});
  open(folder / "1.dcm");
  cases.close();
  ASSERT_EQ(bench.messages.waiting().size(), 1u);
  EXPECT_EQ(bench.messages.waiting()[0].text, "Picture closed.");
}

TEST_F(CaseListTest, TheActivePaneTakesWhatIsOpenedNext) {
  put({"1.dcm", "2.dcm", "3.dcm"});
  open(folder / "1.dcm");
  cases.openInOther(1);
  bench.waitUntilIdle();
  cases.setActive(cases.beside());
  EXPECT_EQ(cases.currentRow(), 1u);
  EXPECT_EQ(cases.otherRow(), 0u);
  step(+1);
  EXPECT_EQ(cases.beside().file().filename(), "3.dcm");
  EXPECT_EQ(shown(), "1.dcm");
  cases.openIn(cases.main(), {folder / "2.dcm"});
  bench.waitUntilIdle();
  EXPECT_EQ(shown(), "2.dcm");
  EXPECT_EQ(cases.entries().size(), 3u);
  cases.setActive(cases.beside());
  cases.beside().view().addMeasurement({Measurement::Kind::Length, {{10, 10}, {30, 10}}});
  cases.endComparison();
  bench.waitUntilIdle();
  EXPECT_EQ(&cases.active(), &cases.main());
  EXPECT_EQ(shown(), "3.dcm") << "the picture of the active pane stays";
  EXPECT_EQ(cases.main().view().view().measurements.size(), 1u);
  EXPECT_FALSE(cases.beside().view().hasPicture());
  EXPECT_TRUE(bench.messages.waiting().empty());
}

TEST_F(CaseListTest, PicturesAreMarkedToBeAnsweredTogether) {
  put({"1.dcm", "2.dcm", "3.dcm", "4.dcm"});
  open(folder / "2.dcm");
  QSignalSpy marked(&cases, &CaseList::rowsMarked);
  EXPECT_TRUE(cases.togetherWithOpen().empty());
  cases.setTogether(3, true);
  EXPECT_EQ(marked.count(), 1);
  EXPECT_TRUE(cases.isTogether(1)) << "the open one is marked with it";
  EXPECT_EQ(cases.togetherWithOpen(), (std::vector{folder / "4.dcm"}));
  step(+1);
  EXPECT_TRUE(cases.togetherWithOpen().empty()) << "another picture is open";
  step(+1);
  EXPECT_EQ(cases.togetherWithOpen(), (std::vector{folder / "2.dcm"}));
  cases.setTogether(1, false);
  EXPECT_FALSE(cases.isTogether(3)) << "a single picture belongs to no group";
  cases.setTogether(0, true);
  put({"5.dcm"});
  open(folder / "5.dcm");
  EXPECT_FALSE(cases.isTogether(0)) << "another list";
}

TEST_F(CaseListTest, AStepPassesOverThePictureOfTheOtherPane) {
  put({"1.dcm", "2.dcm", "3.dcm"});
  open(folder / "1.dcm");
  cases.openInOther(1);
  bench.waitUntilIdle();
  step(+1);
  EXPECT_EQ(shown(), "3.dcm");
  EXPECT_EQ(cases.beside().file().filename(), "2.dcm");
  EXPECT_FALSE(cases.canStep(+1));
  step(-1);
  EXPECT_EQ(shown(), "1.dcm");
  cases.openRow(2);
  bench.waitUntilIdle();
  cases.setActive(cases.beside());
  EXPECT_FALSE(cases.canStep(+1)) << "the last picture is in the other pane";
  EXPECT_TRUE(cases.canStep(-1));
}

TEST_F(CaseListTest, ThePictureOfAPaneThatIsClosedIsOfferedUntilItIsShownAgain) {
  put({"1.dcm", "2.dcm", "3.dcm"});
  open(folder / "1.dcm");
  cases.openInOther(1);
  bench.waitUntilIdle();
  cases.beside().view().addMeasurement({Measurement::Kind::Length, {{10, 10}, {30, 10}}});
  cases.endComparison();
  cases.openRow(2);
  bench.waitUntilIdle();
  EXPECT_EQ(bench.messages.waiting().size(), 1u);
  cases.openRow(1);
  bench.waitUntilIdle();
  EXPECT_TRUE(bench.messages.waiting().empty());
}
