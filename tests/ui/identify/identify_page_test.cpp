// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/identify/identify_page.h"

#include <algorithm>

#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMetaProperty>
#include <QMouseEvent>
#include <QPointer>
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
#include "tests/support/small_radiograph.h"
#include "tests/ui/identify/identify_page_fixture.h"
#include "ui/identify/case_exporter.h"
#include "ui/identify/export_dialog.h"
#include "ui/identify/identify_tool_bar.h"

using namespace glenoid;
using namespace glenoid::ui;
using glenoid::test::IdentifyPageTest;

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
    control->ensurePolished();  // as when it is shown
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
  EXPECT_TRUE(find<QLabel>("answerNotices")->text().contains(QString::fromUtf8("Only the marked part was identified: 30 × 30 pixels")));
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

TEST_F(IdentifyPageTest, APictureThatIsNoLongerShownCanBeExported) {
  open("1.dcm");
  auto& view = page.cases().main().view();
  view.addMeasurement({Measurement::Kind::Length, {{10, 10}, {30, 10}}});
  open("2.dcm");
  page.exportPicture(page.cases().unsavedFiles().front());
  bench.waitUntilIdle();
  EXPECT_EQ(shown(), "1.dcm");
  auto* dialog = page.window()->findChild<ExportDialog*>();
  ASSERT_TRUE(dialog);
  dialog->findChild<QLineEdit*>("exportPath")->setText(QString::fromStdString(toUtf8(bench.folder / "measured.png")));
  dialog->findChild<QPushButton*>("exportSave")->click();
  ASSERT_TRUE(QTest::qWaitFor([&] { return exists(bench.folder / "measured.png"); }, 60'000));
  bench.waitUntilIdle();
  EXPECT_TRUE(page.cases().unsavedFiles().empty());
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

TEST_F(IdentifyPageTest, TheTipOfALongWindowIsItsWholeTitle) {
  IdentifyToolBar bar(services.commands, services.settings);
  const auto* button = bar.findChild<QToolButton*>("presetMenu");
  const auto usual = button->toolTip();
  EXPECT_FALSE(usual.isEmpty());
  ViewState state;
  const auto show = [&](const std::string& title) {
    auto radiograph = test::ramp<std::uint8_t>(100);
    radiograph.vois = {Window{50, 100, WindowFunction::Linear, title}};
    const auto shared = std::make_shared<const Radiograph>(std::move(radiograph));
    state.open(shared, std::make_shared<const DisplayImage>(*shared, 0));
    bar.setState(&state);
    return button->toolTip();
  };
  EXPECT_EQ(show("bone"), usual);
  EXPECT_TRUE(show("a window with a title that is far too long for its button").startsWith("a window with a title that is far too long"));
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

TEST_F(IdentifyPageTest, TheQuestionForTheLengthShowsItsLine) {
  open("1.dcm");
  auto& canvas = page.pane().canvas();
  const auto geometry = page.cases().main().view().geometry();
  const auto middle = canvas.mapFromGlobal(QPointF(page.frameGeometry().center()));
  const QPointF from = geometry.toPicture(middle - QPointF(40, 0)), to = geometry.toPicture(middle + QPointF(40, 0));
  const QRect onLine = QRectF(middle - QPointF(30, 2), QSizeF(60, 4)).toRect();
  const auto drawn = [&] { return canvas.grab(onLine).toImage(); };
  const auto before = drawn();
  emit canvas.calibrationDrawn(from, to);
  const QPointer dialog = page.window()->findChild<QInputDialog*>("calibrationLength");
  ASSERT_TRUE(dialog);
  EXPECT_NE(drawn(), before);
  const QLineF line(canvas.mapToGlobal(geometry.toCanvas(from)), canvas.mapToGlobal(geometry.toCanvas(to)));
  EXPECT_FALSE(crosses(line, dialog->geometry()));
  trigger("file.next");
  EXPECT_TRUE(QTest::qWaitFor([&] { return !dialog || !dialog->isVisible(); })) << "its line was on the picture before";
  EXPECT_FALSE(page.cases().main().view().view().calibration);
}

TEST_F(IdentifyPageTest, EscapeLeavesTheAnswerBeforeItStopsAnIdentification) {
  open("1.dcm");
  page.addAction(services.commands["answer.cancel"]);
  QSignalSpy stopped(services.commands["answer.cancel"], &QAction::triggered);
  page.activateWindow();
  for (const char* name : {"heatMapColours", "makerNotes"}) {
    auto* control = find<QWidget>(name);
    ASSERT_TRUE(control) << name;
    control->setFocus();
    services.commands["answer.cancel"]->setEnabled(true);  // as while one takes long
    QTest::keyClick(control, Qt::Key_Escape);
    EXPECT_EQ(stopped.count(), 0) << name;
    EXPECT_EQ(page.focusWidget(), &page.pane().canvas()) << name;
  }
  QTest::keyClick(&page.pane().canvas(), Qt::Key_Escape);
  EXPECT_EQ(stopped.count(), 1);
}

TEST_F(IdentifyPageTest, CalibratingWithoutALineSaysWhatToDo) {
  open("1.dcm");
  trigger("tool.calibrate");
  QTest::keyClick(&page.pane().canvas(), Qt::Key_Return);
  ASSERT_EQ(bench.messages.waiting().size(), 1u);
  EXPECT_TRUE(bench.messages.waiting()[0].text.contains("draw a line"));
}

TEST_F(IdentifyPageTest, RemovedMeasurementsAreOfferedAsLongAsTheirPictureIsShown) {
  open("1.dcm");
  auto& view = page.cases().main().view();
  const std::vector<Measurement> length{{Measurement::Kind::Length, {{10, 10}, {30, 10}}}};
  view.addMeasurement(length[0]);
  view.clearMeasurements();
  ASSERT_EQ(bench.messages.waiting().size(), 1u);
  bench.messages.waiting()[0].undo();
  EXPECT_EQ(view.view().measurements, length);
  view.clearMeasurements();
  ASSERT_EQ(bench.messages.waiting().size(), 1u);
  view.undo();
  EXPECT_TRUE(bench.messages.waiting().empty()) << "Undo has put it back";
  view.clearMeasurements();
  trigger("file.next");
  EXPECT_TRUE(bench.messages.waiting().empty()) << "nothing on this picture can be put back";
}

TEST_F(IdentifyPageTest, ASmallWindowGivesThePictureMoreThanThePanels) {
  open("1.dcm");
  page.resize(920, 640);
  QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
  auto* splitter = find<QSplitter>("identifySplitter");
  const auto* panels = find<QScrollArea>("panels");
  const int least = panels->minimumSizeHint().width();
  EXPECT_LE(panels->width(), std::max(least, 340)) << "370 in a large window";
  EXPECT_GT(find<QWidget>("canvas")->width(), panels->width());
  splitter->setSizes({540, 380});
  emit splitter->splitterMoved(540, 1);
  const int kept = panels->width();
  EXPECT_GE(kept, 379);
  page.resize(910, 640);
  EXPECT_EQ(panels->width(), kept) << "the user chose it";
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
