// SPDX-License-Identifier: GPL-3.0-or-later
// Help: every document is listed and opens, links work or are plain text, and missing documents are reported.
#include "ui/shell/help_window.h"

#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTest>
#include <QTextBlock>
#include <QTextFragment>
#include <QToolButton>
#include <gtest/gtest.h>

#include "core/base/files.h"
#include "tests/support/contrast.h"
#include "tests/support/german_window.h"
#include "tests/support/temporary_folder.h"
#include "ui/elements/theme.h"
#include "ui/shell/help_browser.h"

using namespace glenoid;
using namespace glenoid::ui;

namespace {

const QString kDocs = GLENOID_DOCS;

QString textOf(const QString& path) {
  QFile file(path);
  EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << path.toStdString();
  return QString::fromUtf8(file.readAll());
}

// A Help window with documents made by a test.
class Help {
 public:
  explicit Help(const QString& folder = kDocs) : window_(folder) {
    window_.show();
    EXPECT_TRUE(QTest::qWaitForWindowExposed(&window_));
  }
  template <class Widget>
  Widget& find(const char* name) {
    return *window_.findChild<Widget*>(name);
  }
  HelpBrowser& text() { return *window_.findChild<HelpBrowser*>("helpText"); }
  QListWidget& list() { return find<QListWidget>("helpPages"); }
  QString file() { return text().source().fileName(); }
  QString lineAtTheTop() { return text().cursorForPosition({text().viewport()->width() / 3, 12}).block().text(); }
  void open(const QString& path) { text().setSource(QUrl::fromLocalFile(path)); }
  QTextFragment fragment(const QString& words) {
    for (auto block = text().document()->begin(); block.isValid(); block = block.next()) {
      for (auto it = block.begin(); !it.atEnd(); ++it) {
        if (it.fragment().text().contains(words)) return it.fragment();
      }
    }
    ADD_FAILURE() << "no words " << words.toStdString();
    return {};
  }
  void click(const QString& words) {
    QTextCursor cursor(text().document());
    cursor.setPosition(fragment(words).position() + 1);
    text().setTextCursor(cursor);
    QTest::mouseClick(text().viewport(), Qt::LeftButton, {}, text().cursorRect(cursor).center() + QPoint(2, 0));
  }
  void search(const QString& words) {
    find<QLineEdit>("helpSearch").setText(words);
    QTest::keyClick(&find<QLineEdit>("helpSearch"), Qt::Key_Return);
  }
  HelpWindow& window() { return window_; }

 private:
  HelpWindow window_;
};

class OwnPages : public testing::Test {
 protected:
  QString path(const char* name) const { return QString::fromStdString(toUtf8(folder_ / name)); }
  QString folder() const { return QString::fromStdString(toUtf8(folder_ / ".")); }
  void write(const char* name, const std::string& text) const { writeFileAtomically(folder_ / name, text); }
  test::TemporaryFolder folder_;
};

}  // namespace

TEST(HelpPages, AreAllDocumentsWithTheirTitles) {
  const auto pages = helpPages(kDocs, QLocale(QLocale::English));
  EXPECT_EQ(static_cast<qsizetype>(pages.size()), QDir(kDocs).entryList({"*.md"}).size());
  EXPECT_GE(pages.size(), 9u);
  for (const auto& page : pages) EXPECT_TRUE(textOf(page.file).startsWith("# " + page.title + "\n")) << page.file.toStdString();
  EXPECT_EQ(pages.front().title, "Surgeon's manual");
  EXPECT_EQ(helpPages(kDocs, QLocale(QLocale::German)).front().title, QStringLiteral("Handbuch für Chirurgen"));
  EXPECT_EQ(helpPages(kDocs, QLocale(QLocale::French)).front().title, "Surgeon's manual") << "there is no French one";
}

TEST(HelpWindow, ThoseForDevelopersStandBelowAHeading) {
  Help help;
  const auto headings = help.list().findItems("For developers", Qt::MatchExactly);
  ASSERT_EQ(headings.size(), 1);
  EXPECT_FALSE(headings.front()->flags().testFlag(Qt::ItemIsSelectable));
  for (const char* theme : {"dark", "light"}) {
    applyTheme(*qApp, theme);
    const auto palette = help.list().palette();
    EXPECT_GE(test::contrast(palette.color(QPalette::Disabled, QPalette::Text), palette.color(QPalette::Base)), 4.5) << theme;
  }
  QStringList below;
  for (int row = help.list().row(headings.front()) + 1; row < help.list().count(); ++row) below << help.list().item(row)->text();
  EXPECT_EQ(below, QStringList({"Architecture", "Releasing"}));
}

TEST(HelpPages, AreFoundBesideTheProgram) { EXPECT_EQ(helpPages(helpFolder()).size(), helpPages(kDocs).size()); }

TEST(HelpPages, AHeadingIsNamedAsOnGitHub) {
  EXPECT_EQ(headingAnchor("Why \"unknown\"?"), "why-unknown");
  EXPECT_EQ(headingAnchor(QStringLiteral("Für 2 Ärzte: a_b-c")), QStringLiteral("für-2-ärzte-a_b-c"));
}

TEST(HelpWindow, ListsEveryDocumentAndOpensTheChosenOne) {
  Help help;
  ASSERT_EQ(help.list().count(), QDir(kDocs).entryList({"*.md"}).size() + 1) << "with a heading";
  for (int row = help.list().count() - 1; row >= 0; --row) {
    if (!help.list().item(row)->flags().testFlag(Qt::ItemIsEnabled)) continue;
    help.list().setCurrentRow(row);
    EXPECT_EQ(help.text().document()->begin().text(), help.list().item(row)->text());
    EXPECT_EQ(help.window().windowTitle(), help.list().item(row)->text());
  }
}

TEST(HelpWindow, AGermanWindowOpensTheGermanManual) {
  const test::GermanWindow german;
  Help help;
  EXPECT_EQ(help.file(), "surgeon.de.md");
  EXPECT_EQ(help.list().currentRow(), 0);
  for (int row = 0; row < help.list().count(); ++row) {
    if (!help.list().item(row)->flags().testFlag(Qt::ItemIsEnabled)) continue;
    EXPECT_EQ(help.list().item(row)->text().endsWith("(in English)"), row > 0) << "only the manual is German";
  }
}

TEST(HelpWindow, EveryLinkOfEveryDocumentOpens) {
  Help help;
  int links = 0;
  for (const auto& page : helpPages(kDocs)) {
    const QRegularExpression link(R"(\[([^\]\n]+)\]\(([^)\s]+)\))");
    for (auto match = link.globalMatch(textOf(page.file)); match.hasNext();) {
      const auto found = match.next();
      if (found.captured(2).contains("://")) continue;
      ++links;
      help.open(page.file);
      EXPECT_EQ(help.fragment(found.captured(1)).charFormat().anchorHref(), found.captured(2));
      help.click(found.captured(1));
      EXPECT_EQ(help.file(), found.captured(2).section('#', 0, 0)) << page.file.toStdString();
      EXPECT_EQ(help.list().currentItem()->text(), help.text().document()->begin().text());
    }
  }
  EXPECT_GT(links, 20);
}

TEST(HelpWindow, LinesAreShortAndNothingIsCutOff) {
  Help help;
  const double most = 80 * QFontMetricsF(help.text().font()).averageCharWidth() + 1;
  for (const int width : {700, 1100, 1900}) {
    help.window().resize(width, 700);
    QCoreApplication::processEvents();
    for (const auto& page : helpPages(kDocs)) {
      help.open(page.file);
      EXPECT_EQ(help.text().horizontalScrollBar()->maximum(), 0) << page.file.toStdString() << " at " << width;
      const auto& document = *help.text().document();
      for (auto block = document.begin(); block.isValid(); block = block.next()) {
        if (QTextCursor(block).currentFrame() != document.rootFrame()) continue;
        for (int i = 0; i < block.layout()->lineCount(); ++i) EXPECT_LE(block.layout()->lineAt(i).naturalTextWidth(), most);
      }
    }
  }
}

TEST(HelpWindow, HasTheColoursOfTheTheme) {
  Help help;
  for (const char* theme : {"light", "dark"}) {
    applyTheme(*qApp, theme);
    QCoreApplication::processEvents();
    EXPECT_EQ(help.fragment("Intended use").charFormat().foreground().color(), themeColours().accent) << theme;
  }
}

TEST(HelpWindow, FindsTextAgainAndAgainAndSaysWhenThereIsNone) {
  Help help;
  help.search("thumbnail");
  const auto first = help.text().textCursor();
  EXPECT_EQ(first.selectedText(), "thumbnail");
  help.search("thumbnail");
  EXPECT_GT(help.text().textCursor().position(), first.position());
  int times = 1;
  for (; help.text().textCursor() != first && times < 50; ++times) help.search("thumbnail");
  EXPECT_EQ(times, textOf(help.text().source().toLocalFile()).count("thumbnail", Qt::CaseInsensitive)) << "goes on at the top";
  const auto found = [&] { return help.find<QLabel>("helpFound").text(); };
  EXPECT_EQ(found(), QStringLiteral("1 of %1").arg(times));
  help.search("thumbnail");
  EXPECT_EQ(found(), QStringLiteral("2 of %1").arg(times));
  const auto second = help.text().textCursor();
  help.search("no such words");
  EXPECT_TRUE(found().startsWith("Not found"));
  EXPECT_EQ(help.text().textCursor(), second) << "the place is kept";
  help.search("radiograph");
  EXPECT_TRUE(found().contains(" of "));
}

TEST(HelpWindow, EveryControlHasANameAndATip) {
  Help help;
  for (const char* name : {"helpPages", "helpText", "helpBack", "helpForward", "helpSearch"}) {
    const auto& control = help.find<QWidget>(name);
    EXPECT_FALSE(control.accessibleName().isEmpty()) << name;
    EXPECT_FALSE(control.toolTip().isEmpty()) << name;
  }
}

TEST(HelpWindow, SaysThatTheManualsAreMissing) {
  Help help("/no/such/folder");
  EXPECT_TRUE(help.text().toPlainText().contains(QDir::toNativeSeparators("/no/such/folder")));
  EXPECT_TRUE(help.list().isHidden());
  applyTheme(*qApp, "dark");
  EXPECT_FALSE(help.text().toPlainText().isEmpty());
}

TEST_F(OwnPages, ALinkMovesToItsHeading) {
  std::string body;
  for (int i = 0; i < 80; ++i) body += "A line.\n\n";
  write("surgeon.md", "# One\n\n[here](#käse-so), [again](#käse-so-1), [there](other.md#end)\n\n" + body + "## Käse, so\n\n" + body +
                          "## Käse, so\n\n" + body);
  write("other.md", "# Other\n\n" + body + "## End\n\n" + body);
  Help help(folder());
  help.click("here");
  const int first = help.text().verticalScrollBar()->value();
  EXPECT_GT(first, 0);
  EXPECT_EQ(help.lineAtTheTop(), QStringLiteral("Käse, so"));
  help.open(path("surgeon.md"));
  EXPECT_EQ(help.text().verticalScrollBar()->value(), 0);
  help.click("again");
  EXPECT_GT(help.text().verticalScrollBar()->value(), first);
  EXPECT_EQ(help.lineAtTheTop(), QStringLiteral("Käse, so"));
  help.open(path("surgeon.md"));
  help.click("there");
  EXPECT_EQ(help.file(), "other.md");
  EXPECT_EQ(help.lineAtTheTop(), "End");
  help.find<QToolButton>("helpBack").click();
  EXPECT_EQ(help.file(), "surgeon.md");
  help.find<QToolButton>("helpForward").click();
  EXPECT_EQ(help.lineAtTheTop(), "End");
}

TEST_F(OwnPages, ALinkThatLeadsNowhereIsText) {
  write("surgeon.md", "# One\n\nSee [the card](../models/README.md), [another](gone.md) and [the web](https://example.org).\n");
  Help help(folder());
  EXPECT_FALSE(help.fragment("the card").charFormat().isAnchor());
  EXPECT_FALSE(help.fragment("another").charFormat().isAnchor());
  EXPECT_TRUE(help.fragment("the web").charFormat().isAnchor());
  EXPECT_EQ(help.text().document()->begin().next().text(), "See the card, another and the web.");
}
