// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cases/case_slot.h"

#include <QSignalSpy>
#include <QTest>
#include <gtest/gtest.h>

#include "tests/support/holding_job_runner.h"
#include "tests/ui/cases/scripted_decoder.h"

using namespace glenoid;
using namespace glenoid::ui;

namespace {

class CaseSlotTest : public testing::Test {
 protected:
  test::ScriptedDecoder decoder;
  test::HoldingJobRunner files{2};
  KeptViews kept;
  CaseSlot slot{decoder, files, kept};
  QSignalSpy opened{&slot, &CaseSlot::opened}, failed{&slot, &CaseSlot::failed};

  void wait() {
    ASSERT_TRUE(QTest::qWaitFor([this] { return files.isIdle(); }, 5000));
  }
};

}  // namespace

TEST_F(CaseSlotTest, ShowsTheFileWithItsIdentity) {
  slot.open("/x/good.dcm");
  EXPECT_TRUE(slot.isOpening());
  EXPECT_FALSE(slot.view().hasPicture());
  EXPECT_TRUE(slot.view().reason().contains("good.dcm"));
  wait();
  EXPECT_EQ(opened.count(), 1);
  EXPECT_FALSE(slot.isOpening());
  EXPECT_EQ(slot.file(), "/x/good.dcm");
  ASSERT_TRUE(slot.view().hasPicture());
  EXPECT_EQ(slot.view().radiograph()->identity.size(), 1u);
}

TEST_F(CaseSlotTest, OnlyTheLastFileAskedForArrives) {
  slot.open("/x/first.dcm");
  slot.open("/x/second.dcm");
  wait();
  EXPECT_EQ(opened.count(), 1);
  EXPECT_EQ(slot.file(), "/x/second.dcm");
}

TEST_F(CaseSlotTest, AFileThatIsReadLateDoesNotTakeTheNewerOnesPlace) {
  files.overtake([this] { slot.open("/x/first.dcm"); }, [this] { slot.open("/x/second.dcm"); });
  EXPECT_EQ(opened.count(), 1);
  EXPECT_EQ(slot.file(), "/x/second.dcm");
  files.overtake([this] { slot.open("/x/bad.dcm"); }, [this] { slot.open("/x/third.dcm"); });
  EXPECT_EQ(failed.count(), 0);
  EXPECT_EQ(slot.file(), "/x/third.dcm");
  files.overtake([this] { slot.open("/x/first.dcm"); }, [this] { slot.close("Nothing is open."); });
  EXPECT_FALSE(slot.view().hasPicture());
}

TEST_F(CaseSlotTest, ABadFileLeavesTheReasonInItsPlace) {
  slot.open("/x/good.dcm");
  wait();
  slot.open("/x/bad.dcm");
  wait();
  ASSERT_EQ(failed.count(), 1);
  EXPECT_FALSE(slot.view().hasPicture());
  EXPECT_TRUE(slot.view().reason().contains("bad.dcm"));
  EXPECT_TRUE(slot.view().reason().contains("damaged"));
  EXPECT_TRUE(slot.file().empty());
}

TEST_F(CaseSlotTest, WhereAskedTheOldPictureStaysUntilAndUnlessTheNewOneIsThere) {
  slot.open("/x/good.dcm");
  wait();
  slot.open("/x/bad.dcm", CaseSlot::Before::Kept);
  EXPECT_TRUE(slot.view().hasPicture());
  wait();
  EXPECT_EQ(failed.count(), 1);
  EXPECT_TRUE(slot.view().hasPicture());
  EXPECT_EQ(slot.file(), "/x/good.dcm");
}

TEST_F(CaseSlotTest, OfFramesThatAreTooManyTheFirstIsOpenWithANotice) {
  slot.open("/x/huge-3f.dcm");
  wait();
  ASSERT_EQ(opened.count(), 1);
  EXPECT_EQ(slot.view().frames(), 1);
  EXPECT_FALSE(slot.view().radiograph()->facts.empty());
}

TEST_F(CaseSlotTest, ClosingWhileItReadsShowsNothing) {
  slot.open("/x/good.dcm");
  slot.close("Nothing is open.");
  wait();
  EXPECT_EQ(opened.count() + failed.count(), 0);
  EXPECT_FALSE(slot.view().hasPicture());
  EXPECT_EQ(slot.view().reason(), "Nothing is open.");
}

TEST_F(CaseSlotTest, AnotherFrameIsMadeWhenItIsAskedFor) {
  slot.open("/x/good-3f.dcm");
  wait();
  ASSERT_EQ(slot.view().frames(), 3);
  slot.view().requestFrame(2);
  wait();
  EXPECT_EQ(slot.view().frame(), 2);
}

TEST_F(CaseSlotTest, TheFrameAskedForLastIsShown) {
  slot.open("/x/good-3f.dcm");
  wait();
  files.overtake([this] { slot.view().requestFrame(1); }, [this] { slot.view().requestFrame(2); });
  EXPECT_EQ(slot.view().frame(), 2);
}

TEST_F(CaseSlotTest, EverythingDoneToAPictureIsRestored) {
  slot.open("/x/good-3f.dcm");
  wait();
  auto& view = slot.view();
  view.requestFrame(2);
  wait();
  view.rotate(1);
  view.flipHorizontally();
  view.toggleInverted();
  view.setWindow({100, 40, WindowFunction::Linear, ""});
  view.setZoom(3);
  view.panBy({20, 10});
  view.addMeasurement({Measurement::Kind::Length, {{10, 10}, {30, 10}}});
  view.calibrate({10, 10}, {30, 10}, 25);
  view.setTreatAsInverted(true);
  view.setPart({10, 10, 40, 40, PartOrigin::User});
  view.setOverlaysShown(false);
  const auto left = view.view();
  const auto source = view.source();
  slot.open("/x/another.dcm");
  wait();
  EXPECT_EQ(view.view().measurements.size(), 0u);
  EXPECT_FALSE(view.canUndo());
  slot.open("/x/good-3f.dcm");
  QSignalSpy asked(&view, &ViewState::sourceChanged);
  wait();
  EXPECT_EQ(view.view(), left);
  EXPECT_EQ(view.source(), source);
  EXPECT_EQ(view.frame(), 2);
  EXPECT_FALSE(view.overlaysShown());
  EXPECT_EQ(asked.count(), 0) << "it opens with its part and polarity, so there is one question only";
  view.undo();
  EXPECT_FALSE(view.view().calibration) << "its history is kept too";
  slot.close("Nothing is open.");
  slot.open("/x/good-3f.dcm");
  wait();
  EXPECT_EQ(view.view().measurements, left.measurements);
  EXPECT_FALSE(view.view().calibration);
}

TEST_F(CaseSlotTest, WhatWasKeptOfAPictureOfAnotherSizeIsNotUsed) {
  kept["/x/good.dcm"] = {.size = {7, 7}, .view = {}, .past = {}, .future = {}, .source = {0, true, {}}, .exported = {}};
  slot.open("/x/good.dcm");
  wait();
  EXPECT_FALSE(slot.view().treatAsInverted());
  EXPECT_TRUE(slot.view().view().fitted);
}
