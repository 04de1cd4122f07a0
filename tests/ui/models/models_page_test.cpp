// SPDX-License-Identifier: GPL-3.0-or-later
// The page of models: list, default, check, import by dialog and drop, export, removal with an undo.
#include "ui/models/models_page.h"

#include <QDir>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QMimeData>
#include <QPushButton>
#include <QTest>
#include <QTextBrowser>
#include <QTreeWidget>
#include <QUrl>
#include <gtest/gtest.h>

#include "core/base/files.h"
#include "tests/support/named_controls.h"
#include "tests/support/services_bench.h"

using namespace glenoid;
using namespace glenoid::ui;
namespace fs = std::filesystem;

namespace {

class ModelsPageTest : public testing::Test {
 protected:
  ModelsPageTest() { page.show(); }
  template <class Widget>
  Widget* find(const char* name) {
    auto* widget = page.findChild<Widget*>(name);
    EXPECT_NE(widget, nullptr) << name;
    return widget;
  }
  QTreeWidget* list() { return find<QTreeWidget>("modelsList"); }
  QString sheet() { return find<QTextBrowser>("modelsSheet")->toPlainText(); }
  QStringList models() {
    QStringList names;
    for (int i = 0; i < list()->topLevelItem(0)->childCount(); ++i) names.append(list()->topLevelItem(0)->child(i)->text(0));
    return names;
  }
  fs::path makeBundle(const std::string& file, const std::string& name) {
    test::writeSmallBundle(bench.folder / file, {name, 9, true});
    return bench.folder / file;
  }
  void import(const fs::path& source) {
    bench.models.import(source);
    bench.waitUntilIdle();
  }

  test::ServicesBench bench;
  ModelsPage page{bench.services, {{"/start/backbone.safetensors", "backbone", "many pictures", "free", "abc"}}};
};

}  // namespace

TEST_F(ModelsPageTest, TheDefaultIsSelectedAndDescribed) {
  ASSERT_EQ(models().size(), 1);
  EXPECT_TRUE(models()[0].contains("used by default"));
  EXPECT_TRUE(sheet().contains("small test"));
  EXPECT_TRUE(sheet().contains("it knows nothing"));
  EXPECT_FALSE(find<QPushButton>("modelsDefault")->isEnabled());
  EXPECT_FALSE(find<QPushButton>("modelsRemove")->isEnabled());
  EXPECT_TRUE(find<QPushButton>("modelsVerify")->isEnabled());
}

TEST_F(ModelsPageTest, StartWeightsAreListedWithTheirTerms) {
  auto* item = list()->topLevelItem(1)->child(0);
  EXPECT_EQ(item->text(0), "backbone");
  list()->setCurrentItem(item);
  EXPECT_TRUE(sheet().contains("many pictures"));
  EXPECT_FALSE(find<QPushButton>("modelsVerify")->isEnabled());
}

TEST_F(ModelsPageTest, TwoModelsOfOneNameStandWithTheirDigests) {
  import(makeBundle("same.glenoid", "small"));
  const auto names = models();
  ASSERT_EQ(names.size(), 2);
  for (const auto& name : names) EXPECT_TRUE(name.startsWith("small test (")) << name.toStdString();
  EXPECT_NE(names[0].section(')', 0, 0), names[1].section(')', 0, 0));
}

TEST_F(ModelsPageTest, AnImportedModelIsShown) {
  const auto file = makeBundle("new.glenoid", "new");
  find<QPushButton>("modelsImportFile")->click();
  emit find<QFileDialog>("modelsFileDialog")->fileSelected(QString::fromStdString(file.string()));
  bench.waitUntilIdle();
  EXPECT_EQ(models().size(), 2);
  EXPECT_TRUE(sheet().contains("new test"));
  EXPECT_TRUE(find<QPushButton>("modelsRemove")->isEnabled());
  ASSERT_FALSE(bench.messages.waiting().empty());
}

TEST_F(ModelsPageTest, IsActiveAgainAfterItsDialog) {
  QWidget other;
  find<QPushButton>("modelsImportFile")->click();
  auto* dialog = find<QFileDialog>("modelsFileDialog");
  other.show();
  other.activateWindow();
  ASSERT_TRUE(QTest::qWaitForWindowActive(&other));
  dialog->reject();
  EXPECT_TRUE(QTest::qWaitForWindowActive(&page));
}

TEST_F(ModelsPageTest, ImportingStartsInTheFolderOfTheLastImport) {
  const auto folder = bench.folder / "downloads";
  fs::create_directories(folder);
  const auto file = makeBundle("downloads/new.glenoid", "new");
  for (const auto& [button, name] : {std::pair{"modelsImportFile", "modelsFileDialog"}, {"modelsImportFolder", "modelsFolderDialog"}}) {
    bench.settings.reset(setting::lastModelFolder.key);
    find<QPushButton>(button)->click();
    auto* first = find<QFileDialog>(name);
    EXPECT_EQ(first->directory().absolutePath(), QDir::homePath());
    emit first->fileSelected(QString::fromStdString(file.string()));
    delete first;
    find<QPushButton>(button)->click();
    auto* next = find<QFileDialog>(name);
    EXPECT_TRUE(QTest::qWaitFor([&] { return next->isVisible(); }));
    EXPECT_EQ(next->directory().absolutePath().toStdString(), folder.string());
    delete next;
    bench.waitUntilIdle();
  }
}

TEST_F(ModelsPageTest, ADroppedFolderIsImported) {
  const auto folder = makeBundle("dropped", "dropped");
  QMimeData data;
  data.setUrls({QUrl::fromLocalFile(QString::fromStdString(folder.string()))});
  QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, {});
  QApplication::sendEvent(&page, &enter);
  EXPECT_TRUE(enter.isAccepted());
  QDropEvent drop({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, {});
  QApplication::sendEvent(&page, &drop);
  bench.waitUntilIdle();
  EXPECT_TRUE(sheet().contains("dropped test"));
}

TEST_F(ModelsPageTest, WhatIsNoModelIsRefusedWithASentence) {
  writeFileAtomically(bench.folder / "no.glenoid", std::string_view("x"));
  import(bench.folder / "no.glenoid");
  EXPECT_EQ(models().size(), 1);
  ASSERT_EQ(bench.messages.waiting().size(), 1u);
  EXPECT_EQ(bench.messages.waiting()[0].kind, MessageKind::Error);
  EXPECT_TRUE(bench.messages.waiting()[0].text.contains(errorSentenceText(ErrorCode::NotAModel)));
}

TEST_F(ModelsPageTest, AnotherDefaultIsChosen) {
  import(makeBundle("new.glenoid", "new"));
  find<QPushButton>("modelsDefault")->click();
  bench.waitUntilIdle();
  EXPECT_EQ(bench.models.defaultBundle()->model.name, "new");
  EXPECT_FALSE(find<QPushButton>("modelsDefault")->isEnabled());
}

TEST_F(ModelsPageTest, TheCheckTellsGoodFromDamaged) {
  find<QPushButton>("modelsVerify")->click();
  bench.waitUntilIdle();
  EXPECT_TRUE(sheet().contains("checked"));
  auto weights = readTextFile(bench.models.defaultBundle()->weights);
  weights.back() = static_cast<char>(weights.back() ^ 1);
  writeFileAtomically(bench.models.defaultBundle()->weights, std::string_view(weights));
  find<QPushButton>("modelsVerify")->click();
  bench.waitUntilIdle();
  EXPECT_TRUE(sheet().contains("damaged"));
}

TEST_F(ModelsPageTest, ARemovedModelCanBePutBack) {
  import(makeBundle("new.glenoid", "new"));
  while (!bench.messages.waiting().empty()) bench.messages.dismiss();
  find<QPushButton>("modelsRemove")->click();
  bench.waitUntilIdle();
  EXPECT_EQ(models().size(), 1);
  EXPECT_TRUE(sheet().contains("small test"));
  ASSERT_EQ(bench.messages.waiting().size(), 1u);
  EXPECT_TRUE(bench.messages.waiting()[0].text.contains("new test"));
  bench.messages.waiting()[0].undo();
  bench.waitUntilIdle();
  EXPECT_EQ(models().size(), 2);
}

TEST_F(ModelsPageTest, TheSelectedModelIsExportedAsOneFile) {
  find<QPushButton>("modelsExport")->click();
  const auto file = bench.folder / "out.glenoid";
  emit find<QFileDialog>("modelsExportDialog")->fileSelected(QString::fromStdString(file.string()));
  ASSERT_TRUE(QTest::qWaitFor([&] { return !bench.messages.waiting().empty(); }, 60'000));
  bench.waitUntilIdle();
  EXPECT_EQ(readBundle(file).model.weightsSha256, bench.models.defaultBundle()->model.weightsSha256);
}

TEST_F(ModelsPageTest, AnUnreadableModelIsListedWithItsReason) {
  writeFileAtomically(bench.installedFolder() / "broken" / "model.json", std::string_view("{}"));
  bench.models.refresh();
  bench.waitUntilIdle();
  ASSERT_EQ(models().size(), 2);
  list()->setCurrentItem(list()->topLevelItem(0)->child(0));
  EXPECT_TRUE(sheet().contains("cannot be read"));
  EXPECT_FALSE(find<QPushButton>("modelsVerify")->isEnabled());
}

TEST_F(ModelsPageTest, EveryControlHasANameAndATip) { EXPECT_GE(test::expectNamedControls(page), 7) << "six buttons and the list"; }
