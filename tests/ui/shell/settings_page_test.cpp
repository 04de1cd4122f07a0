// SPDX-License-Identifier: GPL-3.0-or-later
// Commands open their tab, and the diagnostics can be copied to the clipboard.
#include "ui/shell/settings_page.h"

#include <QClipboard>
#include <QGuiApplication>
#include <gtest/gtest.h>

#include "core/base/log.h"
#include "tests/support/services_bench.h"

using namespace glenoid;
using namespace glenoid::ui;

TEST(SettingsPage, CommandsBringUpTheirTab) {
  test::ServicesBench bench;
  SettingsPage page(bench.services);
  bench.commands["help.keys"]->trigger();
  EXPECT_EQ(page.currentWidget()->objectName(), "keysPage");
  bench.commands["help.log"]->trigger();
  EXPECT_EQ(page.currentWidget()->objectName(), "logPage");
  bench.commands["go.settings"]->trigger();
  EXPECT_EQ(page.currentWidget()->objectName(), "settingsForm");
}

TEST(SettingsPage, DiagnosticsAreCopiedWithoutIdentity) {
  test::ServicesBench bench;
  SettingsPage page(bench.services);
  log(LogLevel::Warning, "read /home/jane/DOE^JANE 1956.dcm by accident");
  bench.commands["help.diagnostics"]->trigger();
  bench.waitUntilIdle();
  const auto text = QGuiApplication::clipboard()->text();
  EXPECT_TRUE(text.contains("Devices: auto"));
  EXPECT_TRUE(text.contains("<file.dcm>"));
  for (const char* word : {"jane", "DOE", "JANE", "1956"}) EXPECT_FALSE(text.contains(word)) << word;
  ASSERT_EQ(bench.messages.waiting().size(), 1u);
  EXPECT_EQ(bench.messages.waiting()[0].kind, MessageKind::Information);
}
