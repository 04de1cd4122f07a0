// SPDX-License-Identifier: GPL-3.0-or-later
// German reaches every kind of text: of classes, of free functions, of the core's tables; and English has its plurals.
#include "ui/shell/language.h"

#include <QAction>
#include <QCoreApplication>
#include <QKeySequenceEdit>
#include <QLineEdit>
#include <QLocale>
#include <QSignalSpy>
#include <QTranslator>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/support/locale_of_a_system.h"
#include "tests/support/services_bench.h"
#include "ui/elements/disclaimer_banner.h"
#include "ui/services/commands.h"
#include "ui/services/messages.h"
#include "ui/settings/settings.h"
#include "ui/shell/main_window.h"

using namespace glenoid;
using namespace glenoid::ui;

namespace {

// All tests share the application, so each removes the translators that it installed.
struct Spoken {
  explicit Spoken(const char* language) { applyLanguage(*qApp, language); }
  ~Spoken() {
    qDeleteAll(qApp->findChildren<QTranslator*>());
    QLocale::setDefault(QLocale::system());
  }
};

}  // namespace

TEST(Language, GermanReachesEveryKindOfText) {
  const auto english = commandTable();
  const auto settings = Settings::rows();
  const Spoken german("de");
  EXPECT_EQ(MainWindow::tr("Stop and quit"), QStringLiteral("Anhalten und beenden"));
  EXPECT_EQ(disclaimerText(), QStringLiteral("Nur für die Forschung. Kein Medizinprodukt."));
  EXPECT_EQ(errorSentenceText(ErrorCode::DamagedFile), QStringLiteral("die Datei ist beschädigt oder unvollständig"));
  EXPECT_EQ(MessageStrip::tr("%n more", nullptr, 3), "3 weitere");
  const auto translated = commandTable();
  for (std::size_t i = 0; i < english.size(); ++i) {
    EXPECT_NE(translated[i].tip, english[i].tip) << english[i].id.toStdString();
  }
  const auto spoken = Settings::rows();
  for (std::size_t i = 0; i < settings.size(); ++i) {
    if (settings[i].explanation.isEmpty()) continue;
    EXPECT_NE(spoken[i].explanation, settings[i].explanation) << settings[i].key.toStdString();
  }
}

TEST(Language, ReachesTheFieldForAShortcutWithoutQtsCatalogue) {
  const Spoken german("de");
  for (auto* translator : qApp->findChildren<QTranslator*>()) {
    if (translator->filePath().contains("qtbase")) delete translator;
  }
  const QKeySequenceEdit edit;
  EXPECT_EQ(edit.findChild<QLineEdit*>()->placeholderText(), QStringLiteral("Geben Sie ein Tastenkürzel ein"));
}

TEST(Language, EverySentenceOfAnErrorIsTranslated) {
  const Spoken german("de");
  for (int code = 0; code <= static_cast<int>(ErrorCode::Internal); ++code) {
    const auto which = static_cast<ErrorCode>(code);
    EXPECT_NE(errorSentenceText(which).toStdString(), errorSentence(which));
    EXPECT_NE(errorRemedyText(which).toStdString(), errorRemedy(which));
  }
}

TEST(Language, EveryPageFitsASmallScreen) {
  for (const char* language : {"en", "de"}) {
    const Spoken spoken(language);
    test::ServicesBench bench;
    MainWindow window(bench.services);
    window.show();
    QSignalSpy ready(&window, &MainWindow::ready);
    window.makeOtherPages();
    EXPECT_TRUE(ready.size() == 1 || ready.wait(30'000));
    const auto least = window.minimumSizeHint();
    EXPECT_LE(least.height(), 740) << "a title bar and a task bar need room, too";
    EXPECT_LE(least.width(), 1280) << language;
    for (const auto& command : Pages::commands()) {
      EXPECT_LE(window.pages().page(command)->minimumSizeHint().width(), 1175) << language << ' ' << command.toStdString();
    }
    window.close();
    bench.waitUntilIdle();
  }
}

TEST(Language, EnglishHasItsPlurals) {
  const Spoken english("en");
  EXPECT_EQ(QCoreApplication::translate("glenoid::ui::BatchTable", "%n rows", nullptr, 1), "1 row");
  EXPECT_EQ(QCoreApplication::translate("glenoid::ui::BatchTable", "%n rows", nullptr, 2), "2 rows");
  EXPECT_EQ(MainWindow::tr("Stop and quit"), "Stop and quit");
}

TEST(Language, OfThePersonChangesNoFile) {
  for (const char* name : {"de_DE", "ps_AF"}) {
    const test::LocaleOfASystem system(name);
    const Spoken german("de");
    EXPECT_EQ(nlohmann::json::parse("[0.25]").dump(), "[0.25]") << name;
    EXPECT_EQ(nlohmann::json::parse("[0.25]")[0].get<double>(), 0.25) << name;
    EXPECT_EQ(std::to_string(0.25), "0.250000") << name;
  }
}
