// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/help_pages.h"

#include <algorithm>

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include "core/base/files.h"
#include "core/base/program_location.h"
#include "ui/elements/text.h"

namespace glenoid::ui {
namespace {

QString titleOf(const QString& path) {
  QFile file(path);
  if (file.open(QIODevice::ReadOnly)) {
    while (!file.atEnd()) {
      const auto line = QString::fromUtf8(file.readLine());
      if (line.startsWith("# ")) return line.mid(2).trimmed();
    }
  }
  return QFileInfo(path).fileName();
}

QString manualIn(const QDir& folder, const QLocale& locale) {
  for (const auto& language : locale.uiLanguages()) {
    const auto code = language.section('-', 0, 0);
    const auto name = code == "en" ? QString("surgeon.md") : QString("surgeon.%1.md").arg(code);
    if (folder.exists(name)) return folder.filePath(name);
  }
  return folder.filePath("surgeon.md");
}

// Whether the document is in another language than English: its code is between the name and the ending.
bool isTranslated(const QString& file) { return QFileInfo(file).completeSuffix() != "md"; }

bool isForDevelopers(const QString& name) { return name == "architecture.md" || name == "releasing.md"; }

}  // namespace

QString helpFolder() {
  const auto found = findInstalled("docs");
  return QString::fromStdString(toUtf8(found ? *found : programFile().parent_path().parent_path() / "share" / "glenoid" / "docs"));
}

std::vector<HelpPage> helpPages(const QString& folder, const QLocale& locale) {
  const QDir docs(folder);
  std::vector<HelpPage> pages;
  for (const auto& name : docs.entryList({"*.md"}, QDir::Files)) {
    pages.push_back({docs.filePath(name), titleOf(docs.filePath(name)), isForDevelopers(name)});
  }
  const auto first = manualIn(docs, locale);
  std::sort(pages.begin(), pages.end(), [&](const HelpPage& a, const HelpPage& b) {
    if ((a.file == first) != (b.file == first)) return a.file == first;
    if (a.forDevelopers != b.forDevelopers) return b.forDevelopers;
    return QString::localeAwareCompare(a.title, b.title) < 0;
  });
  if (isTranslated(first)) {
    for (auto& page : pages) {
      if (!isTranslated(page.file)) page.title = tr("%1 (in English)").arg(page.title);
    }
  }
  return pages;
}

QString headingAnchor(const QString& heading) {
  QString anchor;
  for (const auto letter : heading.trimmed().toLower()) {
    if (letter.isLetterOrNumber() || letter.isMark() || letter == '-' || letter == '_') anchor += letter;
    if (letter == ' ') anchor += '-';
  }
  return anchor;
}

}  // namespace glenoid::ui
