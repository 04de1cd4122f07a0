// SPDX-License-Identifier: GPL-3.0-or-later
// The keys of every command act on the page of that command, and on no other page.
#include <QApplication>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <gtest/gtest.h>

#include "tests/support/services_bench.h"
#include "ui/elements/field_keys.h"
#include "ui/identify/identify_page.h"
#include "ui/shell/main_window.h"

using namespace glenoid;
using namespace glenoid::ui;
using glenoid::test::ServicesBench;

namespace {

class CommandKeysTest : public ::testing::Test {
 protected:
  CommandKeysTest() {
    window_.show();
    QSignalSpy ready(&window_, &MainWindow::ready);
    window_.makeOtherPages();
    EXPECT_TRUE(ready.size() == 1 || ready.wait(30'000));
    window_.openPaths({QStringLiteral(GLENOID_SAMPLES "/synthetic-reverse.dcm")});
    bench_.waitUntilIdle();
    window_.activateWindow();
    EXPECT_TRUE(QTest::qWaitForWindowActive(&window_));
  }
  // How often the command is triggered if its key is pressed in this widget.
  qsizetype pressed(QAction& action, const QKeySequence& key, QWidget& widget) {
    action.setEnabled(true);
    QSignalSpy triggered(&action, &QAction::triggered);
    QTest::keySequence(&widget, key);
    return triggered.size();
  }

  ServicesBench bench_;
  MainWindow window_{bench_.services};
};

}  // namespace

TEST_F(CommandKeysTest, DoNothingOnAnotherPage) {
  int tried = 0;
  for (const auto& page : Pages::commands()) {
    window_.showPage(page);
    auto* shown = window_.pages().page(page);
    for (const auto& row : bench_.commands.rows()) {
      auto& action = *bench_.commands[row.id];
      const auto owner = Pages::ownerOf(row.id);
      if (isOfEveryPage(row.id) || owner == page) continue;
      for (const auto& key : row.keys) {
        EXPECT_EQ(pressed(action, key, *shown), 0) << row.id.toStdString() << " on " << page.toStdString();
        ++tried;
      }
    }
    EXPECT_TRUE(shown->isVisible());
  }
  EXPECT_GT(tried, 100);
}

TEST_F(CommandKeysTest, DoNothingNextToASearchField) {
  window_.showPage("go.settings");
  bench_.commands["help.log"]->trigger();
  const auto fields = window_.pages().page("go.settings")->findChildren<QLineEdit*>();
  ASSERT_FALSE(fields.isEmpty());
  const auto& view = window_.pages().identify().cases().main().view();
  const auto before = view.view();
  for (auto* field : fields) {
    for (auto* widget = field->parentWidget(); widget && widget->isVisible() && !widget->isWindow(); widget = widget->parentWidget()) {
      widget->setFocus();
      for (const auto key : {Qt::Key_R, Qt::Key_I, Qt::Key_L, Qt::Key_H}) QTest::keyClick(widget, key);
    }
  }
  EXPECT_EQ(view.view(), before);
  EXPECT_EQ(view.tool(), Tool::Window);
}

TEST_F(CommandKeysTest, BelongToAMenuThatIsOpen) {
  QMenu menu(&window_);
  menu.addAction(QStringLiteral("1"));
  menu.popup({});
  ASSERT_EQ(QApplication::activePopupWidget(), &menu);
  int tried = 0;
  for (const auto& row : bench_.commands.rows()) {
    for (const auto& key : row.keys) {
      if (key.count() != 1 || !isPlainKey(key[0]) || key[0].key() == Qt::Key_Escape) continue;
      EXPECT_EQ(pressed(*bench_.commands[row.id], key, menu), 0) << row.id.toStdString();
      ++tried;
    }
  }
  EXPECT_GT(tried, 10);
  EXPECT_TRUE(menu.isVisible());
}

TEST_F(CommandKeysTest, EscapeLeavesTheFullScreen) {
  auto& full = *bench_.commands["window.fullScreen"];
  full.trigger();
  ASSERT_TRUE(QTest::qWaitFor([&] { return window_.isFullScreen(); }));
  QTest::keyClick(&window_, Qt::Key_Escape);
  EXPECT_TRUE(QTest::qWaitFor([&] { return !window_.isFullScreen() && !full.isChecked(); }));
}

TEST_F(CommandKeysTest, ActOnTheirOwnPage) {
  window_.showPage("go.identify");
  const auto& view = window_.pages().identify().cases().main().view();
  QTest::keyClick(window_.pages().page("go.identify"), Qt::Key_R);
  EXPECT_EQ(view.view().orientation.quarterTurns, 1);
  QTest::keyClick(window_.pages().page("go.identify"), Qt::Key_Z, Qt::ControlModifier);
  EXPECT_EQ(view.view().orientation.quarterTurns, 0);
  window_.showPage("go.models");
  QTest::keyClick(window_.pages().page("go.models"), Qt::Key_3, Qt::ControlModifier);
  EXPECT_TRUE(window_.pages().page("go.training")->isVisible()) << "these keys act everywhere";
}
