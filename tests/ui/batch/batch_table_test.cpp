// SPDX-License-Identifier: GPL-3.0-or-later
// The columns of the table of a batch in a narrow window.
#include "ui/batch/batch_table.h"

#include <QHeaderView>
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

TEST_F(BatchTableTest, TheNextMakerIsShownWholeOrNotAtAll) {
  auto answer = test::answerOf("/a/second.dcm", {0.9, 0.1});
  auto named = test::modelOf(2);
  named->labels = {{"a", "Tornier"}, {"b", "Smith & Nephew (Cofield)"}};
  answer.model = named;
  answer.set = {0};
  model.clear();
  model.append({answer, test::answerOf("/b/third.dcm", {0.9, 0.1})});
  auto& view = *table.view();
  const auto text = model.index(0, BatchModel::Second).data().toString();
  ASSERT_TRUE(text.startsWith("Smith"));
  EXPECT_TRUE(QTest::qWaitFor([&] { return view.isColumnHidden(BatchModel::Second); })) << "600 pixels have no room for it";
  int shown = 0;
  for (int width = 700; width <= 1900; width += 50) {
    table.resize(width, 400);
    ASSERT_TRUE(QTest::qWaitFor([&] { return view.width() == width; }));
    if (view.isColumnHidden(BatchModel::Second)) continue;
    ++shown;
    EXPECT_GE(view.columnWidth(BatchModel::Second), view.fontMetrics().horizontalAdvance(text)) << width;
    EXPECT_LE(view.horizontalHeader()->length(), view.viewport()->width()) << width << ": then there is room for all columns";
  }
  EXPECT_GT(shown, 0);
}
