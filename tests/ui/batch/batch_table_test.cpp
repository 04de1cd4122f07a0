// SPDX-License-Identifier: GPL-3.0-or-later
// The columns of the table of a batch in a narrow window.
#include "ui/batch/batch_table.h"

#include <QScrollBar>
#include <QTableView>
#include <QTest>
#include <gtest/gtest.h>

#include "tests/support/small_answer.h"

using namespace glenoid;
using namespace glenoid::ui;

namespace {

class BatchTableTest : public testing::Test {
 protected:
  BatchTableTest() {
    std::string name;
    for (int i = 0; i < 12; ++i) name += "series-";  // also where lines may break
    for (const auto& file : {std::string("/a/first.dcm"), "/b/" + name + "1.dcm", "/b/" + name + "2.dcm"})
      model.append({test::refusedAnswer(file, ErrorCode::DamagedFile)});
    table.resize(600, 400);
    table.show();
  }
  QImage picture(int row, int column) {
    auto& view = *table.view();
    return view.viewport()->grab(view.visualRect(view.model()->index(row, column))).toImage();
  }
  BatchModel model;
  BatchTable table{model};
};

}  // namespace

TEST_F(BatchTableTest, TheNameOfAFileHasRoomForEighteenDigits) {
  auto& view = *table.view();
  ASSERT_FALSE(view.isColumnHidden(BatchModel::Folder));
  const auto metrics = view.fontMetrics();
  EXPECT_TRUE(QTest::qWaitFor([&] {
    return view.columnWidth(BatchModel::File) >= BatchModel::kThumbnail + metrics.horizontalAdvance(QString(18, '0')) &&
           view.columnWidth(BatchModel::Maker) < 26 * metrics.averageCharWidth();
  })) << view.columnWidth(BatchModel::File)
      << ' ' << view.columnWidth(BatchModel::Maker);
  EXPECT_GT(view.horizontalScrollBar()->maximum(), 0) << "the rest is reached by scrolling";
}

TEST_F(BatchTableTest, TheNumberAtTheEndOfANameShows) {
  table.view()->setColumnWidth(BatchModel::File, 150);
  EXPECT_NE(picture(1, BatchModel::File), picture(2, BatchModel::File));
  EXPECT_EQ(picture(1, BatchModel::Folder), picture(2, BatchModel::Folder)) << "nothing else differs";
}
