// SPDX-License-Identifier: GPL-3.0-or-later
// Plots show what the history says, smoothed or not, on the screen and in files.
#include "core/report/plots.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <QApplication>
#include <QImage>
#include <QLabel>
#include <QSet>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>
#include <gmock/gmock.h>
#include <qcustomplot.h>

#include "core/base/csv.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/report/disclaimer.h"
#include "tests/support/german_window.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/turned_wheel.h"
#include "ui/elements/theme.h"
#include "ui/training/plots_data.h"
#include "ui/training/plots_drawing.h"
#include "ui/training/plots_export.h"
#include "ui/training/plots_view.h"

using namespace glenoid;
using namespace glenoid::test;
using namespace glenoid::ui;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

std::vector<EpochRecord> threeEpochs() {
  return {{1, 0.01, 1.2, 0.4, 1.1, 0.5, 3, 20, 0}, {2, 0.02, 0.9, 0.6, 0.8, 0.75, 3, 20, 0}, {3, 0.005, 0.7, 0.7, 0.85, 0.75, 3, 20, 0}};
}

QCustomPlot& plotIn(PlotView& view) { return *view.findChild<QCustomPlot*>(); }

std::vector<double> shown(const QCPGraph& graph) {
  std::vector<double> values;
  for (const auto& point : *graph.data()) values.push_back(point.value);
  return values;
}

const QCPItemText* markIn(const QCustomPlot& plot) {
  for (int i = 0; i < plot.itemCount(); ++i) {
    if (const auto* text = qobject_cast<QCPItemText*>(plot.item(i))) return text;
  }
  return nullptr;
}

QString legendOf(const PlotView& view) { return view.findChild<QLabel*>(QStringLiteral("plotLegend"))->text(); }

}  // namespace

TEST(Smoothing, FollowsTheFormulaAndStepsOverGaps) {
  EXPECT_THAT(smoothed({1, 3, kNone, 5}, 0.5), ElementsAre(1, (0.5 * 1 + 3) / 1.5, ::testing::IsNan(), (0.25 * 1 + 0.5 * 3 + 5) / 1.75));
  const std::vector<double> flat(10, 0.25);
  for (const double value : smoothed(flat)) EXPECT_DOUBLE_EQ(value, 0.25);
}

TEST(HistoryPlot, HoldsTheFiguresOfEveryEpoch) {
  const auto history = threeEpochs();
  const auto loss = historyPlot(HistoryFigure::Loss, history);
  ASSERT_EQ(loss.curves.size(), 2u);
  EXPECT_THAT(loss.curves[0].x, ElementsAre(1, 2, 3));
  EXPECT_THAT(loss.curves[0].y, ElementsAre(1.2, 0.9, 0.7));
  EXPECT_THAT(loss.curves[1].y, ElementsAre(1.1, 0.8, 0.85));
  EXPECT_EQ(loss.mark->x, 2) << "the first of the two with the best accuracy has the lower loss";
  EXPECT_THAT(historyPlot(HistoryFigure::Accuracy, history).curves[1].y, ElementsAre(0.5, 0.75, 0.75));
  EXPECT_THAT(historyPlot(HistoryFigure::Rate, history).curves.at(0).y, ElementsAre(0.01, 0.02, 0.005));
}

TEST(HistoryPlot, LeavesTheValidationCurveOutWhereThereIsNone) {
  auto history = threeEpochs();
  for (auto& record : history) record.validationLoss = record.validationAccuracy = kNone;
  const auto loss = historyPlot(HistoryFigure::Loss, history);
  EXPECT_EQ(loss.curves.size(), 1u);
  EXPECT_EQ(loss.mark->x, 3);
  EXPECT_TRUE(historyPlot(HistoryFigure::Loss, {}).curves.empty());
}

TEST(HistoryPlot, HasACurveBeforeTheFirstEpochEnds) {
  const std::vector<BatchRecord> batches{{0.25, 2.1, 0.3, 0.001}, {0.5, 1.9, 0.4, 0.002}};
  const auto loss = historyPlot(HistoryFigure::Loss, {}, batches);
  ASSERT_EQ(loss.curves.size(), 1u);
  EXPECT_THAT(loss.curves[0].x, ElementsAre(0.25, 0.5));
  EXPECT_THAT(loss.curves[0].y, ElementsAre(2.1, 1.9));
  EXPECT_FALSE(loss.mark);
  EXPECT_THAT(historyPlot(HistoryFigure::Accuracy, threeEpochs(), batches).curves.at(2).y, ElementsAre(0.3, 0.4));
  EXPECT_THAT(historyPlot(HistoryFigure::Rate, {}, batches).curves.at(0).y, ElementsAre(0.001, 0.002));
  EXPECT_THAT(historyPlot(HistoryFigure::Rate, threeEpochs(), batches).curves.at(1).y, ElementsAre(0.001, 0.002));
}

TEST(HistoryExport, IsTheHistoryWithTheDisclaimerOnEveryLine) {
  const TemporaryFolder folder;
  const auto history = threeEpochs();
  const auto text = historyExport(history);
  writeFileAtomically(folder / "export.csv", text);
  writeHistory(folder / "history.csv", history);
  const auto read = readHistory(folder / "export.csv"), stored = readHistory(folder / "history.csv");
  ASSERT_EQ(read.size(), stored.size());
  for (std::size_t i = 0; i < read.size(); ++i) EXPECT_EQ(toJson(read[i]), toJson(stored[i]));
  std::size_t at = 0;
  EXPECT_EQ(nextCsvRecord(text, at)->back(), "notice");
  while (const auto fields = nextCsvRecord(text, at)) EXPECT_EQ(fields->back(), kDisclaimer);
}

TEST(PlotCsv, NamesEveryPoint) {
  const auto text = plotCsv({historyPlot(HistoryFigure::Accuracy, threeEpochs())});
  std::size_t at = 0, lines = 0;
  EXPECT_THAT(*nextCsvRecord(text, at), ElementsAre("plot", "curve", "x", "y", "notice"));
  EXPECT_THAT(*nextCsvRecord(text, at), ElementsAre("Accuracy", "training", "1", "0.4", kDisclaimer));
  while (nextCsvRecord(text, at)) ++lines;
  EXPECT_EQ(lines, 5u);
}

TEST(PlotView, DrawsTheContentAndSmoothsBesideIt) {
  PlotView view(QStringLiteral("plot"));
  view.setContent(historyPlot(HistoryFigure::Accuracy, threeEpochs()));
  ASSERT_EQ(plotIn(view).graphCount(), 2);
  EXPECT_THAT(shown(*plotIn(view).graph(0)), ElementsAre(40, 60, 70)) << "in percent";
  view.setSmoothed(true);
  ASSERT_EQ(plotIn(view).graphCount(), 4);
  const auto expected = smoothed({0.5, 0.75, 0.75});
  EXPECT_DOUBLE_EQ(shown(*plotIn(view).graph(3))[1], 100 * expected[1]);
  view.setSmoothed(false);
  EXPECT_EQ(plotIn(view).graphCount(), 2);
}

TEST(PlotView, NamesTheCurvesOfARocPlotBelowIt) {
  Evaluation evaluation;
  for (const char* label : {"Cofield", "Depuy", "Tornier", "Zimmer"}) {
    evaluation.classes.push_back({label, {}, 0.987, {{0, 0}, {0.1, 0.9}, {1, 1}}});
  }
  PlotView view(QStringLiteral("plot"));
  view.resize(360, 280);
  view.setContent(rocContent(evaluation));
  view.show();
  ASSERT_TRUE(QTest::qWaitForWindowExposed(&view));
  EXPECT_FALSE(plotIn(view).legend->visible()) << "it would lie over the curves";
  const auto& names = *view.findChild<QLabel*>(QStringLiteral("plotNamesBelow"));
  ASSERT_TRUE(names.isVisible());
  EXPECT_GE(names.geometry().top(), plotIn(view).geometry().bottom());
  EXPECT_GE(names.height(), names.heightForWidth(names.width())) << "no name is cut off";
  for (const auto& curve : view.content().curves)
    EXPECT_THAT(names.text().toStdString(), HasSubstr(curve.name.toHtmlEscaped().toStdString()));
  EXPECT_TRUE(legendOf(view).isEmpty());
  view.setContent(historyPlot(HistoryFigure::Loss, threeEpochs()));
  EXPECT_FALSE(names.isVisible());
}

TEST(PlotView, APretrainingWithoutAProbeSaysWhyItHasNoAccuracy) {
  const auto accuracy =
      pretrainingPlot(HistoryFigure::Accuracy, {{1, 0.01, 1.2, kNone, kNone, kNone, 3, 20, 0}}, {{1.5, 1.1, kNone, 0.01}}, {});
  EXPECT_FALSE(hasPoints(accuracy));
  EXPECT_THAT(accuracy.nothing.toStdString(), HasSubstr("probe"));
}

TEST(PlotView, SaysWhyItIsEmpty) {
  PlotView view(QStringLiteral("plot"));
  view.resize(360, 280);
  view.show();
  ASSERT_TRUE(QTest::qWaitForWindowExposed(&view));
  const auto& words = *view.findChild<QLabel*>(QStringLiteral("plotNothing"));
  const auto none = overlayPlot(OverlayFigure::TrainingLoss, {});
  view.setContent(none);
  EXPECT_TRUE(words.isVisible());
  EXPECT_FALSE(plotIn(view).isVisible()) << "no grid without curves";
  EXPECT_EQ(words.text(), none.nothing);
  EXPECT_FALSE(none.nothing.isEmpty());
  const auto unrecorded = overlayPlot(OverlayFigure::TrainingLoss, {{QStringLiteral("a"), {}}});
  EXPECT_NE(unrecorded.nothing, none.nothing);
  view.setContent(historyPlot(HistoryFigure::Loss, threeEpochs()));
  EXPECT_FALSE(words.isVisible());
  EXPECT_TRUE(plotIn(view).isVisible());
}

TEST(PlotView, NamesTheCurvesBelowItIfThereIsNoRoomNextToTheTitle) {
  PlotView view(QStringLiteral("plot"));
  view.setContent(historyPlot(HistoryFigure::Accuracy, threeEpochs()));
  view.resize(600, 300);
  view.show();
  ASSERT_TRUE(QTest::qWaitForWindowExposed(&view));
  const auto& below = *view.findChild<QLabel*>(QStringLiteral("plotNamesBelow"));
  EXPECT_FALSE(below.isVisible());
  view.resize(150, 300);
  EXPECT_TRUE(below.isVisible());
  EXPECT_TRUE(legendOf(view).isEmpty());
  EXPECT_THAT(below.text().toStdString(), HasSubstr("validation"));
}

TEST(PlotView, TheBestEpochIsNamedInsideThePlot) {
  for (const int best : {1, 3}) {
    auto history = threeEpochs();
    history[static_cast<std::size_t>(best - 1)].validationAccuracy = 0.9;
    PlotView view(QStringLiteral("plot"));
    view.setContent(historyPlot(HistoryFigure::Loss, history));
    view.resize(300, 200);
    view.show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&view));
    auto& plot = plotIn(view);
    plot.replot();
    const auto* text = markIn(plot);
    ASSERT_NE(text, nullptr);
    EXPECT_GE(text->left->pixelPosition().x(), plot.axisRect()->left()) << best;
    EXPECT_LE(text->right->pixelPosition().x(), plot.axisRect()->right()) << best;
  }
}

TEST(PlotView, TheNameOfTheBestEpochCoversNoCurve) {
  std::vector<EpochRecord> history;
  for (std::int64_t epoch = 1; epoch <= 40; ++epoch) {
    const double rest = 1.0 / static_cast<double>(epoch), reached = epoch < 4 ? 0.3 : 0.5;
    history.push_back({epoch, 0.02 * rest, 1 + rest, reached, 1 + rest, epoch == 4 ? 0.51 : reached, 3, 20, 0});
  }
  for (const auto figure : {HistoryFigure::Loss, HistoryFigure::Accuracy, HistoryFigure::Rate}) {
    PlotView view(QStringLiteral("plot"));
    view.setContent(historyPlot(figure, history));
    view.resize(600, 300);
    view.show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&view));
    auto& plot = plotIn(view);
    plot.replot();
    const auto* text = markIn(plot);
    ASSERT_NE(text, nullptr);
    EXPECT_EQ(text->brush().style(), Qt::NoBrush);
    const QRectF place(text->topLeft->pixelPosition(), text->bottomRight->pixelPosition());
    for (int i = 0; i < plot.graphCount(); ++i) {
      for (const auto& point : *plot.graph(i)->data()) {
        EXPECT_FALSE(place.contains(plot.graph(i)->coordsToPixels(point.key, point.value))) << view.content().title.toStdString();
      }
    }
  }
}

TEST(PlotView, TickLabelsDoNotTouchEachOther) {
  PlotView view(QStringLiteral("plot"));
  view.setContent(historyPlot(HistoryFigure::Rate, threeEpochs()));
  for (const int height : {150, 200, 300}) {
    view.resize(260, height);
    view.show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&view));
    auto& plot = plotIn(view);
    for (int i = 0; i < 3; ++i) plot.replot();  // the first one learns how large the axes are
    const auto ticks = plot.yAxis->tickVector();
    const int label = QFontMetrics(plot.yAxis->tickLabelFont()).height();
    for (qsizetype i = 1; i < ticks.size(); ++i) {
      EXPECT_GE(plot.yAxis->coordToPixel(ticks[i - 1]) - plot.yAxis->coordToPixel(ticks[i]), label) << height;
    }
  }
}

TEST(PlotView, TheLeftEdgesOfAlignedPlotsMeet) {
  QWidget page;
  auto* column = new QVBoxLayout(&page);
  PlotView wide(QStringLiteral("wide")), narrow(QStringLiteral("narrow"));
  for (auto* view : {&wide, &narrow}) column->addWidget(view);
  PlotView::alignLeftEdges({&wide, &narrow});
  auto history = threeEpochs();
  for (auto& record : history) record.trainLoss = record.validationLoss = 123456789 + 0.01 * static_cast<double>(record.epoch);
  page.resize(500, 500);
  page.show();
  ASSERT_TRUE(QTest::qWaitForWindowExposed(&page));
  narrow.setContent(historyPlot(HistoryFigure::Accuracy, history));
  wide.setContent(historyPlot(HistoryFigure::Loss, history));
  const auto left = [](PlotView& view) { return plotIn(view).axisRect()->left(); };
  EXPECT_TRUE(QTest::qWaitFor([&] { return left(wide) > 70 && left(wide) == left(narrow); })) << left(wide) << ' ' << left(narrow);
}

TEST(PlotView, IsNeverTooSmallToBePainted) {
  QWidget page;
  PlotView view(QStringLiteral("plot"), &page);
  view.setContent(historyPlot(HistoryFigure::Loss, threeEpochs()));
  page.resize(300, 200);
  page.show();
  ASSERT_TRUE(QTest::qWaitForWindowExposed(&page));
  view.resize(0, 0);
  QCoreApplication::processEvents();
  EXPECT_FALSE(plotIn(view).size().isEmpty());
}

TEST(PlotLegend, ShowsEachCurveAsItIsDrawn) {
  PlotContent content;
  for (std::size_t i = 0; i < 8; ++i) content.curves.push_back({QString(QChar('a' + static_cast<char>(i))), {1, 2}, {1, 2}, i});
  content.curves.push_back({QStringLiteral("batches"), {1, 2}, {1, 2}, 0, true});
  QCustomPlot plot;
  drawPlot(plot, content, {screenColours()});
  const auto signs = legendText(content, screenColours()).split(QStringLiteral(" &nbsp; "));
  ASSERT_EQ(signs.size(), plot.graphCount());
  const auto signOf = [](const QString& entry) { return entry.section(QStringLiteral("</span>"), 0, 0); };
  for (int i = 0; i < plot.graphCount(); ++i) {
    for (int k = 0; k < i; ++k) {
      EXPECT_NE(plot.graph(i)->pen(), plot.graph(k)->pen()) << i << ' ' << k;
      EXPECT_NE(signOf(signs[i]), signOf(signs[k])) << i << ' ' << k;
    }
  }
}

TEST(PlotView, KeepsTheZoomUntilAllIsAskedFor) {
  PlotView view(QStringLiteral("plot"));
  view.resize(500, 300);
  view.show();
  ASSERT_TRUE(QTest::qWaitForWindowExposed(&view));
  auto history = threeEpochs();
  view.setContent(historyPlot(HistoryFigure::Loss, history));
  auto& plot = plotIn(view);
  plot.replot();
  const auto whole = view.xRange();
  EXPECT_LT(whole.first, 1);
  EXPECT_GT(whole.second, 3);
  view.clearFocus();
  const auto middle = QPointF(plot.axisRect()->center());
  EXPECT_TRUE(test::turnWheel(plot, middle, view)) << "without the focus, the wheel scrolls the page";
  EXPECT_EQ(view.xRange(), whole);
  auto* showAll = view.findChild<QToolButton*>(QStringLiteral("plotShowAll"));
  EXPECT_FALSE(showAll->isVisible());
  view.activateWindow();
  view.setFocus();
  ASSERT_TRUE(QTest::qWaitFor([&] { return view.hasFocus(); }));
  EXPECT_FALSE(test::turnWheel(plot, middle, view));
  EXPECT_TRUE(showAll->isVisible());
  const auto zoomed = view.xRange();
  EXPECT_LT(zoomed.second - zoomed.first, whole.second - whole.first);

  QTest::mousePress(&plot, Qt::LeftButton, {}, middle.toPoint());
  QTest::mouseMove(&plot, middle.toPoint() + QPoint(40, 0));
  QTest::mouseRelease(&plot, Qt::LeftButton, {}, middle.toPoint() + QPoint(40, 0));
  const auto moved = view.xRange();
  EXPECT_LT(moved.first, zoomed.first);

  history.push_back({4, 0.001, 0.6, 0.7, 0.8, 0.8, 3, 20, 0});
  view.setContent(historyPlot(HistoryFigure::Loss, history));
  EXPECT_EQ(view.xRange(), moved) << "a new epoch leaves the zoom alone";
  QTest::mouseDClick(&plot, Qt::LeftButton, {}, middle.toPoint());
  EXPECT_GT(view.xRange().second, 4);
  view.setContent(historyPlot(HistoryFigure::Loss, threeEpochs()));
  EXPECT_LT(view.xRange().second, 4) << "fitted again from now on";
  EXPECT_FALSE(showAll->isVisible());
  QTest::keyClick(&view, Qt::Key_Plus);
  showAll->click();
  EXPECT_EQ(view.xRange(), whole);
}

TEST(PlotView, FollowsTheRangeOfAnotherPlot) {
  PlotView loss(QStringLiteral("loss")), accuracy(QStringLiteral("accuracy"));
  loss.setContent(historyPlot(HistoryFigure::Loss, threeEpochs()));
  accuracy.setContent(historyPlot(HistoryFigure::Accuracy, threeEpochs()));
  QObject::connect(&loss, &PlotView::xRangeMoved, &accuracy, &PlotView::setXRange);
  QObject::connect(&accuracy, &PlotView::xRangeMoved, &loss, &PlotView::setXRange);
  const auto whole = loss.xRange(), height = accuracy.yRange();
  QTest::keyClick(&loss, Qt::Key_Plus);
  EXPECT_NE(loss.xRange(), whole);
  EXPECT_EQ(accuracy.xRange(), loss.xRange());
  EXPECT_EQ(accuracy.yRange(), height) << "only x is shared";
  QTest::keyClick(&accuracy, Qt::Key_Home);
  EXPECT_EQ(accuracy.xRange(), whole);
  EXPECT_EQ(loss.xRange(), whole);
}

TEST(PlotView, TicksOfALogarithmicAxisDiffer) {
  PlotView view(QStringLiteral("plot"));
  view.resize(500, 300);
  view.show();
  ASSERT_TRUE(QTest::qWaitForWindowExposed(&view));
  view.setContent(historyPlot(HistoryFigure::Loss, threeEpochs()));  // less than a decade
  view.setLogarithmic(true);
  auto& plot = plotIn(view);
  const auto expectDifferentTicks = [&] {
    plot.replot();
    const auto labels = plot.yAxis->tickVectorLabels();
    EXPECT_GT(labels.size(), 2);
    EXPECT_EQ(QSet<QString>(labels.begin(), labels.end()).size(), labels.size()) << labels.toList().join(' ').toStdString();
  };
  expectDifferentTicks();
  plot.yAxis->setRange(0.70001, 0.70002);
  expectDifferentTicks();
}

TEST(PlotView, AnAxisHasThreeTicksAtLeast) {
  PlotView view(QStringLiteral("plot"));
  view.resize(300, 150);
  view.show();
  ASSERT_TRUE(QTest::qWaitForWindowExposed(&view));
  auto& plot = plotIn(view);
  const auto expectThree = [&](double low, double high, bool logarithmic) {
    std::vector<EpochRecord> history = threeEpochs();
    for (auto& record : history) record.rate = record.epoch == 2 ? high : low;
    view.setContent(historyPlot(HistoryFigure::Rate, history));
    view.setLogarithmic(logarithmic);
    for (int i = 0; i < 3; ++i) plot.replot();  // the first one learns how large the axes are
    const auto labels = plot.yAxis->tickVectorLabels();
    EXPECT_GE(labels.size(), 3) << low << ' ' << high << ' ' << logarithmic << ": " << labels.toList().join(' ').toStdString();
    EXPECT_EQ(QSet<QString>(labels.begin(), labels.end()).size(), labels.size()) << labels.toList().join(' ').toStdString();
    const auto ticks = plot.yAxis->tickVector();
    for (qsizetype i = 1; i < ticks.size(); ++i)
      EXPECT_GE(plot.yAxis->coordToPixel(ticks[i - 1]) - plot.yAxis->coordToPixel(ticks[i]), 8)
          << low << ' ' << high << labels.toList().join(' ').toStdString();
  };
  for (const double low : {0.00001, 0.00012, 0.0003, 0.00085, 0.02}) {
    for (const double factor : {1.0, 1.000001, 1.1, 2.0, 4.0, 9.0, 20.0, 60.0, 500.0, 100000.0}) {
      expectThree(low, factor * low, true);
      expectThree(low, factor * low, false);
    }
  }
  expectThree(0.0003, std::nextafter(0.0003, 1), false);  // as a mean of equal values may be
}

TEST(PlotView, TheFirstBatchHasAxesThatCanBeRead) {
  PlotView view(QStringLiteral("plot"));
  view.resize(500, 300);
  view.show();
  ASSERT_TRUE(QTest::qWaitForWindowExposed(&view));
  auto& plot = plotIn(view);
  view.setContent(historyPlot(HistoryFigure::Rate, {}, {{0.02, 2.1, 0, 0.00006}}));
  plot.replot();
  EXPECT_EQ(plot.xAxis->tickVectorLabels(), (QStringList{QStringLiteral("0"), QStringLiteral("1")})) << "begin and end of the epoch";
  EXPECT_GT(plot.yAxis->tickVectorLabels().size(), 2);
  EXPECT_EQ(plot.yAxis->numberFormat(), QStringLiteral("gb")) << "powers of ten, not 6e-05";
  const auto range = view.xRange();
  EXPECT_EQ(range.first, 0);
  EXPECT_GE(range.second, 1);
  EXPECT_LT(range.second, 1.1);
  view.setContent(historyPlot(HistoryFigure::Rate, {}, {{0.02, 2.1, 0, 0.00006}, {0.9, 2, 0.1, 0.003}}));
  EXPECT_EQ(view.xRange(), range) << "the axis does not move during the epoch";
  view.setContent(historyPlot(HistoryFigure::Accuracy, {}, {{0.02, 2.1, 0, 0.00006}}));
  EXPECT_DOUBLE_EQ(view.yRange().second - view.yRange().first, 2) << "around 0 %";
}

TEST(PlotView, SaysTheValuesOfTheNearestEpoch) {
  PlotView view(QStringLiteral("plot"));
  view.resize(500, 300);
  view.show();
  ASSERT_TRUE(QTest::qWaitForWindowExposed(&view));
  view.setContent(historyPlot(HistoryFigure::Accuracy, threeEpochs()));
  auto& plot = plotIn(view);
  plot.replot();
  EXPECT_THAT(legendOf(view).toStdString(), HasSubstr("validation"));
  const QPoint near(static_cast<int>(plot.xAxis->coordToPixel(2.2)), plot.axisRect()->center().y());
  QTest::mouseMove(&plot, near);
  EXPECT_EQ(view.readOut(), QStringLiteral("epoch 2: training 60.0 %, validation 75.0 %"));
  EXPECT_EQ(legendOf(view), view.readOut());
  QTest::keyClick(&view, Qt::Key_Right);
  EXPECT_THAT(view.readOut().toStdString(), HasSubstr("epoch 3"));
  QTest::keyClick(&view, Qt::Key_Right);
  EXPECT_THAT(view.readOut().toStdString(), HasSubstr("epoch 3"));
  QTest::keyClick(&view, Qt::Key_Left);
  EXPECT_THAT(view.readOut().toStdString(), HasSubstr("epoch 2"));
  view.setReadOut({});
  EXPECT_TRUE(view.readOut().isEmpty());
}

TEST(PlotView, TheLogarithmicAxisLeavesOutWhatIsNotAboveZero) {
  PlotView view(QStringLiteral("plot"));
  auto history = threeEpochs();
  history[0].rate = 0;
  view.setContent(historyPlot(HistoryFigure::Rate, history));
  view.setLogarithmic(true);
  EXPECT_EQ(plotIn(view).yAxis->scaleType(), QCPAxis::stLogarithmic);
  EXPECT_GT(view.yRange().first, 0.002);
  view.setContent(historyPlot(HistoryFigure::Accuracy, history));
  EXPECT_EQ(plotIn(view).yAxis->scaleType(), QCPAxis::stLinear) << "a share is not drawn so";
}

TEST(PlotExport, DrawsAPictureAndAPage) {
  const TemporaryFolder folder;
  PlotView loss(QStringLiteral("loss")), rate(QStringLiteral("rate"));
  loss.setContent(historyPlot(HistoryFigure::Loss, threeEpochs()));
  rate.setContent(historyPlot(HistoryFigure::Rate, threeEpochs()));
  const auto file = [&](const char* name) { return QString::fromStdString(toUtf8(folder / name)); };
  for (const char* name : {"plots.png", "plots.pdf"}) {
    writeFileAtomically(folder / name, std::string_view(drawnPlots(file(name), QStringLiteral("A run"), {&loss, &rate})));
  }
  const QImage image(file("plots.png"));
  EXPECT_EQ(image.width(), 1600);
  EXPECT_EQ(image.text(QStringLiteral("Comment")), QString::fromLatin1(kDisclaimer));
  int coloured = 0;
  for (int x = 0; x < image.width(); ++x) {
    for (int y = 0; y < image.height(); ++y) coloured += QColor(image.pixel(x, y)).saturation() > 100;
  }
  EXPECT_GT(coloured, 500) << "the curves are there";
  EXPECT_TRUE(readTextFile(folder / "plots.pdf").starts_with("%PDF"));
}

TEST(PlotExport, ShowsTheWholeRangeHoweverTheViewIsZoomed) {
  PlotView view(QStringLiteral("loss"));
  view.setContent(historyPlot(HistoryFigure::Loss, threeEpochs()));
  const auto whole = drawnPlots(QStringLiteral("plots.png"), {}, {&view});
  for (int i = 0; i < 20; ++i) QTest::keyClick(&view, Qt::Key_Minus);
  EXPECT_EQ(drawnPlots(QStringLiteral("plots.png"), {}, {&view}), whole);
}

TEST(PlotColours, TheFirstFourHaveDifferentHues) {
  for (const char* theme : {"light", "dark"}) {
    applyTheme(*qApp, theme);
    for (const auto& curves : {screenColours().curves, paperColours().curves}) {
      for (std::size_t i = 0; i < 4; ++i) {
        for (std::size_t j = 0; j < i; ++j) {
          const int apart = std::abs(curves[i].hslHue() - curves[j].hslHue());
          EXPECT_GT(std::min(apart, 360 - apart), 30) << theme << ' ' << i << ' ' << j;
        }
      }
    }
  }
}

TEST(PlotColours, ACurveHasTheSameHueOnEveryScreenAndOnPaper) {
  applyTheme(*qApp, "dark");
  const auto dark = screenColours(), paper = paperColours();
  applyTheme(*qApp, "light");
  const auto light = screenColours();
  EXPECT_EQ(light.curves, paper.curves) << "one palette for white";
  applyTheme(*qApp, "dark");
  EXPECT_EQ(paperColours().curves, paper.curves) << "whatever the screen";
  for (std::size_t i = 0; i < dark.curves.size(); ++i) {
    const int apart = std::abs(dark.curves[i].hslHue() - paper.curves[i].hslHue());
    EXPECT_LT(std::min(apart, 360 - apart), 12) << i;
  }
}

TEST(PlotColours, ThePageOfARunHasThoseOfTheExport) {
  const auto paper = paperColours();
  std::vector<Curve> curves;
  for (std::size_t i = 0; i < paper.curves.size(); ++i)
    curves.push_back({std::string("class ").append(std::to_string(i)), {{0, 0}, {1, 1}}});
  const auto page = linePlot({"ROC", "x", "y"}, curves);
  std::size_t at = page.find("<figcaption>");
  for (std::size_t i = 0; i < curves.size(); ++i) {
    const auto colour = page.find(paper.curves[i].name().toStdString(), at);
    ASSERT_NE(colour, std::string::npos) << i;
    at = page.find(curves[i].name, at);
    EXPECT_LT(colour, at) << "the key of each name shows its colour";
  }
}

TEST(Overlay, HasACurveForEachRun) {
  auto other = threeEpochs();
  other.resize(2);
  const auto content = overlayPlot(OverlayFigure::TrainingLoss, {{QStringLiteral("a"), threeEpochs()}, {QStringLiteral("b"), other}});
  ASSERT_EQ(content.curves.size(), 2u);
  EXPECT_EQ(content.curves[0].name, QStringLiteral("a"));
  EXPECT_THAT(content.curves[1].y, ElementsAre(1.2, 0.9));
  EXPECT_NE(content.curves[0].colour, content.curves[1].colour);
}

TEST(Plots, AGermanWindowWritesCommasAndItsFilesPoints) {
  const test::GermanWindow german;
  EXPECT_EQ(plotValueText(0.625, true), "62,5 %");
  EXPECT_EQ(plotValueText(0.0125, false), "0,0125");
  PlotView view(QStringLiteral("plot"));
  view.setContent(historyPlot(HistoryFigure::Loss, threeEpochs()));
  EXPECT_EQ(plotIn(view).locale().decimalPoint(), QStringLiteral(",")) << "of its axes";
  EXPECT_THAT(historyExport(threeEpochs()), HasSubstr("\r\n1,0.01,1.2,0.4,1.1,0.5,3,20,0,"));
  EXPECT_THAT(plotCsv({historyPlot(HistoryFigure::Loss, threeEpochs())}), HasSubstr(",1,1.2,"));
}
