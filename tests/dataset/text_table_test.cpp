// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/text_table.h"

#include <gmock/gmock.h>

#include "core/base/error.h"
#include "core/base/files.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown_error.h"

using namespace glenoid;

namespace {

using ::testing::ElementsAre;

class TextTable : public testing::Test {
 protected:
  std::vector<TableRow> read(std::string_view text) {
    writeFileAtomically(folder_ / "x.csv", text);
    return readTextTable(folder_ / "x.csv", {"path", "label"}, {"group"});
  }
  // Those of the first row.
  std::vector<std::string> fieldsOf(std::string_view text) { return read(text).at(0).fields; }

  const test::TemporaryFolder folder_;
};

// ASCII as UTF-16 without a byte order mark.
std::string utf16(std::string_view text, bool bigEndian) {
  std::string bytes;
  for (const char c : text) {
    const char high = 0;
    bytes += bigEndian ? high : c;
    bytes += bigEndian ? c : high;
  }
  return bytes;
}

}  // namespace

TEST_F(TextTable, MaySeparateByCommasSemicolonsOrTabs) {
  EXPECT_THAT(fieldsOf("path,label\na;b,c\n"), ElementsAre("a;b", "c", ""));
  EXPECT_THAT(fieldsOf("path;label;group\na,b;c;d\n"), ElementsAre("a,b", "c", "d"));
  EXPECT_THAT(fieldsOf("label\tpath\nc\ta b\n"), ElementsAre("a b", "c", ""));
  EXPECT_THAT(fieldsOf("sep=;\r\npath;label\r\na;c\r\n"), ElementsAre("a", "c", ""));
  EXPECT_THAT(fieldsOf("path;label\n\"a;\"\"b\";c\n"), ElementsAre("a;\"b", "c", "")) << "quoted";
}

TEST_F(TextTable, NamesItsColumnsInAnyCase) {
  EXPECT_THAT(fieldsOf(" Path , LABEL ,Remark,\"Group \"\na,c,x,g\n"), ElementsAre("a", "c", "g"));
  for (const char* text : {"", "file,label\na,b\n", "path label\na b\n"})
    EXPECT_EQ(test::codeOf([&] { read(text); }), ErrorCode::FileInvalid) << text;
}

TEST_F(TextTable, MayHaveEmptyRowsAndEmptyFieldsAtTheEnd) {
  const auto rows = read("path;label;;\r\na;b;;\r\n;;;\r\n\r\nc;d\r\n;;;;;\r\n");
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_THAT(rows[1].fields, ElementsAre("c", "d", ""));
  EXPECT_EQ(rows[1].record, 5u);
  EXPECT_EQ(test::codeOf([&] { read("path,label\na,b,c\n"); }), ErrorCode::FileInvalid);
  EXPECT_EQ(test::codeOf([&] { read("path,label\na\n"); }), ErrorCode::FileInvalid);
}

TEST_F(TextTable, MayBeInTheEncodingsOfSpreadsheets) {
  const std::string text = "path,label\r\na,b\r\n";
  const auto little = utf16(text, false), big = utf16(text, true);
  for (const auto& bytes : {text, "\xEF\xBB\xBF" + text, "\xFF\xFE" + little, "\xFE\xFF" + big, little, big})
    EXPECT_THAT(fieldsOf(bytes), ElementsAre("a", "b", ""));
  EXPECT_THAT(fieldsOf("path;label\na;M\xFCller\n"), ElementsAre("a", "M\xC3\xBCller", "")) << "Windows-1252";
  constexpr std::string_view kLettersBeyondAscii("\x00\x30\xFC\x00", 4);  // U+3000, U+00FC: little endian with zeros at both places
  EXPECT_THAT(fieldsOf(utf16("path,label\na,", false).append(kLettersBeyondAscii)), ElementsAre("a", "\xE3\x80\x80\xC3\xBC", ""));
  EXPECT_EQ(fieldsOf(std::string_view("path,label\na\0,b\n", 16)).at(1), "b") << "a stray zero";
  for (const auto& cut : {std::string("\xFF\xFEp"), little.substr(0, little.size() - 1)})
    EXPECT_EQ(test::errorOf([&] { read(cut); }).detail(), "its text is in an unknown encoding") << "cut within a character";
}

TEST_F(TextTable, HasTheLineEndsOfAnySystem) {
  for (const char* text :
       {"path,label\ra,b\rc,\"d\re\"", "path,label\r\na,b\r\nc,\"d\re\"\r\n", "sep=,\rpath,label\ra,b\r\rc,\"d\re\"\r"}) {
    const auto rows = read(text);
    ASSERT_EQ(rows.size(), 2u) << text;
    EXPECT_THAT(rows[0].fields, ElementsAre("a", "b", ""));
    EXPECT_THAT(rows[1].fields, ElementsAre("c", "d\re", ""));
  }
}
