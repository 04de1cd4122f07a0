// SPDX-License-Identifier: GPL-3.0-or-later
// The map lists pictures by label, by doubt and by rectangle, and opens them.
#include "ui/training/map_view.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QMouseEvent>
#include <QTest>
#include <gtest/gtest.h>
#include <qcustomplot.h>

#include "core/doubt/neighbours.h"
#include "tests/support/services_bench.h"
#include "tests/support/turned_wheel.h"
#include "tests/ui/training/small_training.h"

using namespace glenoid;
using namespace glenoid::test;
using namespace glenoid::ui;

namespace {

constexpr std::size_t kPictures = 20, kDoubtful = 3;

class MapViewTest : public ::testing::Test {
 protected:
  ServicesBench bench;
  const std::filesystem::path run = copyOfFinishedRun(bench.folder.path(), "run");
  const std::vector<Item>& items = finishedRun().cache->items();
  MapView view{bench.services};
  QListWidget& list = *view.findChild<QListWidget*>(QStringLiteral("mapPictures"));

  // Two clusters of ten; one picture of the first has the label of the second.
  void writeFeatures() {
    LearnedPictures pictures{2, {}, {}, {}, kPictures};
    for (std::size_t row = 0; row < kPictures; ++row) {
      const bool first = row < kPictures / 2;
      const float aside = 0.01F * static_cast<float>(row);
      pictures.embeddings.insert(pictures.embeddings.end(), {first ? 1.0F : aside, first ? aside : 1.0F});
      pictures.labels.push_back(first && row != kDoubtful ? std::size_t{0} : std::size_t{1});
      pictures.sha256.push_back(items[row].sha256);
    }
    withNeighbours(readBundle(run / "model"), pictures);
  }
  void show() {
    view.resize(800, 700);
    view.setRun(readRun(run));
    view.show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&view));
    bench.waitUntilIdle();
  }
  void choose(int group) {
    auto& box = *view.findChild<QComboBox*>(QStringLiteral("mapGroup"));
    box.setCurrentIndex(group);
    emit box.activated(group);
  }
  bool lists(std::size_t row) {
    for (int i = 0; i < list.count(); ++i) {
      if (list.item(i)->toolTip().startsWith(QString::fromStdString(items[row].path) + '\n')) return true;
    }
    return false;
  }
};

}  // namespace

TEST_F(MapViewTest, ListsPicturesWhoseNeighboursHaveAnotherLabelFirst) {
  writeFeatures();
  show();
  ASSERT_EQ(view.map().pictures.size(), kPictures);
  ASSERT_EQ(list.count(), 1);
  EXPECT_EQ(view.findChild<QComboBox*>(QStringLiteral("mapGroup"))->currentIndex(), 0);
  EXPECT_EQ(list.item(0)->text(), QStringLiteral("class 1\nlike class 0"));
  std::vector<std::string> opened;
  QObject::connect(&view, &MapView::opened, &view, [&](const std::string& path) { opened.push_back(path); });
  list.setCurrentRow(0);
  QTest::keyClick(&list, Qt::Key_Return);
  EXPECT_EQ(opened, std::vector{items[kDoubtful].path});
  choose(1);
  EXPECT_EQ(list.count(), static_cast<int>(kPictures));
  choose(2);
  EXPECT_EQ(list.count(), static_cast<int>(kPictures / 2) - 1) << "of the first label";
}

TEST_F(MapViewTest, ListsThePicturesOfARectangle) {
  writeFeatures();
  show();
  auto& plot = *view.findChild<QCustomPlot*>();
  plot.replot();
  const auto& point = view.map().pictures[kDoubtful].point;
  const QPoint place(static_cast<int>(plot.xAxis->coordToPixel(point.x)), static_cast<int>(plot.yAxis->coordToPixel(point.y)));
  const auto drag = [&](const QPoint& from, const QPoint& to) {
    QTest::mousePress(&plot, Qt::LeftButton, {}, from);
    QTest::mouseMove(&plot, to);
    QTest::mouseRelease(&plot, Qt::LeftButton, {}, to);
  };
  drag(place - QPoint(6, 6), place + QPoint(6, 6));
  EXPECT_TRUE(lists(kDoubtful));
  EXPECT_LT(list.count(), static_cast<int>(kPictures));
  drag(plot.axisRect()->topLeft(), plot.axisRect()->bottomRight());
  EXPECT_EQ(list.count(), static_cast<int>(kPictures));
  const auto& group = *view.findChild<QComboBox*>(QStringLiteral("mapGroup"));
  EXPECT_EQ(group.currentIndex(), -1) << "no group is listed";
  EXPECT_EQ(group.placeholderText(), QStringLiteral("Chosen on the map"));
  choose(0);
  EXPECT_EQ(list.count(), 1) << "the first group can be chosen again";
}

TEST_F(MapViewTest, ListsThePicturesOfAFreeOutline) {
  writeFeatures();
  show();
  view.findChild<QComboBox*>(QStringLiteral("mapTool"))->setCurrentIndex(1);
  auto& plot = *view.findChild<QCustomPlot*>();
  plot.replot();
  const auto& point = view.map().pictures[kDoubtful].point;
  const QPoint place(static_cast<int>(plot.xAxis->coordToPixel(point.x)), static_cast<int>(plot.yAxis->coordToPixel(point.y)));
  const auto draw = [&](const std::vector<QPoint>& corners) {
    QTest::mousePress(&plot, Qt::LeftButton, {}, place + corners.front());
    for (const auto& corner : corners) {
      QMouseEvent move(QEvent::MouseMove, place + corner, plot.mapToGlobal(place + corner), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
      QApplication::sendEvent(&plot, &move);
    }
    QTest::mouseRelease(&plot, Qt::LeftButton, {}, place + corners.back());
  };
  draw({{-8, -8}, {8, -8}, {0, 10}});
  EXPECT_TRUE(lists(kDoubtful));
  EXPECT_LT(list.count(), static_cast<int>(kPictures));
  draw({{-8, -8}, {8, -8}, {8, 4}});
  EXPECT_FALSE(lists(kDoubtful)) << "within the rectangle around the outline, but outside the outline";
}

TEST_F(MapViewTest, ShowsTheTestPartBesideTheLearnedPictures) {
  const auto bundle = readBundle(run / "model");
  const auto learned = finishedRun().split.train.size();
  const auto& tested = finishedRun().split.test;
  withNeighbours(bundle, learnedPictures(bundle, *finishedRun().cache, finishedRun().split.train));
  show();
  EXPECT_EQ(view.map().pictures.size(), learned);
  auto& box = *view.findChild<QCheckBox*>(QStringLiteral("mapTestPart"));
  ASSERT_TRUE(box.isEnabled());
  box.click();
  bench.waitUntilIdle();
  EXPECT_EQ(view.map().pictures.size(), learned + tested.size());
  choose(2 + static_cast<int>(view.map().labels.size()));
  EXPECT_EQ(list.count(), static_cast<int>(tested.size()));
  for (const auto row : tested) EXPECT_TRUE(lists(row)) << row;
  view.setRun(readRun(run));
  bench.waitUntilIdle();
  EXPECT_FALSE(box.isChecked());
  EXPECT_EQ(view.map().pictures.size(), learned);
}

TEST_F(MapViewTest, SaysIfTheModelKeepsNoFeatures) {
  show();
  EXPECT_TRUE(view.map().pictures.empty());
  EXPECT_FALSE(view.findChild<QLabel*>(QStringLiteral("mapWords"))->text().isEmpty());
  EXPECT_EQ(list.count(), 0);
}

TEST_F(MapViewTest, TheWheelScrollsThePageUntilTheMapIsClicked) {
  writeFeatures();
  show();
  view.activateWindow();
  ASSERT_TRUE(QTest::qWaitForWindowActive(&view));
  auto& plot = *view.findChild<QCustomPlot*>();
  plot.replot();
  list.setFocus();
  const auto middle = QPointF(plot.axisRect()->center());
  const auto whole = plot.xAxis->range().size();
  EXPECT_TRUE(turnWheel(plot, middle, view));
  EXPECT_EQ(plot.xAxis->range().size(), whole);
  QTest::mouseClick(&plot, Qt::LeftButton, {}, middle.toPoint());
  EXPECT_TRUE(view.hasFocus());
  EXPECT_FALSE(turnWheel(plot, middle, view));
  EXPECT_LT(plot.xAxis->range().size(), whole);
}

TEST_F(MapViewTest, TheWheelZoomsBetweenTheWholeMapAndAFiftiethOfIt) {
  writeFeatures();
  show();
  view.activateWindow();
  ASSERT_TRUE(QTest::qWaitForWindowActive(&view));
  auto& plot = *view.findChild<QCustomPlot*>();
  plot.replot();
  const auto wholeX = plot.xAxis->range(), wholeY = plot.yAxis->range();
  for (const auto& picture : view.map().pictures) {
    EXPECT_TRUE(wholeX.contains(picture.point.x) && wholeY.contains(picture.point.y));
  }
  const QPointF aside(plot.axisRect()->left() + 20, plot.axisRect()->top() + 20);
  QTest::mouseClick(&plot, Qt::LeftButton, {}, aside.toPoint());
  for (int i = 0; i < 100; ++i) turnWheel(plot, aside, view);
  EXPECT_NEAR(plot.xAxis->range().size(), wholeX.size() / 50, wholeX.size() / 5000);
  EXPECT_NEAR(plot.yAxis->range().size(), wholeY.size() / 50, wholeY.size() / 5000);
  for (int i = 0; i < 100; ++i) turnWheel(plot, QPointF(plot.axisRect()->center()), view, -120);
  EXPECT_EQ(plot.xAxis->range(), wholeX);
  EXPECT_EQ(plot.yAxis->range(), wholeY);
}

TEST_F(MapViewTest, TheChoiceHasRoomForWhatItIsGivenLater) {
  writeFeatures();
  show();
  auto& box = *view.findChild<QComboBox*>(QStringLiteral("mapGroup"));
  const int before = box.sizeHint().width();
  box.addItem(QStringLiteral("a maker with a name that is longer than every other choice"));
  EXPECT_GT(box.sizeHint().width(), before);
}
