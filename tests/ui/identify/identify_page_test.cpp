// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/identify/identify_page.h"

#include <algorithm>
#include <fstream>

#include <QAbstractSpinBox>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDropEvent>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QMetaProperty>
#include <QMimeData>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSlider>
#include <QSplitter>
#include <QTest>
#include <QToolButton>
#include <QUrl>
#include <QWheelEvent>

#include "core/base/files.h"
#include "core/report/disclaimer.h"
#include "tests/ui/identify/identify_bench.h"
#include "ui/identify/answer_words.h"
#include "ui/identify/case_exporter.h"
#include "ui/identify/export_dialog.h"
#include "ui/identify/identify_tool_bar.h"
#include "ui/identify/picture_pane.h"

using namespace glenoid;
using namespace glenoid::ui;

namespace {

class IdentifyPageTest : public test::IdentifyBench {
 protected:
  std::filesystem::path folder = bench.folder / "pictures";
  IdentifyPage page{services};

  IdentifyPageTest() {
    std::filesystem::create_directories(folder);
    for (const char* name : {"1.dcm", "2.dcm", "3-bad.dcm", "4-3f.dcm"}) std::ofstream(folder / name) << '\1';
    page.resize(1280, 760);
    page.show();
  }
  QString path(const char* name) { return QString::fromStdString(toUtf8(folder / name)); }
  void open(const char* name) {
    page.openPaths({path(name)});
    bench.waitUntilIdle();
  }
  void trigger(const char* id) {
    services.commands[QString::fromLatin1(id)]->trigger();
    bench.waitUntilIdle();
  }
  bool isEnabled(const char* id) { return services.commands[QString::fromLatin1(id)]->isEnabled(); }
  template <class Widget>
  Widget* find(const char* name) {
    return page.findChild<Widget*>(QString::fromLatin1(name));
  }
  std::string shown() { return toUtf8(page.cases().main().file().filename()); }
  bool drop(QWidget* target, const QList<QUrl>& urls) {
    QMimeData data;
    data.setUrls(urls);
    QDragEnterEvent enter({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(target, &enter);
    if (!enter.isAccepted()) return false;
    QDropEvent event({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(target, &event);
    bench.waitUntilIdle();
    return true;
  }
};

}  // namespace

TEST_F(IdentifyPageTest, SaysThatTheModelOfARunAnswers) {
  const auto model = test::writeSmallBundle(bench.folder / "run" / "model", {.name = "run-3", .seed = 8});
  page.askGuest(path("1.dcm"), std::make_shared<const Bundle>(model));
  open("1.dcm");
  EXPECT_TRUE(find<QLabel>("answerGuest")->isVisible());
  EXPECT_TRUE(find<QLabel>("answerGuest")->text().contains(QStringLiteral("run-3")));
  auto* choice = find<QComboBox>("modelChoice");
  EXPECT_EQ(choice->currentIndex(), -1) << "no installed model answers";
  EXPECT_EQ(choice->placeholderText(), "run-3 test");
  EXPECT_TRUE(page.state().heatLayer());
  open("2.dcm");
  EXPECT_FALSE(find<QLabel>("answerGuest")->isVisible());
  EXPECT_EQ(choice->currentIndex(), 0);
  EXPECT_EQ(page.state().answer().model, bench.models.defaultBundle()->path);
}

TEST_F(IdentifyPageTest, TheAnswerAboutAnotherPictureIsReadFromItsBeginning) {
  open("1.dcm");
  auto* bar = find<QScrollArea>("panels")->verticalScrollBar();
  ASSERT_TRUE(QTest::qWaitFor([&] { return bar->maximum() > 0; }));
  bar->setValue(bar->maximum());
  open("2.dcm");
  EXPECT_EQ(bar->value(), 0);
}

TEST_F(IdentifyPageTest, TheWheelThatScrollsTheAnswerChangesNoChoice) {
  open("1.dcm");
  const auto valueOf = [](QWidget* control) { return control->metaObject()->userProperty().read(control); };
  int controls = 0;
  for (auto* control : find<QScrollArea>("panels")->findChildren<QWidget*>()) {
    const bool isChoice = qobject_cast<QComboBox*>(control) || qobject_cast<QAbstractSpinBox*>(control) || qobject_cast<QSlider*>(control);
    if (!isChoice) continue;
    ++controls;
    page.setFocus();
    const auto before = valueOf(control);
    const QPointF middle = control->rect().center();
    QWheelEvent wheel(middle, control->mapToGlobal(middle), {}, {0, -120}, {}, {}, Qt::NoScrollPhase, false);
    QApplication::sendEvent(control, &wheel);
    EXPECT_EQ(before, valueOf(control)) << control->objectName().toStdString();
    EXPECT_NE(control->focusPolicy(), Qt::WheelFocus) << control->objectName().toStdString();
  }
  EXPECT_GE(controls, 6);
}

TEST_F(IdentifyPageTest, EmptyItInvitesAndOffersASample) {
  EXPECT_TRUE(find<QWidget>("welcome")->isVisible());
  EXPECT_FALSE(find<QWidget>("canvas")->isVisible());
  EXPECT_TRUE(find<QPushButton>("welcomeSample")->isVisible());
  for (const char* id :
       {"file.previous", "file.next", "file.close", "file.exportPng", "file.exportPdf", "file.copy", "file.print", "view.tags"}) {
    EXPECT_FALSE(isEnabled(id)) << id;
  }
}

TEST_F(IdentifyPageTest, AFileIsShownAndIdentifiedByItself) {
  open("1.dcm");
  EXPECT_TRUE(find<QWidget>("canvas")->isVisible());
  EXPECT_EQ(page.state().answer().phase, ModelAnswer::Phase::Answered);
  EXPECT_TRUE(page.pane().canvas().heatMap().has_value());
  EXPECT_EQ(find<QLabel>("place")->text(), "1 of 4");
  EXPECT_TRUE(isEnabled("file.next"));
  EXPECT_FALSE(isEnabled("file.previous"));
}

TEST_F(IdentifyPageTest, NextAndPreviousWalkTheFolderAndAnswerAnew) {
  open("1.dcm");
  const auto first = page.state().answer().identification;
  trigger("file.next");
  EXPECT_EQ(shown(), "2.dcm");
  const auto second = page.state().answer().identification;
  EXPECT_NE(second, first);
  trigger("file.next");
  EXPECT_EQ(shown(), "4-3f.dcm") << "the damaged one is skipped";
  EXPECT_EQ(bench.messages.waiting().size(), 1u);
  trigger("file.previous");
  EXPECT_EQ(shown(), "2.dcm");
  EXPECT_EQ(page.state().answer().identification, second) << "a step back needs no new answer";
  trigger("file.close");
  EXPECT_TRUE(find<QWidget>("welcome")->isVisible());
  EXPECT_EQ(page.state().answer().phase, ModelAnswer::Phase::Idle);
}

TEST_F(IdentifyPageTest, ABadFileShowsItsReasonInsteadOfTheOldPictureAndAnswer) {
  open("1.dcm");
  open("3-bad.dcm");
  EXPECT_FALSE(page.cases().main().view().hasPicture());
  EXPECT_FALSE(page.state().answer().identification);
  EXPECT_FALSE(page.pane().canvas().heatMap().has_value());
  EXPECT_FALSE(find<QWidget>("welcome")->isVisible());
  EXPECT_EQ(bench.messages.waiting().size(), 1u);
}

TEST_F(IdentifyPageTest, AMarkedPartIsIdentifiedAndBelongsToItsPicture) {
  open("1.dcm");
  auto& view = page.cases().main().view();
  EXPECT_TRUE(isEnabled("tool.part"));
  EXPECT_FALSE(find<QPushButton>("identifyWhole")->isVisible());
  trigger("tool.part");
  EXPECT_EQ(view.tool(), Tool::Part);
  view.setPart({10, 10, 30, 30, PartOrigin::User});
  EXPECT_FALSE(page.state().answer().identification && page.state().answer().identification->part.by == PartOrigin::Whole);
  bench.waitUntilIdle();
  EXPECT_EQ(page.state().answer().identification->part, (Part{10, 10, 30, 30, PartOrigin::User}));
  EXPECT_TRUE(find<QLabel>("answerNotices")->text().contains("Only the marked part was identified: 30 x 30 pixels"));
  EXPECT_TRUE(find<QPushButton>("identifyWhole")->isVisible());
  find<QPushButton>("identifyWhole")->click();
  bench.waitUntilIdle();
  EXPECT_EQ(page.state().answer().identification->part.by, PartOrigin::Whole);
  view.setPart({10, 10, 30, 30, PartOrigin::User});
  trigger("file.next");
  EXPECT_FALSE(view.part());
  EXPECT_EQ(page.state().answer().identification->part.by, PartOrigin::Whole);
  trigger("file.previous");
  EXPECT_EQ(page.state().answer().identification->part, (Part{10, 10, 30, 30, PartOrigin::User}));
  view.forgetPart();
  trigger("file.next");
  trigger("file.previous");
  EXPECT_EQ(page.state().answer().identification->part.by, PartOrigin::Whole);
}

TEST_F(IdentifyPageTest, AnUnknownAnswerOffersToIdentifyAPart) {
  open("1.dcm");
  EXPECT_FALSE(find<QPushButton>("identifyPart")->isVisible());
  open("1-blank.dcm");
  ASSERT_TRUE(page.state().answer().identification);
  EXPECT_FALSE(page.state().answer().identification->maker());
  EXPECT_TRUE(find<QPushButton>("identifyPart")->isVisible());
  find<QPushButton>("identifyPart")->click();
  EXPECT_EQ(page.cases().main().view().tool(), Tool::Part);
}

TEST_F(IdentifyPageTest, TreatAsInvertedAnswersAnew) {
  open("1.dcm");
  const auto before = page.state().answer().identification;
  trigger("answer.inverted");
  ASSERT_TRUE(page.state().answer().identification);
  EXPECT_NE(page.state().answer().identification, before);
  EXPECT_TRUE(page.state().subject().source.treatAsInverted);
  const auto inverted = page.state().answer().identification;
  trigger("view.invert");
  EXPECT_EQ(page.state().answer().identification, inverted) << "changes on the screen do not change the answer";
}

TEST_F(IdentifyPageTest, DropsOpenFilesAndFolders) {
  EXPECT_TRUE(drop(&page, {QUrl::fromLocalFile(path("2.dcm"))}));
  EXPECT_EQ(shown(), "2.dcm");
  EXPECT_TRUE(drop(find<QWidget>("mainPane"), {QUrl::fromLocalFile(QString::fromStdString(toUtf8(folder)))}));
  EXPECT_EQ(page.cases().entries().size(), 4u);
  EXPECT_EQ(shown(), "1.dcm");
  EXPECT_FALSE(drop(&page, {QUrl("https://example.org/a.dcm")}));
}

TEST_F(IdentifyPageTest, TwoPicturesSideBySideAreLinkedWhenAsked) {
  open("1.dcm");
  auto* beside = find<QWidget>("besidePane");
  EXPECT_FALSE(beside->isVisible());
  EXPECT_FALSE(isEnabled("view.link"));
  trigger("view.compare");
  EXPECT_TRUE(beside->isVisible());
  EXPECT_TRUE(find<QLabel>("answerAbout")->isVisible());
  EXPECT_EQ(page.cases().beside().file().filename(), "2.dcm");
  trigger("view.link");
  EXPECT_EQ(page.cases().main().view().linked(), &page.cases().beside().view());
  EXPECT_TRUE(drop(beside, {QUrl::fromLocalFile(path("4-3f.dcm"))}));
  EXPECT_EQ(page.cases().beside().file().filename(), "4-3f.dcm");
  EXPECT_EQ(shown(), "1.dcm");
  trigger("view.compare");
  EXPECT_FALSE(beside->isVisible());
  EXPECT_EQ(shown(), "4-3f.dcm") << "the active picture stays";
  EXPECT_EQ(page.cases().main().view().linked(), nullptr);
  EXPECT_FALSE(page.cases().beside().view().hasPicture());
}

TEST_F(IdentifyPageTest, AnswerHeatMapAndCommandsFollowTheActivePane) {
  open("1.dcm");
  auto &left = page.cases().main().view(), &right = page.cases().beside().view();
  const auto first = page.state().answer().identification;
  ASSERT_TRUE(first);
  trigger("view.compare");
  EXPECT_EQ(page.state().answer().identification, first);
  const auto leftMarked = page.pane().canvas().grab().toImage();
  page.cases().setActive(page.cases().beside());
  bench.waitUntilIdle();
  EXPECT_NE(page.pane().canvas().grab().toImage(), leftMarked) << "the active pane has a frame";
  const auto second = page.state().answer().identification;
  ASSERT_TRUE(second);
  EXPECT_NE(second, first);
  EXPECT_EQ(page.state().subject().file.filename(), "2.dcm");
  EXPECT_TRUE(page.besidePane().canvas().heatMap().has_value());
  EXPECT_TRUE(page.pane().canvas().heatMap().has_value()) << "the other picture keeps its own";
  EXPECT_TRUE(find<QLabel>("answerAbout")->text().contains("right"));
  const auto identity = page.exporter().report(true).identity;
  EXPECT_TRUE(std::any_of(identity.begin(), identity.end(), [](const auto& row) {
    const auto* text = std::get_if<std::string>(&row.value);
    return text && *text == "2.dcm";
  }));
  trigger("view.rotateRight");
  EXPECT_EQ(right.view().orientation.quarterTurns, 1);
  EXPECT_EQ(left.view().orientation.quarterTurns, 0);
  trigger("tool.length");
  EXPECT_EQ(left.tool(), Tool::Length) << "one tool for both";
  right.setPart({10, 10, 30, 30, PartOrigin::User});
  bench.waitUntilIdle();
  EXPECT_EQ(page.state().answer().identification->part, (Part{10, 10, 30, 30, PartOrigin::User}));
  page.cases().setActive(page.cases().main());
  EXPECT_EQ(page.state().answer().identification, first) << "at once, without asking again";
  open("4-3f.dcm");
  EXPECT_EQ(shown(), "4-3f.dcm");
  trigger("file.close");
  EXPECT_EQ(shown(), "2.dcm") << "of two, the other one stays";
  EXPECT_FALSE(find<QWidget>("besidePane")->isVisible());
  EXPECT_EQ(left.view().orientation.quarterTurns, 1);
}

TEST_F(IdentifyPageTest, ThePlaceUnderThePointerBelongsToThePictureOnScreen) {
  open("1.dcm");
  auto& canvas = page.pane().canvas();
  const auto at = QPointF(canvas.rect().center());
  QMouseEvent move(QEvent::MouseMove, at, canvas.mapToGlobal(at), Qt::NoButton, Qt::NoButton, {});
  QApplication::sendEvent(&canvas, &move);
  const auto before = find<QLabel>("probe")->text();
  EXPECT_FALSE(before.isEmpty());
  trigger("view.rotateRight");
  trigger("view.zoomIn");
  trigger("view.flipHorizontal");
  EXPECT_FALSE(find<QLabel>("probe")->text().isEmpty());
  page.cases().openRow(1);
  EXPECT_EQ(find<QLabel>("probe")->text(), "") << "while the next one opens";
  bench.waitUntilIdle();
  trigger("file.close");
  EXPECT_EQ(find<QLabel>("probe")->text(), "");
}

TEST_F(IdentifyPageTest, TheWindowAsksOnceBeforeMeasurementsAreLost) {
  QApplication::setQuitOnLastWindowClosed(false);  // or no event loop starts in later tests
  EXPECT_TRUE(page.mayClose());
  open("1.dcm");
  auto& view = page.cases().main().view();
  view.addMeasurement({Measurement::Kind::Length, {{10, 10}, {30, 10}}});
  open("2.dcm");
  const auto ask = [&]() -> QMessageBox* {
    EXPECT_FALSE(page.mayClose());
    EXPECT_FALSE(page.mayClose()) << "the question is open";
    return page.window()->findChild<QMessageBox*>("unsavedQuestion");
  };
  const auto press = [&](const char* button) {
    auto* box = ask();
    ASSERT_TRUE(box);
    EXPECT_TRUE(box->informativeText().contains("1.dcm"));
    box->findChild<QAbstractButton*>(button)->click();
    bench.waitUntilIdle();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
  };
  press("keepMeasurements");
  EXPECT_TRUE(page.isVisible());
  press("exportMeasurements");
  EXPECT_EQ(shown(), "1.dcm");
  auto* dialog = page.window()->findChild<ExportDialog*>();
  ASSERT_TRUE(dialog);
  dialog->findChild<QLineEdit*>("exportPath")->setText(QString::fromStdString(toUtf8(bench.folder / "measured.png")));
  dialog->findChild<QPushButton*>("exportSave")->click();
  ASSERT_TRUE(QTest::qWaitFor([&] { return exists(bench.folder / "measured.png"); }, 60'000));
  bench.waitUntilIdle();
  EXPECT_TRUE(page.mayClose()) << "all are exported";
  view.addMeasurement({Measurement::Kind::Length, {{10, 20}, {30, 20}}});
  press("discardMeasurements");
  EXPECT_FALSE(page.isVisible()) << "the window closes";
  EXPECT_TRUE(page.mayClose());
}

TEST_F(IdentifyPageTest, EveryToolIsVisibleAt1280Pixels) {
  test::writeSmallBundle(bench.folder / "mine", {"mine", 9});
  services.models.importAsDefault(bench.folder / "mine", services.messages);
  open("1.dcm");
  EXPECT_TRUE(find<QPushButton>("ownModelChip")->isVisible());
  auto* tools = find<IdentifyToolBar>("identifyToolBar");
  EXPECT_EQ(tools->width(), page.width()) << "nothing takes its room";
  for (const auto* button : tools->findChildren<QToolButton*>()) {
    if (button->objectName() == "qt_toolbar_ext_button") {
      EXPECT_FALSE(button->isVisible()) << "tools hide behind an extension button";
      continue;
    }
    if (button->parentWidget() != tools) continue;
    EXPECT_TRUE(button->isVisible()) << button->objectName().toStdString();
    EXPECT_FALSE(button->accessibleName().isEmpty()) << button->objectName().toStdString();
    EXPECT_FALSE(button->toolTip().isEmpty()) << button->objectName().toStdString();
  }
}

TEST_F(IdentifyPageTest, PresetsChooseAWindow) {
  open("1.dcm");
  auto* menu = find<QToolButton>("presetMenu")->defaultAction()->menu();
  emit menu->aboutToShow();
  const auto actions = menu->actions();
  ASSERT_GE(actions.size(), 2);
  actions.last()->trigger();
  EXPECT_EQ(page.cases().main().view().view().voi.kind, VoiSelection::Kind::FullRange);
}

TEST_F(IdentifyPageTest, CalibrationAsksForTheLengthWithoutBlocking) {
  open("1.dcm");
  emit page.pane().canvas().calibrationDrawn({0, 10}, {50, 10});
  auto* dialog = page.window()->findChild<QInputDialog*>("calibrationLength");
  ASSERT_TRUE(dialog);
  dialog->setDoubleValue(25);
  dialog->accept();
  ASSERT_TRUE(page.cases().main().view().view().calibration);
  EXPECT_DOUBLE_EQ(page.cases().main().view().view().calibration->columnMm, 0.5);
}

TEST_F(IdentifyPageTest, ThePictureIsExportedWithTheNoticeAndWithoutIdentityUnlessAsked) {
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

TEST_F(IdentifyPageTest, TheExportSaysWhetherItWillHaveAHeatMap) {
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

TEST_F(IdentifyPageTest, TheReportIsOnePdfPageThatHoldsTheAnswer) {
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

TEST_F(IdentifyPageTest, AFileThatExistsIsReplacedOnlyAfterAQuestion) {
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

TEST_F(IdentifyPageTest, AnExportThatCannotBeWrittenIsSaid) {
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

TEST_F(IdentifyPageTest, TheCopyOnTheClipboardHoldsNoIdentity) {
  open("1.dcm");
  bench.settings.set(setting::heatMapShown, false);
  trigger("file.copy");
  EXPECT_EQ(QApplication::clipboard()->image().convertToFormat(QImage::Format_RGB32), page.exporter().picture(false, false));
}

TEST_F(IdentifyPageTest, PicturesOfAReportHaveThePixelsOfTheirPlaceOnThePage) {
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

TEST_F(IdentifyPageTest, TheReportNamesACalibrationByHand) {
  open("1.dcm");
  const auto value = [&](const char* name) {
    for (const auto& row : page.exporter().report(false).picture) {
      if (row.name == name) return reportValueText(row);
    }
    return QString();
  };
  EXPECT_EQ(value("Calibrated by hand"), "");
  page.pane().canvas().state().calibrate({0, 10}, {50, 10}, 25);
  EXPECT_EQ(value("Calibrated by hand"), "0.5000 x 0.5000 mm per pixel");
  EXPECT_EQ(value("Calibration line"), "25.0 mm");
}

TEST_F(IdentifyPageTest, LongReportsShrinkInsteadOfLosingWords) {
  open("1.dcm");
  auto report = page.exporter().report(true);
  const auto pictures = page.exporter().reportPictures(report);
  ASSERT_EQ(pictures.heatMaps.size(), 1u);
  EXPECT_FALSE(pictures.heatMaps[0].picture.isNull());
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

TEST_F(IdentifyPageTest, TheSplitterIsFoundAgainWhereItWasLeft) {
  auto* splitter = find<QSplitter>("identifySplitter");
  splitter->setSizes({800, 479});
  emit splitter->splitterMoved(800, 1);
  const auto left = splitter->sizes();
  IdentifyPage again(services);
  again.resize(1280, 760);
  again.show();
  EXPECT_EQ(again.findChild<QSplitter*>("identifySplitter")->sizes(), left);
}
