// SPDX-License-Identifier: GPL-3.0-or-later
// An answer has one headline, on every surface that shows it, and it names a maker only if the verdict does.
#include "core/answer/headline.h"

#include <algorithm>

#include <QLabel>
#include <QPainter>
#include <QProcess>
#include <QProcessEnvironment>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "core/base/csv.h"
#include "core/base/files.h"
#include "core/imaging/png_writer.h"
#include "core/report/prediction_report.h"
#include "tests/support/services_bench.h"
#include "tests/support/text_device.h"
#include "ui/batch/batch_model.h"
#include "ui/elements/core_texts.h"
#include "ui/identify/report_page.h"
#include "ui/identify/result_panel.h"

using namespace glenoid;
using namespace glenoid::ui;

namespace {

namespace fs = std::filesystem;

// The largest text of the report on paper.
QString largestText(const CaseReport& report) {
  test::TextDevice device;
  QPainter painter(&device);
  paintReport(painter, test::TextDevice::kSheet, report, {});
  painter.end();
  int largest = 0;
  for (const auto& [text, size, place] : device.engine.written) largest = std::max(largest, size);
  QString words;
  for (const auto& [text, size, place] : device.engine.written) {
    if (size == largest) words += text;
  }
  return words.trimmed();
}

class Headline : public testing::Test {
 protected:
  test::ServicesBench bench;
  IdentifyState state{bench.services};
  ResultPanel panel{state, bench.services};
  fs::path sample = fs::path(GLENOID_SAMPLES) / "synthetic-resurfacing.png", blank = bench.folder / "blank.png";
  fs::path model = bench.userFolder() / "sets";
  bool hasSets = true;

  void SetUp() override {
    writePng(blank, {40, 60, 1, std::vector<std::uint8_t>(2400, 90)});
    test::writeSmallBundle(model, {.name = "sets", .sets = test::oneOrAllMakers()});
    bench.models.refresh();
    bench.waitUntilIdle();
    state.setModel(model);
  }
  Answer answerAbout(const fs::path& file, const char* confidence) {
    bench.settings.set(setting::confidence, QString(confidence));
    state.setSubject({std::make_shared<const Radiograph>(bench.services.decoder.read(file, {}, {})), {}, file});
    bench.waitUntilIdle();
    return *state.answer().identification;
  }
  QString inTheTerminal(const fs::path& file, const char* confidence) const {
    QProcess terminal;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert("GLENOID_MODELS", QString::fromStdString(toUtf8(bench.installedFolder())));
    terminal.setProcessEnvironment(environment);
    QStringList words{"predict", "--model", QString::fromStdString(toUtf8(model)), QString::fromStdString(toUtf8(file))};
    if (hasSets) words << "--confidence" << confidence;
    terminal.start(GLENOID_CLI, words);
    EXPECT_TRUE(terminal.waitForFinished(60'000));
    return QString::fromUtf8(terminal.readAllStandardOutput()).split('\n').value(1).mid(9, 25).trimmed();  // its column in the table
  }
  static std::string inCsv(const Answer& answer, const char* column = "headline") {
    const auto text = csvHeader(*answer.model) + csvLine(answer);
    std::size_t at = 0;
    const auto names = *nextCsvRecord(text, at), values = *nextCsvRecord(text, at);
    return values.at(static_cast<std::size_t>(std::find(names.begin(), names.end(), column) - names.begin()));
  }
  void expectEverywhere(const fs::path& file, const char* confidence, const QString& headline) {
    const auto answer = answerAbout(file, confidence);
    const auto report = caseReport({.file = "f",
                                    .radiograph = *state.subject().radiograph,
                                    .answer = &answer,
                                    .compared = &answer,
                                    .date = "today",
                                    .program = "Glenoid"});
    BatchModel table;
    table.append({withoutPictures(answer)});
    EXPECT_EQ(panel.findChild<QLabel*>("maker")->text(), headline);
    EXPECT_EQ(factText(report.headline), headline);
    EXPECT_EQ(largestText(report), headline);
    EXPECT_EQ(factText(report.compared->headline), headline);
    EXPECT_EQ(table.index(0, BatchModel::Maker).data().toString(), headline);
    EXPECT_EQ(table.counts().makers.at(headline), 1);
    EXPECT_EQ(toJson(answer)["headline"]["sentence"], headline.toStdString());
    EXPECT_EQ(inCsv(answer), headline.toStdString());
    EXPECT_EQ(inTheTerminal(file, confidence), headline);
    const auto labels = answer.model->labels;
    const bool named = std::any_of(labels.begin(), labels.end(),
                                   [&](const ModelLabel& label) { return headline.contains(QString::fromStdString(label.display)); });
    EXPECT_EQ(named, answer.verdict == Verdict::Maker);
  }
};

}  // namespace

TEST_F(Headline, NamesTheMakerIfTheVerdictDoes) {
  const auto answer = answerAbout(sample, "90");
  ASSERT_EQ(answer.verdict, Verdict::Maker);
  expectEverywhere(sample, "90", QString::fromStdString(answer.maker()->display));
}

TEST_F(Headline, PromisesNothingIfNobodyMeasuredWhenTheModelIsRight) {
  model = bench.userFolder() / "own";
  hasSets = false;
  test::writeSmallBundle(model, {.name = "own"});
  bench.models.refresh();
  bench.waitUntilIdle();
  state.setModel(model);
  const auto answer = answerAbout(sample, "90");
  ASSERT_EQ(answer.verdict, Verdict::Maker);
  expectEverywhere(sample, "90", "Most probable: " + QString::fromStdString(answer.maker()->display));
  EXPECT_EQ(headlineOf(together(std::vector{answer})), headlineOf(answer));
  EXPECT_TRUE(inCsv(answer, "notices").find("not calibrated") != std::string::npos);
}

TEST_F(Headline, NamesNoMakerIfSeveralArePossible) {
  ASSERT_EQ(answerAbout(sample, "95").verdict, Verdict::Several);
  expectEverywhere(sample, "95", "Several makers possible");
}

TEST_F(Headline, NamesNoMakerIfNoneIsKnown) {
  ASSERT_EQ(answerAbout(blank, "90").verdict, Verdict::Unknown);
  expectEverywhere(blank, "90", "Unknown");
}

TEST_F(Headline, OfAJointAnswerFollowsItsVerdict) {
  const std::vector one{answerAbout(sample, "90")}, several{answerAbout(sample, "95")}, none{answerAbout(blank, "90")};
  EXPECT_EQ(headlineOf(together(one)), headlineOf(one.front()));
  EXPECT_EQ(headlineOf(together(several)).code, FactCode::HeadlineSeveral);
  EXPECT_EQ(headlineOf(together(none)).code, FactCode::HeadlineUnknown);
}

TEST_F(Headline, OfAVerdictOfSeveralNamesNobodyEvenIfOneMakerIsLeft) {
  auto answer = answerAbout(sample, "95");
  answer.set.resize(1);
  EXPECT_EQ(headlineOf(answer).code, FactCode::HeadlineSeveral);
  EXPECT_EQ(answer.maker(), nullptr);
}
