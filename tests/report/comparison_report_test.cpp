// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/comparison_report.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/csv.h"
#include "core/base/numbers.h"
#include "core/report/html.h"
#include "core/report/plots.h"

namespace glenoid {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::vector<std::string> kLabels{"<b>A & B</b>", "=cmd,\"x\""};

MethodAnswers answers(const std::string& title, double lean) {
  MethodAnswers method{"name", title, 2, {kLabels, {}, {2, {}, {}}}};
  for (std::size_t i = 0; i < 40; ++i) {
    method.answers.images.emplace_back("image", std::to_string(i));
    method.answers.predictions.truth.push_back(i % 2);
    const double score = lean + static_cast<double>(i % 7) / 3 - 1;
    method.answers.predictions.logits.insert(method.answers.predictions.logits.end(), {i % 2 == 0 ? score : 0, i % 2 == 0 ? 0 : score});
  }
  return method;
}

ComparisonTable table() { return comparisonTable({answers("<script>alert(1)</script>", 1), answers("plain, \"quoted\"", 0)}, 10); }

TEST(Html, EscapesWhatIsWrittenIntoIt) {
  EXPECT_EQ(escapedHtml("<a href=\"x\">Tom & 'Jerry'</a>"), "&lt;a href=&quot;x&quot;&gt;Tom &amp; &#39;Jerry&#39;&lt;/a&gt;");
  EXPECT_THAT(htmlTable({"<h>"}, {{"<c>"}}), testing::AllOf(HasSubstr("&lt;h&gt;"), HasSubstr("&lt;c&gt;"), Not(HasSubstr("<c>"))));
}

TEST(ComparisonPage, IsSelfContainedAndEscaped) {
  const auto shown = table();
  nlohmann::ordered_json options{{"startWeights", "</pre><script>alert(2)</script>"}};
  const ComparisonPage page{
      {"<title>"}, shown, {{"<fold>", {{1, 0.1, 2, 0.5, 1.5, 0.6, 1, 1}, {2, 0.1, 1, 0.7, 1.2, 0.7, 1, 1}}}}, options, {}};
  const auto html = comparisonHtml(page);
  for (const char* raw : {"<script", "<b>A", "<fold>", "<title><", "http-equiv=\"refresh\"", "src=", "href=", "@import", "url("}) {
    EXPECT_THAT(html, Not(HasSubstr(raw)));
  }
  for (const char* wanted : {"&lt;script&gt;alert(1)", "&lt;b&gt;A &amp; B&lt;/b&gt;", "Research use only. Not a medical device.", "<svg",
                             "Loss", "McNemar", "default-src 'none'"}) {
    EXPECT_THAT(html, HasSubstr(wanted));
  }
  EXPECT_THAT(html, Not(HasSubstr("nan")));
  std::size_t opened = 0, closed = 0;
  for (std::size_t at = 0; (at = html.find("<figure>", at)) != std::string::npos; ++at) ++opened;
  for (std::size_t at = 0; (at = html.find("</figure>", at)) != std::string::npos; ++at) ++closed;
  EXPECT_EQ(opened, 1u + 2 * 3 + 2);  // bars; matrix, ROC and reliability of each method; loss and accuracy
  EXPECT_EQ(closed, opened);
}

TEST(ComparisonPage, IsWrittenInTheLanguageAskedForWithItsNumbers) {
  auto refined = answers("other", 0);
  refined.how = {", mean of eight looks"};
  const auto shown = comparisonTable({answers("first", 1), refined}, 10);
  std::vector<std::string> patterns;
  const PageLanguage language{"xx", [&](const ReportText& text) {
                                patterns.push_back(text.pattern);
                                auto words = inEnglish({"%1", text.values, text.digits});
                                std::replace(words.begin(), words.end(), '.', ',');
                                return text.pattern == "%1" ? words : "[" + inEnglish(text) + "]";
                              }};
  const ComparisonPage page{{"Comparison of %1", {"two"}}, shown, {{"fold", {{1, 0.1, 2, 0.5, 1.5, 0.6, 1, 1}}}}, {}, {}};
  const auto html = comparisonHtml(page, language);
  const auto brier = fixedNumber(shown.rows[0].evaluation.brier, 3);
  EXPECT_THAT(html, HasSubstr("<td>" + brier.substr(0, 1) + "," + brier.substr(2) + "</td>"));
  for (const char* words : {"<html lang=\"xx\">", "<title>[Comparison of two]</title>", "<h2>[Figures]</h2>", "<th>[accuracy %]</th>",
                            "[Research use only. Not a medical device.]", "[Reliability]", "[Loss]", "[epoch]",
                            "<th scope=\"row\">other[, mean of eight looks]</th>"}) {
    EXPECT_THAT(html, HasSubstr(words));
  }
  for (const char* words : {">Figures<", ">accuracy", ">Loss<", ">epoch<", ">training<", "ROC, one class against the rest<"}) {
    EXPECT_THAT(html, Not(HasSubstr(words)));
  }
  EXPECT_THAT(patterns, testing::Contains("McNemar p"));
  EXPECT_THAT(comparisonHtml(page), testing::AllOf(HasSubstr("<td>" + brier + "</td>"), HasSubstr(">other, mean of eight looks</th>")));
  EXPECT_THAT(comparisonCsv(shown), HasSubstr("\"other, mean of eight looks\","));
}

TEST(ComparisonPage, SaysWhyTwoMethodsCannotBeTested) {
  auto apart = answers("apart", 0);
  for (auto& [image, digest] : apart.answers.images) digest += "x";
  const auto page = [](const MethodAnswers& second) {
    return comparisonHtml({{"c"}, comparisonTable({answers("first", 1), second}, 10), {}, {}, {}});
  };
  EXPECT_THAT(page(apart), HasSubstr("The first method answered none of these images"));
  EXPECT_THAT(page(answers("other", 0)), Not(HasSubstr("answered none")));
}

TEST(ComparisonPage, DrawsManyClassesWithinReason) {
  MethodAnswers many{"many", "many", 1, {{}, {}, {60, {}, {}}}};
  for (std::size_t c = 0; c < 60; ++c) many.answers.labels.push_back("class " + std::to_string(c));
  for (std::size_t i = 0; i < 120; ++i) {
    many.answers.images.emplace_back("image", std::to_string(i));
    many.answers.predictions.truth.push_back(i % 60);
    for (std::size_t c = 0; c < 60; ++c) many.answers.predictions.logits.push_back(c == i % 60 ? 2.0 : static_cast<double>(i % 5));
  }
  const auto shown = comparisonTable({many}, 1);
  const auto html = comparisonHtml({{"many"}, shown, {}, {}, {}});
  EXPECT_THAT(html, Not(HasSubstr("Confusion")));
  EXPECT_LT(html.size(), 200'000u);
}

TEST(ComparisonCsv, HasOneReadableRecordForEachMethod) {
  const auto text = comparisonCsv(table());
  std::size_t at = 0;
  const auto header = nextCsvRecord(text, at).value(), first = nextCsvRecord(text, at).value(), second = nextCsvRecord(text, at).value();
  EXPECT_FALSE(nextCsvRecord(text, at));
  EXPECT_EQ(first.size(), header.size());
  EXPECT_EQ(second.size(), header.size());
  EXPECT_EQ(second[0], "plain, \"quoted\"");
  EXPECT_EQ(header[5], "accuracy");
  EXPECT_EQ(first[5], fixedNumber(table().rows[0].evaluation.accuracy, 6));
  EXPECT_EQ(first.back(), "Research use only. Not a medical device.");
}

TEST(ComparisonPage, AMethodThatDivergedIsARowThatSaysSo) {
  auto some = answers("some folds", 0);
  some.leftOut = {{2, ErrorCode::OutOfMemory}};
  const MethodAnswers none{"none", "no fold", 0, {}, {{1, ErrorCode::NotANumber}, {2, ErrorCode::OutOfMemory}, {4, ErrorCode::NotANumber}}};
  const auto shown = comparisonTable({none, some, answers("all", 1)}, 4);
  ASSERT_EQ(shown.rows.size(), 3u);
  EXPECT_FALSE(shown.rows[0].vsFirst || shown.rows[1].vsFirst);
  EXPECT_TRUE(shown.rows[2].vsFirst) << "the first that answered is the one to compare with";
  const auto diverged = std::string(errorSentence(ErrorCode::NotANumber)), memory = std::string(errorSentence(ErrorCode::OutOfMemory));
  const auto why = "folds 1, 4: " + diverged + "; fold 2: " + memory;
  const auto text = comparisonText(shown);
  EXPECT_THAT(text, HasSubstr(why));
  const auto line = text.substr(text.find("no fold"));
  EXPECT_THAT(line.substr(0, line.find('\n')), Not(HasSubstr("0.0"))) << "without images there is no figure";
  EXPECT_THAT(comparisonText(table()), Not(HasSubstr("left out")));
  const auto csv = comparisonCsv(shown);
  std::size_t at = 0;
  const auto header = nextCsvRecord(csv, at).value(), row = nextCsvRecord(csv, at).value(), second = nextCsvRecord(csv, at).value();
  const auto column = static_cast<std::size_t>(std::find(header.begin(), header.end(), "leftOut") - header.begin());
  const auto accuracy = static_cast<std::size_t>(std::find(header.begin(), header.end(), "accuracy") - header.begin());
  ASSERT_LT(column, row.size());
  EXPECT_EQ(row.size(), header.size());
  EXPECT_EQ(row[column], why);
  EXPECT_EQ(row[accuracy], "");
  EXPECT_EQ(second[column], "fold 2: " + memory);
  EXPECT_NE(second[accuracy], "");
  const auto html = comparisonHtml({{"page"}, shown, {}, {}, {}});
  EXPECT_THAT(html, HasSubstr("no fold: not answered"));
  EXPECT_THAT(html, HasSubstr(why));
  const auto json = toJson(shown).at("methods");
  EXPECT_TRUE(json.at(0).at("evaluation").is_null());
  EXPECT_EQ(json.at(0).at("leftOut").size(), 3u);
  EXPECT_EQ(json.at(0).at("leftOut").at(0).dump(), R"({"fold":1,"code":"not-a-number","sentence":")" + diverged + "\"}");
  EXPECT_FALSE(json.at(2).contains("leftOut"));
}

TEST(ComparisonText, AlignsItsColumns) {
  const auto text = comparisonText(table());
  std::vector<std::string> lines;
  for (std::size_t at = 0, end; (end = text.find('\n', at)) != std::string::npos; at = end + 1) lines.push_back(text.substr(at, end - at));
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_EQ(lines[0].size(), lines[1].size());
  EXPECT_EQ(lines[1].size(), lines[2].size());
}

}  // namespace
}  // namespace glenoid
