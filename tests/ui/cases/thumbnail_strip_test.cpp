// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cases/thumbnail_strip.h"

#include <memory>

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QTest>
#include <QUrl>
#include <gtest/gtest.h>

#include "tests/ui/cases/case_list_fixture.h"
#include "ui/elements/core_texts.h"

using namespace glenoid;
using namespace glenoid::ui;

namespace {

class ThumbnailStripTest : public test::CaseListFixture<> {};

}  // namespace

TEST_F(ThumbnailStripTest, ThumbnailsAreDecodedOneByOneWhenTheyAreLookedAt) {
  put({"1.dcm", "2-bad.dcm", "3.dcm"});
  ThumbnailModel model(cases, bench.services);
  const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
  open(folder / "1.dcm");
  ASSERT_EQ(model.rowCount(), 3);
  model.data(model.index(1), Qt::DecorationRole);
  ASSERT_TRUE(QTest::qWaitFor([&] { return !model.data(model.index(0), Qt::DecorationRole).value<QPixmap>().isNull(); }, 5000));
  ASSERT_TRUE(QTest::qWaitFor([&] { return model.data(model.index(1), ThumbnailModel::ProblemRole).toBool(); }, 5000));
  EXPECT_TRUE(model.data(model.index(0), ThumbnailModel::CurrentRole).toBool());
  EXPECT_TRUE(model.data(model.index(1), Qt::ToolTipRole).toString().contains("damaged"));
  bench.waitUntilIdle();
}

TEST_F(ThumbnailStripTest, AHeadingThatIsTooLongHasDotsInItsMiddle) {
  const ThumbnailStrip strip(cases, bench.services);
  QStandardItemModel model(1, 1);
  QStyleOptionViewItem option;
  option.font = strip.font();
  option.fontMetrics = strip.fontMetrics();
  const auto pictureWith = [&](const QString& heading) {
    model.setData(model.index(0, 0), heading, ThumbnailModel::HeadingRole);
    option.rect = {{}, strip.itemDelegate()->sizeHint(option, model.index(0, 0))};
    QImage picture(option.rect.size(), QImage::Format_RGB32);
    picture.fill(Qt::black);
    QPainter painter(&picture);
    painter.setFont(option.font);
    strip.itemDelegate()->paint(&painter, option, model.index(0, 0));
    return picture;
  };
  const auto picture = pictureWith("Untersuchung 1234567890123");
  EXPECT_EQ(picture.height(), pictureWith("Study 1").height()) << "it has one line";
  EXPECT_EQ(picture, pictureWith("Untersuchung 1234x67890123")) << "dots stand for the middle";
  EXPECT_NE(picture, pictureWith("Untersuchung 1234567890124")) << "the end shows";
}

TEST_F(ThumbnailStripTest, HeadingsStandAboveTheFirstPictureOfASeriesAndWhatIsNoRadiographIsTold) {
  std::filesystem::create_directories(folder);
  for (const char* name : {"1patient1study1", "2patient1study1", "3patient1study1ct"}) {
    std::ofstream(folder / name) << std::string(128, '\0') << "DICM";
  }
  open(folder);
  ThumbnailStrip strip(cases, bench.services);
  strip.resize(strip.width(), 600);
  ASSERT_EQ(strip.model()->rowCount(), 2);
  EXPECT_EQ(strip.model()->index(0, 0).data(ThumbnailModel::HeadingRole).toString(), "Patient 1\nStudy 1\nSeries 1: DX");
  EXPECT_GT(strip.sizeHintForIndex(strip.model()->index(0, 0)).height(), strip.sizeHintForIndex(strip.model()->index(1, 0)).height());
  ASSERT_EQ(bench.messages.waiting().size(), 1u);
  EXPECT_EQ(bench.messages.waiting()[0].text, factText({FactCode::ObjectsLeftOut, {std::int64_t{1}, std::string("CT 1")}}));
  bench.messages.dismiss();
  bench.settings.set(setting::radiographsOnly, false);
  open(folder);
  EXPECT_EQ(strip.model()->rowCount(), 3);
  EXPECT_TRUE(bench.messages.waiting().empty());
}

TEST_F(ThumbnailStripTest, AClickOnAThumbnailOpensAndCtrlClickOpensBeside) {
  put({"1.dcm", "2.dcm", "3.dcm"});
  ThumbnailStrip strip(cases, bench.services);
  EXPECT_TRUE(strip.isHidden());
  open(folder / "1.dcm");
  strip.resize(120, 500);
  strip.show();
  const auto centre = [&](int row) { return strip.visualRect(strip.model()->index(row, 0)).center(); };
  QTest::mouseClick(strip.viewport(), Qt::LeftButton, {}, centre(1));
  bench.waitUntilIdle();
  EXPECT_EQ(shown(), "2.dcm");
  QTest::mouseClick(strip.viewport(), Qt::LeftButton, Qt::ControlModifier, centre(2));
  bench.waitUntilIdle();
  EXPECT_EQ(shown(), "2.dcm");
  EXPECT_EQ(cases.beside().file().filename(), "3.dcm");
}

TEST_F(ThumbnailStripTest, TheCursorStaysOnThePictureThatIsOpenedInTheOtherPane) {
  put({"1.dcm", "2.dcm", "3.dcm"});
  ThumbnailStrip strip(cases, bench.services);
  open(folder / "1.dcm");
  EXPECT_EQ(strip.currentIndex().row(), 0);
  strip.setCurrentIndex(strip.model()->index(2, 0));
  cases.openInOther(2);
  bench.waitUntilIdle();
  EXPECT_EQ(cases.beside().file().filename(), "3.dcm");
  EXPECT_EQ(strip.currentIndex().row(), 2);
  cases.openRow(1);
  bench.waitUntilIdle();
  EXPECT_EQ(strip.currentIndex().row(), 1) << "it follows the open picture";
}

TEST_F(ThumbnailStripTest, AThumbnailIsDraggedAsItsFileAndSentToTheOtherPane) {
  put({"1.dcm", "2.dcm"});
  open(folder / "1.dcm");
  ThumbnailStrip strip(cases, bench.services);
  const auto index = strip.model()->index(1, 0);
  EXPECT_TRUE(index.flags() & Qt::ItemIsDragEnabled);
  const std::unique_ptr<QMimeData> data(strip.model()->mimeData({index}));
  ASSERT_EQ(data->urls().size(), 1);
  EXPECT_TRUE(data->urls()[0].toLocalFile().endsWith("2.dcm"));
  strip.setCurrentIndex(index);
  QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, {});
  QApplication::sendEvent(strip.viewport(), &event);
  auto* send = strip.findChild<QAction*>("openInOther");
  ASSERT_TRUE(send);
  send->trigger();
  bench.waitUntilIdle();
  EXPECT_EQ(cases.beside().file().filename(), "2.dcm");
  EXPECT_EQ(shown(), "1.dcm");
}

TEST_F(ThumbnailStripTest, TheThumbnailThatKeysReachIsMarked) {
  put({"1.dcm", "2.dcm"});
  open(folder / "1.dcm");
  ThumbnailStrip strip(cases, bench.services);
  strip.resize(120, 400);
  strip.show();
  QStyleOptionViewItem option;
  option.rect = QRect(0, 0, 100, 120);
  option.fontMetrics = strip.fontMetrics();
  const auto painted = [&](QStyle::State state) {
    QImage image(100, 120, QImage::Format_RGB32);
    image.fill(Qt::black);
    QPainter painter(&image);
    option.state = state;
    strip.itemDelegate()->paint(&painter, option, strip.model()->index(1, 0));
    return image;
  };
  EXPECT_NE(painted(QStyle::State_Enabled | QStyle::State_MouseOver), painted(QStyle::State_Enabled | QStyle::State_HasFocus));
  bench.waitUntilIdle();
}

TEST_F(ThumbnailStripTest, TheMenuOfAThumbnailMarksIt) {
  put({"1.dcm", "2.dcm"});
  open(folder / "1.dcm");
  ThumbnailStrip strip(cases, bench.services);
  const auto choose = [&](int row) {
    strip.setCurrentIndex(strip.model()->index(row, 0));
    QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, {});
    QApplication::sendEvent(strip.viewport(), &event);
    auto* menu = strip.findChild<QMenu*>("thumbnailMenu");
    ASSERT_TRUE(menu);
    auto* action = menu->findChild<QAction*>("answerTogether");
    ASSERT_TRUE(action);
    action->trigger();
    delete menu;
  };
  choose(0);
  EXPECT_FALSE(cases.isTogether(0)) << "it would be alone in its group";
  choose(1);
  EXPECT_TRUE(cases.isTogether(0) && cases.isTogether(1));
  EXPECT_TRUE(strip.model()->index(1, 0).data(ThumbnailModel::TogetherRole).toBool());
  choose(1);
  EXPECT_FALSE(cases.isTogether(0) || cases.isTogether(1));
}
