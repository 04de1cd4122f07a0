// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/identify/joint_state.h"

#include <fstream>

#include <QLabel>

#include "core/base/files.h"
#include "tests/ui/identify/identify_bench.h"
#include "ui/identify/joint_panel.h"

using namespace glenoid;
using namespace glenoid::ui;

namespace {

class JointStateTest : public test::IdentifyBench {
 protected:
  CaseList cases{services};
  IdentifyState state{services};
  JointState joint{cases, state, services};
  std::filesystem::path folder = bench.folder / "pictures";

  void SetUp() override {
    QObject::connect(&cases.main().view(), &ViewState::opened, &state, [this] {
      state.setSubject({cases.main().view().radiograph(), {}, cases.main().file()});
    });
  }
  void open(std::initializer_list<const char*> names) {
    std::filesystem::create_directories(folder);
    for (const char* name : names) std::ofstream(folder / name) << '\1';
    cases.open({folder / *names.begin()});
    bench.waitUntilIdle();
  }
  void openRow(std::size_t row) {
    cases.openRow(row);
    bench.waitUntilIdle();
  }
  std::vector<double> own() { return state.answer().identification->prediction.probabilities; }
};

}  // namespace

TEST_F(JointStateTest, MarkedPicturesGetTheMeanOfTheirAnswers) {
  open({"1", "22", "333"});
  EXPECT_TRUE(joint.others().empty());
  EXPECT_FALSE(joint.joint());
  const auto first = own();
  cases.setTogether(2, true);
  EXPECT_TRUE(joint.isWorking());
  bench.waitUntilIdle();
  ASSERT_TRUE(joint.joint());
  EXPECT_EQ(joint.joint()->answer.files, (std::vector{folder / "1", folder / "333"}));
  ASSERT_EQ(joint.joint()->singles.size(), 2u);
  openRow(2);
  const auto third = own();
  ASSERT_TRUE(joint.joint()) << "the same group from its other picture";
  for (std::size_t k = 0; k < 3; ++k) EXPECT_NEAR(joint.joint()->answer.probabilities[k], (first[k] + third[k]) / 2, 1e-12);
  openRow(1);
  EXPECT_FALSE(joint.joint()) << "not one of them";
  openRow(2);
  cases.setTogether(0, false);
  EXPECT_FALSE(joint.joint());
}

TEST_F(JointStateTest, PicturesOfOneStudyAreAnsweredTogetherByThemselves) {
  open({"1-study1", "2-study1", "3-study2", "bad-study1"});
  ASSERT_TRUE(joint.joint());
  EXPECT_EQ(joint.joint()->answer.files, (std::vector{folder / "1-study1", folder / "2-study1"}));
  EXPECT_EQ(joint.joint()->answer.used, 1u) << "both files show the same picture";
  openRow(2);
  EXPECT_FALSE(joint.joint());
}

TEST_F(JointStateTest, AsksWithAsManyLooksAsThePictureItself) {
  state.setModel(installWithLooks());
  open({"1-study1", "2-study1"});
  ASSERT_TRUE(joint.joint());
  for (const auto& single : joint.joint()->singles) EXPECT_EQ(single.prediction.looks.size(), 8u);
}

TEST_F(JointStateTest, AnotherPictureIsReadAsThePersonSetIt) {
  open({"1", "22"});
  cases.setTogether(1, true);
  bench.waitUntilIdle();
  const auto plain = joint.joint()->singles[1];
  openRow(1);
  auto& view = cases.main().view();
  const Part part{10, 10, 40, 40, PartOrigin::User};
  view.setTreatAsInverted(true);
  view.setPart(part);
  state.setSubject({view.radiograph(), view.source(), cases.main().file()});
  bench.waitUntilIdle();
  const auto shown = own();
  openRow(0);
  const auto other = joint.joint()->singles[1];
  EXPECT_EQ(other.picture.source, (SourceProperties{0, true, part}));
  for (std::size_t k = 0; k < 3; ++k) EXPECT_NEAR(other.prediction.probabilities[k], shown[k], 1e-12);
  EXPECT_NE(other.prediction.probabilities, plain.prediction.probabilities);

  cases.openInOther(1);
  bench.waitUntilIdle();
  EXPECT_TRUE(cases.beside().view().treatAsInverted());
  cases.beside().view().setTreatAsInverted(false);
  EXPECT_TRUE(joint.isWorking()) << "asks again";
  bench.waitUntilIdle();
  EXPECT_EQ(joint.joint()->singles[1].picture.source, (SourceProperties{0, false, part}));
}

TEST_F(JointStateTest, AnotherPictureIsReadAtTheFrameWhereItWasLeft) {
  JointPanel panel(joint);
  const auto singles = [&] { return panel.findChild<QLabel*>("jointSingles")->text(); };
  open({"1", "2-3f"});
  cases.setTogether(1, true);
  bench.waitUntilIdle();
  EXPECT_FALSE(singles().contains("frame"));
  openRow(1);
  auto& view = cases.main().view();
  view.requestFrame(2);
  bench.waitUntilIdle();
  state.setSubject({view.radiograph(), view.source(), cases.main().file()});
  ASSERT_TRUE(QTest::qWaitFor([&] { return state.answer().identification && bench.isIdle(); }, 10'000)) << "once the frame stays";
  const auto shown = own();
  openRow(0);
  const auto& other = joint.joint()->singles[1];
  EXPECT_EQ(other.picture.source.frame, 2);
  for (std::size_t k = 0; k < 3; ++k) EXPECT_NEAR(other.prediction.probabilities[k], shown[k], 1e-12);
  EXPECT_TRUE(singles().contains("2-3f, frame 3: ")) << singles().toStdString();
}

TEST_F(JointStateTest, ThePanelNamesPicturesAsTheirListDoes) {
  JointPanel panel(joint);
  const auto disc = bench.folder / "disc.zip";
  std::ofstream(disc) << "PK\3\4";
  cases.open({disc});
  bench.waitUntilIdle();
  cases.setTogether(1, true);
  bench.waitUntilIdle();
  const auto singles = panel.findChild<QLabel*>("jointSingles")->text().split('\n');
  ASSERT_EQ(singles.size(), 2);
  for (std::size_t row = 0; row < 2; ++row) {
    const auto& title = cases.entries()[row].title;
    EXPECT_TRUE(title.startsWith("CR 1 (IM"));
    EXPECT_TRUE(singles[static_cast<qsizetype>(row)].startsWith(title + ": ")) << singles.join(" | ").toStdString();
  }
}

TEST_F(JointStateTest, GivesWayToAnotherPicture) {
  open({"1-study1", "2-study1", "3"});
  openRow(0);
  QObject::connect(&joint, &JointState::changed, &joint, [&] {
    if (joint.isWorking()) cases.openRow(2);
  });
  state.again();
  bench.waitUntilIdle();
  EXPECT_FALSE(joint.joint());
  EXPECT_EQ(state.answer().identification->picture.file, folder / "3");
}

TEST_F(JointStateTest, ThePanelShowsItBesideTheSingleAnswers) {
  JointPanel panel(joint);
  open({"1", "blank"});
  EXPECT_TRUE(panel.isHidden());
  cases.setTogether(1, true);
  EXPECT_FALSE(panel.isHidden());
  const auto text = [&](const char* name) { return panel.findChild<QLabel*>(name)->text(); };
  EXPECT_EQ(text("jointAnswer"), QString::fromUtf8("Identifying the other pictures…"));
  bench.waitUntilIdle();
  const auto maker = QString::fromStdString(state.answer().identification->maker()->display);
  EXPECT_EQ(text("jointHeading"), "2 pictures together");
  EXPECT_TRUE(text("jointAnswer").startsWith("Most probable: " + maker + ", mean probability "));
  EXPECT_TRUE(text("jointSingles").contains("1: Most probable: " + maker)) << text("jointSingles").toStdString();
  EXPECT_TRUE(text("jointSingles").contains("blank: Unknown"));
  EXPECT_TRUE(text("jointGround").contains("1 of 2 pictures"));
  EXPECT_TRUE(text("jointGround").contains("promises no confidence"));
}
