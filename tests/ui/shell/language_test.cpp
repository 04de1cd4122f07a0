// SPDX-License-Identifier: GPL-3.0-or-later
// German reaches every kind of text: of classes, of free functions, of the core's tables; and English has its plurals.
#include "ui/shell/language.h"

#include <filesystem>
#include <fstream>

#include <QCoreApplication>
#include <QFileDialog>
#include <QInputDialog>
#include <QKeySequenceEdit>
#include <QLineEdit>
#include <QMessageBox>
#include <QTranslator>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/support/english_left.h"
#include "tests/support/locale_of_a_system.h"
#include "tests/support/spoken_language.h"
#include "tests/ui/training/small_training.h"
#include "ui/elements/core_texts.h"
#include "ui/elements/disclaimer_banner.h"
#include "ui/elements/number_text.h"
#include "ui/services/commands.h"
#include "ui/services/messages.h"
#include "ui/services/model_text.h"
#include "ui/settings/settings.h"
#include "ui/shell/main_window.h"

using namespace glenoid;
using namespace glenoid::ui;

TEST(Language, GermanReachesEveryKindOfText) {
  const auto english = commandTable();
  const auto settings = Settings::rows();
  const test::Spoken german("de");
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
  const test::Spoken german("de");
  for (auto* translator : qApp->findChildren<QTranslator*>()) {
    if (translator->filePath().contains("qtbase")) delete translator;
  }
  const QKeySequenceEdit edit;
  EXPECT_EQ(edit.findChild<QLineEdit*>()->placeholderText(), QStringLiteral("Geben Sie ein Tastenkürzel ein"));
}

TEST(Language, ReachesTheDialogsOfQt) {
  const auto texts = [](const char* language) {
    const test::Spoken spoken(language);
    QFileDialog files;
    files.setOption(QFileDialog::DontUseNativeDialog);
    QFileDialog save;
    save.setOption(QFileDialog::DontUseNativeDialog);
    save.setAcceptMode(QFileDialog::AcceptSave);
    QMessageBox box;
    for (int button = QMessageBox::FirstButton; button <= QMessageBox::LastButton; button <<= 1) {
      box.addButton(static_cast<QMessageBox::StandardButton>(button));
    }
    const QInputDialog input;
    QStringList all;
    for (const QWidget* dialog : std::initializer_list<const QWidget*>{&files, &save, &box, &input})
      all << test::EnglishLeft::textsIn(*dialog);
    return all;
  };
  const auto english = texts("en"), german = texts("de");
  ASSERT_EQ(english.size(), german.size());
  const QStringList same{"OK", "Name"};
  int compared = 0;
  for (qsizetype i = 0; i < english.size(); ++i) {
    // A text with a slash is a folder of this computer.
    if (english[i].isEmpty() || english[i].contains('/') || same.contains(QString(english[i]).remove('&'))) continue;
    ++compared;
    EXPECT_NE(english[i], german[i]) << english[i].toStdString();
  }
  EXPECT_GT(compared, 25);
}

TEST(Language, KeepsANumberAndItsUnitOnOneLine) {
  for (const char* language : {"en", "de"}) {
    const test::Spoken spoken(language);
    EXPECT_EQ(percentText(0.5).count(QChar::Nbsp), 1) << language;
    EXPECT_FALSE(percentText(0.5).contains(' ')) << language;
    const auto sentence = factText({FactCode::OneMakerLeft, {std::int64_t{95}}});
    EXPECT_TRUE(sentence.contains(QString("95") + QChar::Nbsp + "%")) << sentence.toStdString();
  }
}

TEST(Language, EverySentenceOfAnErrorIsTranslated) {
  const test::Spoken german("de");
  for (int code = 0; code <= static_cast<int>(ErrorCode::Internal); ++code) {
    const auto which = static_cast<ErrorCode>(code);
    EXPECT_NE(errorSentenceText(which).toStdString(), errorSentence(which));
    EXPECT_NE(errorRemedyText(which).toStdString(), errorRemedy(which));
  }
}

TEST(Language, TheCardsOfTheShippedModelsAreTranslated) {
  const test::Spoken german("de");
  int models = 0;
  for (const auto& folder : std::filesystem::directory_iterator(GLENOID_MODELS)) {
    if (!exists(folder.path() / "model.json")) continue;
    ++models;
    const auto json = nlohmann::json::parse(std::ifstream(folder.path() / "model.json"));
    const auto& training = json.at("training");
    for (const auto& text : {json.at("summary"), json.at("limits"), json.at("licence"), training.at("data"), training.at("protocol"),
                             training.at("startWeights")}) {
      const auto english = text.get<std::string>();
      EXPECT_NE(modelText(english).toStdString(), english) << "add it to ui/services/model_text.cpp";
    }
  }
  EXPECT_GE(models, 2);
  EXPECT_EQ(modelText("a model of someone else"), "a model of someone else");
}

TEST(Language, TheCardOfTheModelOfARunIsTranslated) {
  const auto model = readBundle(test::finishedRun().runFolder / "model").model;
  const test::Spoken german("de");
  for (const auto& english : {model.summary, model.limits, model.licence}) EXPECT_NE(modelText(english).toStdString(), english);
}

TEST(Language, EnglishHasItsPlurals) {
  const test::Spoken english("en");
  EXPECT_EQ(QCoreApplication::translate("glenoid::ui::BatchTable", "%n rows", nullptr, 1), "1 row");
  EXPECT_EQ(QCoreApplication::translate("glenoid::ui::BatchTable", "%n rows", nullptr, 2), "2 rows");
  EXPECT_EQ(MainWindow::tr("Stop and quit"), "Stop and quit");
}

TEST(Language, OfThePersonChangesNoFile) {
  for (const char* name : {"de_DE", "ps_AF"}) {
    const test::LocaleOfASystem system(name);
    const test::Spoken german("de");
    EXPECT_EQ(nlohmann::json::parse("[0.25]").dump(), "[0.25]") << name;
    EXPECT_EQ(nlohmann::json::parse("[0.25]")[0].get<double>(), 0.25) << name;
    EXPECT_EQ(std::to_string(0.25), "0.250000") << name;
  }
}
