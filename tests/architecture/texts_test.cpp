// SPDX-License-Identifier: GPL-3.0-or-later
// Messages of core are recognised by their codes: no file of the window or of a program repeats, parses or compares one of core's
// sentences.
#include <algorithm>
#include <cctype>
#include <regex>
#include <set>

#include <gtest/gtest.h>

#include "tests/architecture/source_tree.h"

namespace {

using glenoid::test::sourcesUnder;
using glenoid::test::textOf;

// The string literals of `code`, adjacent ones joined.
std::vector<std::string> literalsOf(const std::string& code) {
  static const std::regex kLiteral(R"re("((?:[^"\\\n]|\\.)*)")re");
  std::vector<std::string> literals;
  auto last = code.cend();
  for (std::sregex_iterator match(code.begin(), code.end(), kLiteral), end; match != end; ++match) {
    const auto& found = (*match)[0];
    const bool joined = last != code.cend() && std::all_of(last, found.first, [](unsigned char c) { return std::isspace(c); });
    joined ? literals.back() += (*match)[1] : literals.emplace_back((*match)[1]);
    last = found.second;
  }
  return literals;
}

// The sentences of errors and facts: the texts in GLENOID_TEXT("Error", "...") and GLENOID_TEXT("Fact", "...").
std::set<std::string> sentencesIn(const std::string& code) {
  std::set<std::string> sentences;
  static const std::regex kMark(R"re(GLENOID_TEXT\("(Error|Fact)",)re");
  for (std::sregex_iterator mark(code.begin(), code.end(), kMark), end; mark != end; ++mark) {
    const auto literals = literalsOf(code.substr(static_cast<std::size_t>(mark->position() + mark->length()), 400));
    if (!literals.empty()) sentences.insert(literals.front());
  }
  return sentences;
}

bool isSentence(const std::string& text) { return text.size() >= 12 && text.find(' ') != std::string::npos; }

}  // namespace

TEST(Texts, TheRuleItselfKnowsWhatItReads) {
  EXPECT_EQ(literalsOf(R"(f("a \"b\"", "c" /* */ + "d"
    "e"))"),
            (std::vector<std::string>{R"(a \"b\")", "c", "de"}));
  EXPECT_EQ(sentencesIn(R"(Row{1, GLENOID_TEXT("Fact", "One two"
                "three."), GLENOID_TEXT("Error", "Four"), GLENOID_TEXT("Core", "Five")})"),
            (std::set<std::string>{"One twothree.", "Four"}));
}

TEST(Texts, NobodyKnowsASentenceOfCore) {
  std::set<std::string> sentences;
  for (const auto& file : sourcesUnder("core")) sentences.merge(sentencesIn(textOf(file)));
  EXPECT_GT(sentences.size(), 100u);
  for (const char* folder : {"ui", "app"}) {
    for (const auto& file : sourcesUnder(folder)) {
      for (const auto& literal : literalsOf(textOf(file))) {
        EXPECT_FALSE(isSentence(literal) && sentences.contains(literal)) << file << " repeats: " << literal;
      }
    }
  }
}

TEST(Texts, NobodyTakesAnErrorsDetailOrStageApart) {
  const std::regex apart(
      R"((detail\(\)|stage|sentence\([^()]*\)|what\(\))\s*\)?\.(starts_with|ends_with|find|substr|contains|compare)\b|detail\(\))");
  EXPECT_TRUE(std::regex_search("progress.stage.starts_with(\"epoch\")", apart));
  EXPECT_TRUE(std::regex_search("const auto& detail = error.detail();", apart));
  for (const char* folder : {"ui", "app"}) {
    for (const auto& file : sourcesUnder(folder)) EXPECT_FALSE(std::regex_search(textOf(file), apart)) << file;
  }
}
