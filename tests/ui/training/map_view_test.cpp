// SPDX-License-Identifier: GPL-3.0-or-later
// The map lists pictures by label, by doubt and by rectangle, and opens them.
#include "ui/training/map_view.h"

#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QTest>
#include <gtest/gtest.h>
#include <qcustomplot.h>

#include "core/doubt/neighbours.h"
#include "tests/support/services_bench.h"
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
}

TEST_F(MapViewTest, SaysIfTheModelKeepsNoFeatures) {
  show();
  EXPECT_TRUE(view.map().pictures.empty());
  EXPECT_FALSE(view.findChild<QLabel*>(QStringLiteral("mapWords"))->text().isEmpty());
  EXPECT_EQ(list.count(), 0);
}
