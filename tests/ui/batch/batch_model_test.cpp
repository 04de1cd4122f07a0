// SPDX-License-Identifier: GPL-3.0-or-later
// The table of answers: the text of its cells, counting, sorting and filtering.
#include "ui/batch/batch_model.h"

#include <algorithm>
#include <random>

#include <QAbstractItemModelTester>
#include <QTextDocument>
#include <gtest/gtest.h>

#include "tests/support/small_answer.h"
#include "ui/batch/batch_filter.h"
#include "ui/elements/natural_order.h"
#include "ui/elements/theme.h"

using namespace glenoid;
using namespace glenoid::ui;

namespace {

Answer answered(const std::string& file, const std::string& maker, double probability) {
  auto answer = test::answerOf("/somewhere/" + file, {probability, (1 - probability) / 2, (1 - probability) / 3});
  auto model = test::modelOf(3);
  model->labels = {{maker, maker}, {"next", "Next"}, {"last", "Last"}};
  answer.model = model;
  answer.set = {0};
  answer.confidence = 90;
  return answer;
}

Answer without(const std::string& file, ErrorCode code) { return test::refusedAnswer("/somewhere/" + file, code); }

std::vector<BatchRow> someRows() {
  return {answered("10.png", "Zimmer", 0.91), without("notes.txt", ErrorCode::UnknownFormat), answered("2.png", "Tornier", 0.42),
          without("gone.dcm", ErrorCode::FileNotFound), answered("a.dcm", "Zimmer", 0.6)};
}

QStringList column(const QAbstractItemModel& model, int which) {
  QStringList texts;
  for (int row = 0; row < model.rowCount(); ++row) texts.append(model.index(row, which).data().toString());
  return texts;
}

std::vector<BatchRow> manyRows(int count, std::mt19937& random) {
  std::vector<BatchRow> rows;
  for (int i = 0; i < count; ++i) {
    const auto file = (random() % 2 ? "IM" : "im0") + std::to_string(random() % 300) + (random() % 3 ? ".dcm" : "-a.DCM");
    const auto folder = "part " + std::to_string(random() % 12) + "/";
    const auto* maker = random() % 2 ? "Zimmer" : "DePuy 10";
    if (random() % 8 == 0)
      rows.emplace_back(without(folder + file, random() % 2 ? ErrorCode::UnknownFormat : ErrorCode::FileNotFound));
    else
      rows.emplace_back(answered(folder + file, maker, 0.4 + static_cast<double>(random() % 60) / 100));
  }
  return rows;
}

struct Wanted {
  QString text;
  double unsureBelow;
  int column;
  Qt::SortOrder order;
};

std::vector<QStringList> textsOf(const BatchModel& model) {
  std::vector<QStringList> rows(static_cast<std::size_t>(model.rowCount()));
  for (int row = 0; row < model.rowCount(); ++row) {
    for (int column = 0; column < model.columnCount(); ++column)
      rows[static_cast<std::size_t>(row)].append(model.index(row, column).data().toString());
  }
  return rows;
}

// What a filter must show, from the texts of the table and the answers alone.
std::vector<int> expectedRows(const BatchModel& model, const std::vector<QStringList>& texts, const Wanted& wanted) {
  const auto probability = [&](int row) {
    const auto& answer = model.rows()[static_cast<std::size_t>(row)];
    return answer.maker() ? answer.prediction.probabilities[answer.prediction.best] : -1;
  };
  const auto text = [&](int row, int column) { return texts[static_cast<std::size_t>(row)][column]; };
  const auto shown = [&](int row) {
    const bool isAnswer = !model.rows()[static_cast<std::size_t>(row)].picture.error;
    if (wanted.unsureBelow <= 1 && !(isAnswer && probability(row) < wanted.unsureBelow)) return false;
    for (const int column : {BatchModel::File, BatchModel::Folder, BatchModel::Maker, BatchModel::Remark}) {
      if (text(row, column).contains(wanted.text, Qt::CaseInsensitive)) return true;
    }
    return false;
  };
  std::vector<int> rows;
  for (int row = 0; row < model.rowCount(); ++row) {
    if (shown(row)) rows.push_back(row);
  }
  std::sort(rows.begin(), rows.end(), [&](int a, int b) {
    const int x = wanted.order == Qt::AscendingOrder ? a : b, y = wanted.order == Qt::AscendingOrder ? b : a;
    if (wanted.column == BatchModel::Probability && probability(x) != probability(y)) return probability(x) < probability(y);
    if (wanted.column < 0 || wanted.column == BatchModel::Probability) return a < b;
    const auto s = naturalKey(text(x, wanted.column)), t = naturalKey(text(y, wanted.column));
    return s != t ? s < t : a < b;
  });
  return rows;
}

std::vector<int> shownRows(const BatchFilter& filter) {
  std::vector<int> rows;
  for (int row = 0; row < filter.rowCount(); ++row) rows.push_back(filter.sourceRow(filter.index(row, 0)).value());
  return rows;
}

class BatchModelTest : public testing::Test {
 protected:
  BatchModelTest() { model.append(someRows()); }
  BatchModel model;
  BatchFilter filter{model};
};

}  // namespace

TEST_F(BatchModelTest, IsAProperModelWhileItGrows) {
  const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
  const QAbstractItemModelTester filterTester(&filter, QAbstractItemModelTester::FailureReportingMode::Fatal);
  filter.sort(BatchModel::Probability);
  model.append(someRows());
  filter.setText("png");
  model.append(someRows());
  model.clear();
  EXPECT_EQ(model.rowCount(), 0);
}

TEST_F(BatchModelTest, SaysWhatBecameOfEachFile) {
  const auto text = [&](int row, int column) { return model.index(row, column).data().toString(); };
  EXPECT_EQ(text(0, BatchModel::File), "10.png");
  EXPECT_EQ(text(0, BatchModel::Maker), "Zimmer");
  EXPECT_TRUE(text(0, BatchModel::Probability).startsWith("91"));
  EXPECT_TRUE(text(0, BatchModel::Second).startsWith("Next"));
  EXPECT_EQ(text(0, BatchModel::Status), "ok");
  EXPECT_EQ(text(1, BatchModel::Status), "refused");
  EXPECT_EQ(text(3, BatchModel::Status), "failed");
  EXPECT_TRUE(text(3, BatchModel::Remark).contains("does not exist"));
  EXPECT_EQ(text(3, BatchModel::Probability), "");
  EXPECT_EQ(model.index(3, BatchModel::File).data(Qt::ToolTipRole), "/somewhere/gone.dcm");
  EXPECT_EQ(text(3, BatchModel::Folder), "somewhere");
  EXPECT_EQ(model.index(3, BatchModel::Folder).data(Qt::ToolTipRole), "/somewhere");
}

TEST_F(BatchModelTest, CountsMakersAndStatus) {
  EXPECT_EQ(model.counts().answered, 3);
  EXPECT_EQ(model.counts().refused, 1);
  EXPECT_EQ(model.counts().failed, 1);
  EXPECT_EQ(model.counts().makers, (std::map<QString, int>{{"Tornier", 1}, {"Zimmer", 2}}));
  model.clear();
  EXPECT_EQ(model.counts().answered, 0);
  EXPECT_TRUE(model.counts().makers.empty());
}

TEST_F(BatchModelTest, SortsNumbersAsNumbersAndNamesAsPeopleCount) {
  filter.sort(BatchModel::File);
  EXPECT_EQ(column(filter, BatchModel::File), (QStringList{"2.png", "10.png", "a.dcm", "gone.dcm", "notes.txt"}));
  filter.sort(BatchModel::Probability, Qt::DescendingOrder);
  EXPECT_EQ(column(filter, BatchModel::File).mid(0, 3), (QStringList{"10.png", "a.dcm", "2.png"}));
  filter.sort(-1);
  EXPECT_EQ(column(filter, BatchModel::File), column(model, BatchModel::File));
}

TEST_F(BatchModelTest, NarrowsByTextAndByDoubt) {
  filter.setText(" ZIMMER ");
  EXPECT_EQ(column(filter, BatchModel::File), (QStringList{"10.png", "a.dcm"}));
  filter.setUnsureBelow(0.7);
  EXPECT_EQ(column(filter, BatchModel::File), QStringList{"a.dcm"});
  filter.setText({});
  EXPECT_EQ(column(filter, BatchModel::File), (QStringList{"2.png", "a.dcm"}));
  filter.setUnsureBelow({});
  EXPECT_EQ(filter.rowCount(), 5);
  filter.setText("does not exist");
  EXPECT_EQ(column(filter, BatchModel::File), QStringList{"gone.dcm"}) << "the reason is searched";
  filter.setText("next");
  EXPECT_EQ(filter.rowCount(), 0) << "the next most probable maker is not what the answer names";
}

TEST_F(BatchModelTest, TheTipOfALongTextBreaksItsLines) {
  const auto remark = model.index(3, BatchModel::Remark);
  const auto tip = remark.data(Qt::ToolTipRole).toString();
  EXPECT_TRUE(Qt::mightBeRichText(tip)) << "plain text would be one line";
  EXPECT_TRUE(tip.contains(remark.data().toString().toHtmlEscaped()));
  EXPECT_EQ(model.index(3, BatchModel::Second).data(Qt::ToolTipRole), "") << "no empty frame";
}

TEST_F(BatchModelTest, AFolderThatNamesAnotherMakerMarksTheAnswer) {
  const auto colour = [&](int row) { return model.index(row, BatchModel::Maker).data(Qt::ForegroundRole); };
  EXPECT_FALSE(colour(0).isValid());
  EXPECT_EQ(model.counts().folders.pictures(), 0u);
  model.append({answered("../Zimmer/1.png", "Zimmer", 0.9), answered("../next/2.png", "Zimmer", 0.9)});
  EXPECT_FALSE(colour(5).isValid());
  EXPECT_TRUE(colour(6).isValid());
  EXPECT_EQ(model.counts().folders.confusion.total(), 2u);
  EXPECT_EQ(model.counts().folders.confusion.correct(), 1u);
  filter.setText("Zimmer\nZimmer");
  EXPECT_EQ(column(filter, BatchModel::File), QStringList{"1.png"}) << "the folder is searched, too";
  model.clear();
  EXPECT_EQ(model.counts().folders.pictures(), 0u);
}

TEST_F(BatchModelTest, AnAnswerThatLeavesTheMakerOfTheFolderPossibleIsNotMarked) {
  auto answer = answered("../next/2.png", "Zimmer", 0.5);
  answer.verdict = Verdict::Several;
  const auto isMarked = [&](std::vector<std::size_t> set) {
    answer.set = std::move(set);
    model.append({answer});
    return model.index(model.rowCount() - 1, BatchModel::Maker).data(Qt::ForegroundRole).isValid();
  };
  EXPECT_FALSE(isMarked({0, 1}));
  EXPECT_TRUE(isMarked({0, 2}));
  EXPECT_EQ(model.counts().folders.several, 2u);
  EXPECT_EQ(model.counts().folders.confusion.total(), 0u);
}

TEST_F(BatchModelTest, TheRowShowsASmallPictureOfWhatWasIdentified) {
  auto answer = answered("1.png", "Zimmer", 0.9);
  answer.picture.square.side = 250;
  answer.picture.square.grey.assign(250 * 250, 77);
  const auto small = thumbnailOf(answer);
  EXPECT_EQ(small.deviceIndependentSize().toSize(), QSize(BatchModel::kThumbnail, BatchModel::kThumbnail));
  EXPECT_EQ(qGray(small.pixel(5, 5)), 77);
  EXPECT_TRUE(thumbnailOf(without("bad.png", ErrorCode::DamagedFile)).isNull());
  model.append({{answer, small}});
  EXPECT_EQ(model.index(5, BatchModel::File).data(Qt::DecorationRole).value<QImage>(), small);
  EXPECT_FALSE(model.index(5, BatchModel::Maker).data(Qt::DecorationRole).isValid());
  EXPECT_FALSE(model.index(0, BatchModel::File).data(Qt::DecorationRole).isValid());
}

TEST_F(BatchModelTest, WithoutAMakerNoNameStandsThere) {
  auto answer = answered("blank.png", "Zimmer", 0.9);
  answer.verdict = Verdict::Unknown;
  answer.unknownReason = Fact{FactCode::NothingToSee, {}};
  model.append({answer});
  const auto text = [&](int column) { return model.index(5, column).data().toString(); };
  EXPECT_EQ(text(BatchModel::Maker), "Unknown");
  EXPECT_EQ(text(BatchModel::Probability), "");
  EXPECT_EQ(text(BatchModel::Second), "");
  EXPECT_EQ(text(BatchModel::Status), "ok");
  EXPECT_TRUE(text(BatchModel::Remark).startsWith("There is nothing to see"));
  EXPECT_EQ(model.counts().makers.at("Zimmer"), 2) << "as before";
  filter.setUnsureBelow(0.3);
  EXPECT_EQ(column(filter, BatchModel::File), QStringList{"blank.png"});
}

TEST_F(BatchModelTest, AFileThatIsTooDamagedForAMakerIsNotOk) {
  for (const auto& reason :
       {Fact{FactCode::PartMissing, {std::int64_t{68}}}, Fact{FactCode::DetailMissing, {}}, Fact{FactCode::DamagedSomewhere, {}}}) {
    auto answer = answered("cut.jpg", "Zimmer", 0.9);
    answer.verdict = Verdict::Unknown;
    answer.unknownReason = reason;
    model.append({answer});
    const auto status = model.index(model.rowCount() - 1, BatchModel::Status);
    EXPECT_EQ(status.data().toString(), "damaged");
    EXPECT_EQ(status.data(Qt::ForegroundRole).value<QColor>(), themeColours().warning);
  }
  EXPECT_EQ(model.counts().failed, 1) << "as before: the files could be read";
}

TEST_F(BatchModelTest, WithoutMeasuredSetsTheMakerIsOnlyTheMostProbable) {
  auto answer = answered("own.png", "Zimmer", 0.4);
  answer.set.clear();
  model.append({answer});
  EXPECT_EQ(model.index(5, BatchModel::Maker).data().toString(), "Most probable: Zimmer");
  EXPECT_EQ(model.counts().makers.at("Zimmer"), 2) << "as before";
}

TEST_F(BatchModelTest, SeveralMakersStandInTheRemarkMostProbableFirst) {
  auto answer = test::answerOf("two.png", {0.2, 0.45, 0.35});
  answer.verdict = Verdict::Several;
  answer.set = {1, 2};
  answer.confidence = 90;
  model.append({answer});
  const auto text = [&](int column) { return model.index(5, column).data().toString(); };
  EXPECT_EQ(text(BatchModel::Maker), "Several makers possible");
  EXPECT_EQ(text(BatchModel::Probability), "");
  EXPECT_EQ(text(BatchModel::Second), "");
  EXPECT_TRUE(text(BatchModel::Remark).startsWith("Maker B or Maker C. With 90 % confidence")) << text(BatchModel::Remark).toStdString();
  EXPECT_EQ(model.counts().makers.at("Several makers possible"), 1);
  filter.setUnsureBelow(0.3);
  EXPECT_EQ(column(filter, BatchModel::File), QStringList{"two.png"}) << "it is unsure";
}

TEST_F(BatchModelTest, EveryOrderAndFilterShowsWhatAPlainSortOfTheTextsShows) {
  std::mt19937 random(7);
  model.clear();
  model.append(manyRows(600, random));
  const auto texts = textsOf(model);
  for (const auto order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
    for (int column = -1; column < BatchModel::ColumnCount; ++column) {
      for (const auto* text : {"", "im01", "depuy", "PART 1"}) {
        for (const double unsureBelow : {2.0, 0.6}) {
          filter.setText(text);
          filter.setUnsureBelow(unsureBelow <= 1 ? std::optional(unsureBelow) : std::nullopt);
          filter.sort(column, order);
          EXPECT_EQ(shownRows(filter), expectedRows(model, texts, {text, unsureBelow, column, order})) << column << " " << text;
        }
      }
    }
  }
}

TEST_F(BatchModelTest, RowsThatArriveTakeTheirPlaceInTheOrder) {
  std::mt19937 random(8);
  for (const int column : {-1, int{BatchModel::File}, int{BatchModel::Maker}, int{BatchModel::Probability}}) {
    for (const auto order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
      model.clear();
      filter.setText("im");
      filter.sort(column, order);
      for (const int count : {1, 50, 3, 200}) {
        model.append(manyRows(count, random));
        EXPECT_EQ(shownRows(filter), expectedRows(model, textsOf(model), {"im", 2, column, order})) << column;
      }
    }
  }
}

TEST_F(BatchModelTest, AnIndexFollowsItsRowThroughASort) {
  const QPersistentModelIndex second(filter.index(2, BatchModel::Maker));
  ASSERT_EQ(second.data().toString(), "Tornier");
  filter.sort(BatchModel::File);
  EXPECT_EQ(second.row(), 0);
  EXPECT_EQ(second.data().toString(), "Tornier");
  EXPECT_EQ(filter.indexOf(2, BatchModel::Maker), QModelIndex(second));
  filter.setText("zimmer");
  EXPECT_FALSE(filter.indexOf(2, BatchModel::Maker).isValid());
}
