// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/language.h"

#include <clocale>
#include <memory>

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include "ui/elements/text.h"

namespace glenoid::ui {
namespace {

// Texts of Qt that the window shows and that Qt's own catalogue translates, if it is installed. Ours holds them, too.
[[maybe_unused]] constexpr const char* kTextsOfQt[] = {QT_TRANSLATE_NOOP("QKeySequenceEdit", "Press shortcut")};

class Texts : public QTranslator {
 public:
  QString translate(const char* context, const char* source, const char* disambiguation, int count) const override {
    auto text = QTranslator::translate(context, source, disambiguation, count);
    // lupdate puts the texts of a function outside a class in the context of its namespace, even if the function gives another context.
    if (text.isNull()) text = QTranslator::translate("glenoid::ui", source, disambiguation, count);
    if (!text.isNull()) return unbroken(text);
    // English. Null leaves a text to the other translators.
    const auto english = QString::fromUtf8(source), kept = unbroken(english);
    return kept == english ? QString() : kept;
  }
};

template <class Translator>
bool install(QCoreApplication& application, const QLocale& locale, const char* name, const QString& folder) {
  auto translator = std::make_unique<Translator>();
  if (!translator->load(locale, name, "_", folder)) return false;
  translator->setParent(&application);
  return QCoreApplication::installTranslator(translator.release());
}

}  // namespace

void applyLanguage(QCoreApplication& application, const QString& language) {
  const auto locale = language == "system" ? QLocale::system() : QLocale(language);
  QLocale::setDefault(locale);  // numbers and dates in the same language as the texts
  // QApplication sets the C locale to that of the system. Libraries would then use its decimal separator in files: nlohmann-json 3.11 reads
  // 0.25 as 0 if the separator has more than one byte (Pashto).
  std::setlocale(LC_NUMERIC, "C");
  install<QTranslator>(application, locale, "qtbase", QLibraryInfo::path(QLibraryInfo::TranslationsPath));
  // If there is no translation for a language, at least the English plural forms are needed.
  if (!install<Texts>(application, locale, "glenoid", ":/i18n")) install<Texts>(application, QLocale("en"), "glenoid", ":/i18n");
}

}  // namespace glenoid::ui
