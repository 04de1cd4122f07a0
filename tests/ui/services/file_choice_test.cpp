// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/services/file_choice.h"

#include <semaphore>

#include <QDir>
#include <QFileDialog>
#include <QHeaderView>
#include <QMessageBox>
#include <QPushButton>
#include <QStandardPaths>
#include <QTest>
#include <QTreeView>
#include <gtest/gtest.h>

#include "core/base/files.h"
#include "tests/support/temporary_folder.h"
#include "ui/elements/text.h"
#include "ui/jobs/path_look.h"

using namespace glenoid;
using namespace glenoid::ui;

namespace {

class FileChoice : public testing::Test {
 protected:
  test::TemporaryFolder folder;
  MessageList messages;
  QWidget page;
  int saved = 0;

  void SetUp() override {
    writeFileAtomically(folder / "a.png", std::string_view("a"));
    writeFileAtomically(folder / "b.png", std::string_view("b"));
  }
  template <class Widget>
  Widget* wait(const char* name) {
    EXPECT_TRUE(QTest::qWaitFor([&] { return page.findChild<Widget*>(name) != nullptr; }, 60'000)) << name;
    return page.findChild<Widget*>(name);
  }
  void save(const std::vector<std::filesystem::path>& files) {
    askBeforeSaving(page, messages, files, [this] { ++saved; });
  }
  bool isSaved(int times) {
    return QTest::qWaitFor([&] { return saved == times; }, 60'000);
  }
};

}  // namespace

TEST_F(FileChoice, ANewFileIsSavedWithoutAQuestion) {
  save({folder / "new.png"});
  EXPECT_TRUE(isSaved(1));
  EXPECT_EQ(page.findChild<QMessageBox*>(), nullptr);
}

TEST_F(FileChoice, OneQuestionListsEveryFileThatIsReplaced) {
  save({folder / "a.png", folder / "new.png", folder / "b.png"});
  const auto text = wait<QMessageBox>("saveQuestion")->text();
  EXPECT_TRUE(text.contains("a.png") && text.contains("b.png")) << text.toStdString();
  EXPECT_FALSE(text.contains("new.png"));
  EXPECT_EQ(page.findChildren<QMessageBox*>().size(), 1);
  page.findChild<QPushButton*>("saveQuestionYes")->click();
  EXPECT_EQ(saved, 1);
}

TEST_F(FileChoice, ARefusedQuestionSavesNothing) {
  save({folder / "a.png"});
  auto* no = wait<QPushButton>("saveQuestionNo");
  no->click();
  EXPECT_EQ(saved, 0);
}

TEST_F(FileChoice, AFolderIsMadeOnlyAfterAQuestion) {
  save({folder / "none" / "c.png"});
  EXPECT_TRUE(wait<QMessageBox>("saveQuestion")->text().contains("none"));
  EXPECT_FALSE(exists(folder / "none"));
  page.findChild<QPushButton*>("saveQuestionYes")->click();
  EXPECT_EQ(saved, 1);
}

TEST_F(FileChoice, TheExtensionIsAddedBeforeTheQuestion) {
  QString file;
  chooseFileToSave(page, messages, {"saveDialog", "Save", pathText(folder / "a.png"), {}, {"Picture (*.png)", "Page (*.pdf)"}},
                   [&](const QString& chosen, const QString&) { file = chosen; });
  auto* dialog = page.findChild<QFileDialog*>("saveDialog");
  ASSERT_TRUE(dialog);
  emit dialog->fileSelected(pathText(folder / "a"));
  EXPECT_TRUE(wait<QMessageBox>("saveQuestion")->text().contains("a.png"));
  page.findChild<QPushButton*>("saveQuestionYes")->click();
  EXPECT_EQ(file, pathText(folder / "a.png"));
}

TEST_F(FileChoice, TheDialogOfQtShowsTheTitlesOfItsColumns) {
  auto* dialog = new QFileDialog(&page, "Open", QDir::homePath());
  dialog->setOption(QFileDialog::DontUseNativeDialog);
  auto* header = dialog->findChild<QTreeView*>("treeView")->header();
  ASSERT_GT(header->count(), 2);
  const auto last = header->count() - 1;
  header->resizeSection(last, header->minimumSectionSize());
  ASSERT_LT(header->sectionSize(last), header->sectionSizeHint(last));
  openIn(*dialog, {}, messages);
  for (int i = 0; i <= last; ++i) EXPECT_GE(header->sectionSize(i), header->sectionSizeHint(i)) << i;
}

TEST_F(FileChoice, AFolderThatIsGoneIsSaidAndTheDialogStartsAtHome) {
  auto* dialog = new QFileDialog(&page, "Open", QDir::homePath());
  dialog->setOption(QFileDialog::DontUseNativeDialog);
  openIn(*dialog, QString::fromStdString(toUtf8(folder / "gone")), messages);
  EXPECT_TRUE(QTest::qWaitFor([&] { return dialog->isVisible(); }, 60'000));
  EXPECT_EQ(dialog->directory(), QDir::home());
  ASSERT_EQ(messages.waiting().size(), 1u);
  EXPECT_TRUE(messages.waiting().front().text.contains("gone does not exist. The dialog starts in the home folder."));
}

TEST_F(FileChoice, ADocumentsFolderThatTheSystemLacksIsNotMissed) {
  const auto documents = pathOf(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
  EXPECT_EQ(absenceText(documents, PathState::Missing), "");
  EXPECT_NE(absenceText(documents / "exports", PathState::Missing), "");
  EXPECT_EQ(absenceText(documents / "exports", PathState::Folder), "");
}

TEST_F(FileChoice, OneFileIsNotSpokenOfAsSeveral) {
  save({folder / "a.png"});
  EXPECT_TRUE(wait<QMessageBox>("saveQuestion")->text().startsWith("This file exists and will be replaced:"));
}

TEST_F(FileChoice, AFolderThatDoesNotAnswerIsSaidAndTheDialogStartsAtHome) {
  const auto released = std::make_shared<std::counting_semaphore<>>(0);
  const StandInLook look([released](const std::filesystem::path&) { return released->acquire(), PathState::Folder; });
  auto* dialog = new QFileDialog(&page, "Open", QDir::homePath());
  dialog->setOption(QFileDialog::DontUseNativeDialog);
  openIn(*dialog, "/share", messages);
  EXPECT_FALSE(dialog->isVisible());
  EXPECT_TRUE(QTest::qWaitFor([&] { return dialog->isVisible(); }, 60'000));
  EXPECT_EQ(dialog->directory(), QDir::home());
  ASSERT_FALSE(messages.waiting().empty());
  EXPECT_TRUE(messages.waiting().back().text.contains("/share"));
  save({"/share/x.png"});
  EXPECT_TRUE(QTest::qWaitFor([&] { return messages.waiting().size() == 2; }, 60'000));
  EXPECT_EQ(saved, 0);
  released->release(3);
}
