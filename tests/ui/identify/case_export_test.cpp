// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures and reports as files and on the clipboard.
#include <map>

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPainter>
#include <QPushButton>
#include <QTest>
#include <gtest/gtest.h>

#include "core/base/atomic_file.h"
#include "core/base/files.h"
#include "core/report/disclaimer.h"
#include "tests/support/text_device.h"
#include "tests/ui/identify/identify_page_fixture.h"
#include "ui/elements/disclaimer_banner.h"
#include "ui/identify/answer_words.h"
#include "ui/identify/case_exporter.h"
#include "ui/identify/export_dialog.h"
#include "ui/identify/report_page.h"
#include "ui/services/answer_text.h"

using namespace glenoid;
using namespace glenoid::ui;

namespace {

class CaseExport : public test::IdentifyPageTest {};

}  // namespace

TEST_F(CaseExport, ThePictureIsExportedWithTheNoticeAndWithoutIdentityUnlessAsked) {
  open("1.dcm");
  const auto plain = page.exporter().picture(false, false), named = page.exporter().picture(false, true),
             heat = page.exporter().picture(true, false);
  EXPECT_NE(plain, named);
  EXPECT_NE(plain.copy(0, 0, plain.width(), plain.height() / 2), heat.copy(0, 0, plain.width(), plain.height() / 2));
  EXPECT_GT(plain.height(), page.pane().canvas().height()) << "the notice stands below";
  const auto file = bench.folder / "out.png";
  trigger("file.exportPng");
  auto* dialog = page.window()->findChild<ExportDialog*>();
  ASSERT_TRUE(dialog);
  EXPECT_FALSE(dialog->findChild<QCheckBox*>("exportIdentity")->isChecked());
  EXPECT_FALSE(dialog->findChild<QLineEdit*>("exportPath")->text().contains("1.dcm"));
  dialog->findChild<QCheckBox*>("exportHeatMap")->setChecked(true);
  dialog->findChild<QLineEdit*>("exportPath")->setText(QString::fromStdString(toUtf8(file)));
  dialog->findChild<QPushButton*>("exportSave")->click();
  ASSERT_TRUE(QTest::qWaitFor([&] { return exists(file); }, 60'000));
  bench.waitUntilIdle();
  EXPECT_EQ(bench.settings.get(setting::exportFolder), QString::fromStdString(toUtf8(file.parent_path())));
  EXPECT_EQ(QImage(QString::fromStdString(toUtf8(file))).convertToFormat(QImage::Format_RGB32), heat);
  EXPECT_TRUE(bench.messages.waiting().back().text.contains("out.png"));
  EXPECT_FALSE(bench.messages.waiting().back().actions.front().isChoice);
}

TEST_F(CaseExport, TheExportSaysWhetherItWillHaveAHeatMap) {
  open("1.dcm");
  trigger("file.exportPng");
  const auto* dialog = page.window()->findChild<ExportDialog*>();
  ASSERT_TRUE(dialog);
  auto* box = dialog->findChild<QCheckBox*>("exportHeatMap");
  EXPECT_TRUE(dialog->withHeatMap());
  page.state().again();
  EXPECT_FALSE(box->isEnabled()) << "the answer has not arrived";
  EXPECT_FALSE(box->isChecked());
  bench.waitUntilIdle();
  EXPECT_TRUE(box->isEnabled());
  EXPECT_TRUE(dialog->withHeatMap());
  box->setChecked(false);
  emit page.state().heatMapChanged();
  EXPECT_FALSE(dialog->withHeatMap());
  page.state().again();
  bench.waitUntilIdle();
  EXPECT_TRUE(box->isEnabled());
  EXPECT_FALSE(dialog->withHeatMap()) << "a new answer does not undo the choice of the user";
}

TEST_F(CaseExport, TheReportIsOnePdfPageThatHoldsTheAnswer) {
  open("1.dcm");
  const auto report = page.exporter().report(false);
  EXPECT_EQ(report.disclaimer, kDisclaimer);
  EXPECT_EQ(report.bars.size(), 3u);
  EXPECT_TRUE(report.identity.empty());
  EXPECT_FALSE(page.exporter().report(true).identity.empty());
  const auto file = bench.folder / "report.pdf";
  trigger("file.exportPdf");
  auto* dialog = page.window()->findChild<ExportDialog*>();
  ASSERT_TRUE(dialog);
  dialog->findChild<QLineEdit*>("exportPath")->setText(QString::fromStdString(toUtf8(bench.folder / "report")));
  dialog->findChild<QPushButton*>("exportSave")->click();
  ASSERT_TRUE(QTest::qWaitFor([&] { return exists(file); }, 60'000));
  bench.waitUntilIdle();
  const auto pdf = readTextFile(file);
  EXPECT_TRUE(pdf.starts_with("%PDF"));
  EXPECT_NE(pdf.find("/Count 1"), std::string::npos) << "one page";
  EXPECT_EQ(pdf.find("Doe"), std::string::npos);
}

TEST_F(CaseExport, AFileThatExistsIsReplacedOnlyAfterAQuestion) {
  open("1.dcm");
  const auto file = bench.folder / "report.pdf";
  writeFileAtomically(file, std::string_view("older"));
  trigger("file.exportPdf");
  auto* dialog = page.window()->findChild<ExportDialog*>();
  ASSERT_TRUE(dialog);
  dialog->findChild<QLineEdit*>("exportPath")->setText(QString::fromStdString(toUtf8(bench.folder / "report")));
  const auto answer = [&](const char* button) {
    dialog->findChild<QPushButton*>("exportSave")->click();
    ASSERT_TRUE(QTest::qWaitFor([&] { return dialog->findChild<QPushButton*>(button) != nullptr; }, 60'000));
    dialog->findChild<QPushButton*>(button)->click();
    bench.waitUntilIdle();
  };
  answer("saveQuestionNo");
  EXPECT_EQ(readTextFile(file), "older");
  EXPECT_TRUE(dialog->isVisible()) << "another name can be given";
  answer("saveQuestionYes");
  EXPECT_TRUE(readTextFile(file).starts_with("%PDF"));
}

TEST_F(CaseExport, AnExportThatCannotBeWrittenIsSaid) {
  open("1.dcm");
  trigger("file.exportPdf");
  auto* dialog = page.window()->findChild<ExportDialog*>();
  ASSERT_TRUE(dialog);
  bench.settings.set(setting::exportFolder, QString("/before"));
  dialog->findChild<QLineEdit*>("exportPath")->setText("/proc/nowhere/report.pdf");
  dialog->findChild<QPushButton*>("exportSave")->click();
  ASSERT_TRUE(QTest::qWaitFor([&] { return dialog->findChild<QPushButton*>("saveQuestionYes") != nullptr; }, 60'000));
  EXPECT_TRUE(dialog->findChild<QMessageBox*>("saveQuestion")->text().contains("/proc/nowhere")) << "no folder is made without a question";
  dialog->findChild<QPushButton*>("saveQuestionYes")->click();
  ASSERT_TRUE(QTest::qWaitFor([&] { return !bench.messages.waiting().empty(); }, 60'000));
  bench.waitUntilIdle();
  EXPECT_EQ(bench.settings.get(setting::exportFolder), "/before") << "the folder of a failed export is not remembered";
  EXPECT_EQ(bench.messages.waiting().back().kind, MessageKind::Error);
  EXPECT_TRUE(bench.messages.waiting().back().text.contains("report.pdf"));
}

TEST_F(CaseExport, AnotherEndingIsNotLengthenedUnasked) {
  open("1.dcm");
  trigger("file.exportPdf");
  auto* dialog = page.window()->findChild<ExportDialog*>();
  ASSERT_TRUE(dialog);
  auto* path = dialog->findChild<QLineEdit*>("exportPath");
  const auto* save = dialog->findChild<QPushButton*>("exportSave");
  path->setText("/tmp/report.txt");
  EXPECT_FALSE(save->isEnabled());
  EXPECT_TRUE(dialog->findChild<QLabel*>("exportHint")->text().contains(".pdf"));
  path->setText("/tmp/report");
  EXPECT_TRUE(save->isEnabled());
  EXPECT_EQ(dialog->file().filename(), "report.pdf");
  path->setText("/tmp/report.PDF");
  EXPECT_TRUE(save->isEnabled());
  EXPECT_EQ(dialog->file().filename(), "report.PDF");
}

TEST_F(CaseExport, TabGoesFromTheNameToItsChoice) {
  open("1.dcm");
  trigger("file.exportPdf");
  auto* dialog = page.window()->findChild<ExportDialog*>();
  ASSERT_TRUE(dialog);
  QStringList names;
  const QWidget* at = dialog->findChild<QLineEdit*>("exportPath");
  for (int i = 0; i < 4; at = at->nextInFocusChain()) {
    if ((at->focusPolicy() & Qt::TabFocus) != Qt::TabFocus || at->isHidden()) continue;
    names << at->objectName();
    ++i;
  }
  EXPECT_EQ(names, QStringList({"exportPath", "exportBrowse", "exportIdentity", "exportSave"}));
}

TEST_F(CaseExport, TheCopyOnTheClipboardHoldsNoIdentity) {
  open("1.dcm");
  bench.settings.set(setting::heatMapShown, false);
  trigger("file.copy");
  EXPECT_EQ(QApplication::clipboard()->image().convertToFormat(QImage::Format_RGB32), page.exporter().picture(false, false));
}

TEST_F(CaseExport, TheAnswerIsCopiedAsTheHeadlineSaysIt) {
  EXPECT_FALSE(isEnabled("file.copyAnswer")) << "there is no answer";
  open("1.dcm");
  ASSERT_TRUE(isEnabled("file.copyAnswer"));
  trigger("file.copyAnswer");
  const auto lines = QApplication::clipboard()->text().split('\n');
  const auto& found = page.state().answer().identification;
  ASSERT_TRUE(found);
  EXPECT_EQ(lines.first(), answerHeading(*found));
  EXPECT_TRUE(lines.contains(originText(*found)));
  for (const auto& notice : noticeTexts(*page.state().subject().radiograph, found.get()))
    EXPECT_TRUE(lines.contains(notice)) << qPrintable(notice);
  EXPECT_EQ(lines.last(), disclaimerText());
  EXPECT_FALSE(lines.contains("")) << "no line is empty";
}

TEST_F(CaseExport, PicturesOfAReportHaveThePixelsOfTheirPlaceOnThePage) {
  open("1.dcm");
  auto report = page.exporter().report(false);
  const auto width = [&] { return page.exporter().reportPictures(report).plain.width(); };
  const double sideMm = reportPictureMm(report, 2);
  EXPECT_GT(sideMm, 35);
  EXPECT_LE(sideMm, 90);
  EXPECT_NEAR(width(), sideMm * 300 / 25.4, 1);
  EXPECT_LT(reportPictureMm(report, 4), sideMm);
  for (int i = 0; i < 20; ++i) report.facts.push_back({FactCode::NotProjection, {std::to_string(i)}});
  EXPECT_LT(reportPictureMm(report, 2), sideMm) << "the words need the place";
  EXPECT_NEAR(width(), reportPictureMm(report, 2) * 300 / 25.4, 1) << "so its letters keep their size on paper";
}

TEST_F(CaseExport, SeveralPicturesOfAReportGetTheRowsThatMakeThemLargest) {
  open("1.dcm");
  auto report = page.exporter().report(false);
  report.facts.clear();
  EXPECT_GT(reportPictureMm(report, 4), 45) << "a row of four leaves each 42 mm";
  EXPECT_LT(reportPictureMm(report, 4), reportPictureMm(report, 2));
  const auto plain = page.exporter().reportPictures(report).plain;
  test::TextDevice device;
  QPainter painter(&device);
  paintReport(painter, test::TextDevice::kSheet, report, {plain, {{plain, "A"}, {plain, "B"}, {plain, "C"}}});
  painter.end();
  std::map<int, int> captions;  // in each row
  for (const auto& one : device.engine.written) {
    if (one.text.startsWith("As shown") || one.text.startsWith("Heat map: ")) ++captions[static_cast<int>(one.place.top())];
  }
  EXPECT_EQ(captions.size(), 2u);
  for (const auto& [row, count] : captions) EXPECT_EQ(count, 2) << row;
}

TEST_F(CaseExport, TheReportNamesACalibrationByHand) {
  open("1.dcm");
  const auto value = [&](const char* name) {
    for (const auto& row : page.exporter().report(false).picture) {
      if (row.name == name) return reportValueText(row);
    }
    return QString();
  };
  EXPECT_EQ(value("Calibration line"), "");
  page.pane().canvas().state().calibrate({0, 10}, {50, 10}, 25);
  EXPECT_EQ(value("Pixel spacing"), QString::fromUtf8("0.5000 × 0.5000 mm, calibrated by hand"));
  EXPECT_EQ(value("Calibration line"), "25.0 mm");
}

TEST_F(CaseExport, TheReportListsTheMeasurementsAsTheyAreOnThePicture) {
  open("1.dcm");
  auto& view = page.pane().canvas().state();
  const Measurement length{Measurement::Kind::Length, {{0, 10}, {30, 10}}}, angle{Measurement::Kind::Angle, {{10, 0}, {0, 0}, {0, 10}}};
  view.addMeasurement(length);
  view.addMeasurement(angle);
  view.calibrate({0, 10}, {50, 10}, 25);
  const auto report = page.exporter().report(false);
  ASSERT_EQ(report.measurements.size(), 2u);
  EXPECT_EQ(report.measurements[0].name, "Length");
  EXPECT_EQ(reportValueText(report.measurements[0]), "15.0 mm (calibrated by hand)");
  EXPECT_EQ(report.measurements[1].name, "Angle");
  EXPECT_EQ(reportValueText(report.measurements[1]), measurementText(angle, view.ruler()));
  test::TextDevice device;
  QPainter painter(&device);
  paintReport(painter, test::TextDevice::kSheet, report, page.exporter().reportPictures(report));
  painter.end();
  EXPECT_TRUE(device.words().contains("Measurements"));
  EXPECT_TRUE(device.words().simplified().contains("15.0 mm (calibrated by hand)")) << device.words().toStdString();
}

TEST_F(CaseExport, LongReportsShrinkInsteadOfLosingWords) {
  open("1.dcm");
  auto report = page.exporter().report(true);
  const auto pictures = page.exporter().reportPictures(report);
  ASSERT_EQ(pictures.heatMaps.size(), 1u);
  EXPECT_FALSE(pictures.heatMaps[0].picture.isNull());
  bench.settings.set(setting::heatMapShown, false);
  EXPECT_EQ(page.exporter().reportPictures(report).heatMaps[0].picture, pictures.heatMaps[0].picture)
      << "also if it is hidden on the screen";
  for (int i = 0; i < 40; ++i)
    report.facts.push_back(
        {FactCode::NotProjection, {"one that says a lot about this picture and goes on over the whole line, number " + std::to_string(i)}});
  QImage sheet(1240, 1754, QImage::Format_RGB32);
  sheet.fill(Qt::white);
  QPainter painter(&sheet);
  const QRectF area(80, 80, 1080, 1594);
  paintReport(painter, area, report, pictures);
  painter.end();
  for (int x = 0; x < sheet.width(); ++x) ASSERT_EQ(sheet.pixelColor(x, 1690), QColor(Qt::white)) << "nothing below the margin";
}

TEST_F(CaseExport, NoTextOfTheReportIsPrintedOverAnother) {
  open("1.dcm");
  auto report = page.exporter().report(true);
  report.title = "Schulterimplantat: Hersteller laut Röntgenbild";
  report.date = "Donnerstag, 30. September 2026 um 10:25:21 Mitteleuropäische Sommerzeit";
  test::TextDevice device;
  QPainter painter(&device);
  paintReport(painter, test::TextDevice::kSheet, report, page.exporter().reportPictures(report));
  painter.end();
  const auto& written = device.engine.written;
  ASSERT_GT(written.size(), 20u);
  const auto inner = [](const QRectF& place) { return place.adjusted(1, 2, -1, -2); };  // lines may touch
  for (std::size_t i = 0; i < written.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      EXPECT_FALSE(inner(written[i].place).intersects(inner(written[j].place)))
          << written[i].text.toStdString() << " | " << written[j].text.toStdString();
    }
  }
}

TEST_F(CaseExport, TheReportExplainsAHeatMapOnlyIfItHasOne) {
  open("1.dcm");
  const auto report = page.exporter().report(false);
  const auto words = [&](const ReportPictures& pictures) {
    test::TextDevice device;
    QPainter painter(&device);
    paintReport(painter, test::TextDevice::kSheet, report, pictures);
    painter.end();
    return device.words().simplified();
  };
  auto pictures = page.exporter().reportPictures(report);
  ASSERT_FALSE(pictures.heatMaps.empty());
  EXPECT_TRUE(words(pictures).contains("The heat map shows"));
  pictures.heatMaps.clear();
  EXPECT_FALSE(words(pictures).contains("The heat map shows"));
  EXPECT_TRUE(words(pictures).contains("makes the decision"));
}
