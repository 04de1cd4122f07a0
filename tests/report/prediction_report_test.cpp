// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/prediction_report.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "core/report/disclaimer.h"
#include "tests/support/small_answer.h"

using namespace glenoid;

namespace {

Answer answered() {
  auto answer = test::answerOf("x.dcm", {0.25, 0.75});
  answer.facts = {{FactCode::LossyCompression, {}}, {FactCode::OnlyFirstFrame, {std::int64_t{12}, std::int64_t{1}}}};
  return answer;
}

Answer refused() { return test::refusedAnswer("bad, \"one\".dcm", ErrorCode::DamagedFile); }

Answer unknown() {
  auto answer = answered();
  answer.verdict = Verdict::Unknown;
  answer.unknownReason = Fact{FactCode::NothingToSee, {}};
  return answer;
}

Answer several() {
  auto answer = test::answerOf("x.dcm", {0.2, 0.45, 0.35});
  answer.verdict = Verdict::Several;
  answer.set = {1, 2};
  answer.confidence = 95;
  return answer;
}

std::vector<std::string> keysOf(const nlohmann::ordered_json& json) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : json.items()) keys.push_back(key);
  return keys;
}

}  // namespace

TEST(PredictionReport, AnAnswerAsJson) {
  const auto json = toJson(answered());
  EXPECT_EQ(json["status"], "ok");
  EXPECT_TRUE(json["code"].is_null());
  EXPECT_EQ(json["verdict"], "maker");
  EXPECT_TRUE(json["unknownReason"].is_null());
  EXPECT_EQ(json["label"], "B");
  EXPECT_EQ(json["display"], "Maker B");
  EXPECT_DOUBLE_EQ(json["probability"], 0.75);
  EXPECT_DOUBLE_EQ(json["probabilities"]["A"], 0.25);
  EXPECT_EQ(json["model"], "net (01234567)");
  EXPECT_EQ(json["disclaimer"], kDisclaimer);
}

TEST(PredictionReport, WhatWasIdentifiedOfThePictureIsAlwaysSaid) {
  auto answer = answered();
  answer.part = {0, 0, 640, 480, PartOrigin::Whole};
  EXPECT_EQ(toJson(answer)["part"].dump(), R"({"x":0,"y":0,"width":640,"height":480,"by":"whole"})");
  EXPECT_NE(csvLine(answer).find(",0,0,640,480,whole,"), std::string::npos) << csvLine(answer);
  answer.part = {12, 34, 200, 100, PartOrigin::User};
  EXPECT_EQ(toJson(answer)["part"]["by"], "user");
  EXPECT_NE(csvLine(answer).find(",12,34,200,100,user,"), std::string::npos) << csvLine(answer);
  EXPECT_NE(csvHeader(*answer.model).find(",part x,part y,part width,part height,part by,"), std::string::npos);
  EXPECT_TRUE(toJson(refused())["part"].is_null());
}

TEST(PredictionReport, WhatTheModelLearnedThatIsLikeThePictureIsListed) {
  auto answer = answered();
  EXPECT_EQ(toJson(answer)["similar"].dump(), "[]");
  answer.similar = {{1, 0.125, "ab", "B/7.png"}, {0, 0.25, "cd", ""}};
  EXPECT_EQ(toJson(answer)["similar"].dump(),
            R"([{"label":"B","distance":0.125,"sha256":"ab","name":"B/7.png"},{"label":"A","distance":0.25,"sha256":"cd"}])");
}

TEST(PredictionReport, FactsAreCodesBesideTheirSentences) {
  const auto json = toJson(answered());
  ASSERT_EQ(json["facts"].size(), 2u);
  EXPECT_EQ(json["facts"][0]["code"], "lossy-compression");
  EXPECT_EQ(json["facts"][0]["concept"]["value"], "113040");
  EXPECT_EQ(json["facts"][1]["severity"], "information");
  EXPECT_EQ(json["facts"][1]["values"], nlohmann::json::array({12, 1}));
  EXPECT_EQ(json["facts"][1]["sentence"], "Of 12 frames, only frame 1 was read.");
  EXPECT_EQ(json["notices"][1], json["facts"][1]["sentence"]);
}

TEST(PredictionReport, ARefusalIsARowWithItsReason) {
  const auto json = toJson(refused());
  EXPECT_EQ(json["status"], "refused");
  EXPECT_EQ(json["code"], "damaged-file");
  EXPECT_TRUE(json["verdict"].is_null());
  EXPECT_TRUE(json["label"].is_null());
  EXPECT_TRUE(json["probability"].is_null());
  EXPECT_NE(json["reason"].get<std::string>().find("damaged"), std::string::npos);
  EXPECT_EQ(keysOf(json), keysOf(toJson(answered())));
  EXPECT_EQ(keysOf(json), keysOf(toJson(several())));
}

TEST(PredictionReport, WithoutAMakerThereIsNoNameButTheRawProbabilities) {
  const auto json = toJson(unknown());
  EXPECT_EQ(json["status"], "ok");
  EXPECT_EQ(json["verdict"], "unknown");
  EXPECT_EQ(json["unknownReason"], "nothing-to-see");
  EXPECT_EQ(json["facts"][0]["code"], "nothing-to-see");
  EXPECT_EQ(json["facts"].size(), 3u);
  for (const char* key : {"label", "display", "probability", "confidence"}) EXPECT_TRUE(json[key].is_null()) << key;
  EXPECT_TRUE(json["set"].empty());
  EXPECT_DOUBLE_EQ(json["probabilities"]["B"], 0.75);
  EXPECT_EQ(csvLine(unknown()).find("Maker"), std::string::npos);
  EXPECT_NE(csvLine(unknown()).find(",unknown,\"\",\"\",1,1,nothing-to-see,"), std::string::npos) << csvLine(unknown());
  EXPECT_NE(csvLine(unknown()).find(",ok,\"\",\"\",\"\",0.250000,0.750000"), std::string::npos) << csvLine(unknown());
}

TEST(PredictionReport, SeveralMakersAreASetAndNoLabel) {
  const auto json = toJson(several());
  EXPECT_EQ(json["verdict"], "several");
  EXPECT_EQ(json["set"], nlohmann::json::array({"B", "C"})) << "labels as in model.json, most probable first";
  EXPECT_EQ(json["confidence"], 95);
  for (const char* key : {"label", "display", "probability"}) EXPECT_TRUE(json[key].is_null()) << key;
  EXPECT_NE(csvLine(several()).find(",several,B|C,95,"), std::string::npos) << csvLine(several());
  EXPECT_NE(csvLine(several()).find(",ok,\"\",\"\",\"\",0.200000,"), std::string::npos) << csvLine(several());
}

TEST(PredictionReport, TheLooksAndHowManyAgreeAreSaid) {
  EXPECT_EQ(toJson(answered())["looks"].dump(), R"({"count":1,"agree":1})");
  auto answer = answered();
  answer.prediction.looks = {1, 1, 0, 1, 1, 1, 1, 1};
  EXPECT_EQ(toJson(answer)["looks"].dump(), R"({"count":8,"agree":7})");
  EXPECT_NE(csvHeader(*answer.model).find(",confidence,looks,looks that agree,unknown reason,headline,disclaimer"), std::string::npos);
  EXPECT_NE(csvLine(answer).find(",maker,\"\",\"\",8,7,\"\","), std::string::npos) << csvLine(answer);
  EXPECT_TRUE(toJson(refused())["looks"].is_null());
}

TEST(PredictionReport, AJointAnswerSaysWhatItRestsOnAndHasNoSet) {
  const std::vector answers{answered(), unknown(), refused()};
  const auto json = toJson(together(answers))["together"];
  EXPECT_EQ(json["files"].size(), 3u);
  EXPECT_EQ(json["used"], 1);
  EXPECT_EQ(json["verdict"], "maker");
  EXPECT_EQ(json["label"], "B");
  EXPECT_EQ(json["named"], nlohmann::json({"B"}));
  EXPECT_EQ(json["display"], "Maker B");
  EXPECT_DOUBLE_EQ(json["probability"], 0.75);
  EXPECT_DOUBLE_EQ(json["probabilities"]["A"], 0.25);
  EXPECT_FALSE(json.contains("set") || json.contains("confidence"));
  EXPECT_EQ(json["facts"][0]["code"], "together-of");
  EXPECT_EQ(json["disclaimer"], kDisclaimer);
  const std::vector none{unknown(), refused()};
  const auto nobody = toJson(together(none))["together"];
  EXPECT_EQ(nobody["verdict"], "unknown");
  EXPECT_EQ(nobody["unknownReason"], "together-none");
  for (const char* key : {"label", "display", "probability"}) EXPECT_TRUE(nobody[key].is_null()) << key;
  EXPECT_TRUE(nobody["probabilities"].empty());
  EXPECT_EQ(keysOf(json), keysOf(nobody));
}

TEST(PredictionReport, EveryCsvLineHasTheHeadersFields) {
  const auto fields = [](const std::string& line) {
    bool quoted = false;
    return std::count_if(line.begin(), line.end(), [&](char c) {
      if (c == '"') quoted = !quoted;
      return c == ',' && !quoted;
    });
  };
  const auto header = csvHeader(*answered().model);
  for (const auto& answer : {answered(), refused(), unknown()}) EXPECT_EQ(fields(csvLine(answer)), fields(header));
  EXPECT_NE(csvLine(answered()).find(kDisclaimer), std::string::npos);
}

TEST(PredictionReport, CsvNamesTheFolderAndTheMakerTwice) {
  EXPECT_TRUE(csvHeader(*answered().model).starts_with("file,folder,folder label,status,label,display,probability,probability of A,"));
  const auto named = csvLine(test::answerOf("/study/maker a/x.dcm", {0.25, 0.75}));
  EXPECT_TRUE(named.starts_with("/study/maker a/x.dcm,maker a,A,ok,B,Maker B,0.750000,0.250000,0.750000,")) << named;
  const auto other = csvLine(test::answerOf("/study/x.dcm", {0.25, 0.75}));
  EXPECT_TRUE(other.starts_with("/study/x.dcm,study,\"\",ok,B,Maker B,")) << other;
}

TEST(PredictionReport, ExcelGetsTheSignsOfItsSystem) {
  const auto answer = test::answerOf("/study/a;b/x.dcm", {0.25, 0.75});
  EXPECT_EQ(excelForm('.'), (CsvForm{',', '.', true}));
  const auto comma = excelForm(',');
  EXPECT_TRUE(csvHeader(*answer.model, comma)
                  .starts_with("\xEF\xBB\xBF"
                               "file;folder;folder label;status;"))
      << csvHeader(*answer.model, comma);
  const auto line = csvLine(answer, comma);
  EXPECT_TRUE(line.starts_with("\"/study/a;b/x.dcm\";\"a;b\";\"\";ok;B;Maker B;0,750000;0,250000;0,750000;")) << line;
  EXPECT_NE(line.find(";12,5;"), std::string::npos) << "milliseconds";
  EXPECT_NE(line.find(kDisclaimer), std::string::npos) << "sentences keep their points";
  EXPECT_EQ(csvField("a,b", ';'), "a,b");
}

TEST(PredictionReport, ATableMayHaveTheSentencesOfTheWindow) {
  auto answer = test::answerOf("/study/x.dcm", {0.25, 0.75});
  answer.facts = {{FactCode::KnownMakersOnly, {}}};
  const CsvWords words{[](const Fact& fact) { return "<" + std::string(factName(fact.code)) + ">"; },
                       [](const Error&) { return std::string("<error>"); }, "<disclaimer>"};
  const auto line = csvLine(answer, {}, words);
  EXPECT_NE(line.find("<" + std::string(factName(FactCode::KnownMakersOnly)) + ">"), std::string::npos) << line;
  EXPECT_TRUE(line.ends_with("<disclaimer>\r\n")) << line;
  EXPECT_EQ(line.find(kDisclaimer), std::string::npos);
  EXPECT_TRUE(csvLine(answer).ends_with(std::string(kDisclaimer) + "\r\n")) << "English is the standard";
}

TEST(PredictionReport, CsvFieldsAreQuotedAndNeverFormulas) {
  EXPECT_EQ(csvField("plain"), "plain");
  EXPECT_EQ(csvField("a,b"), "\"a,b\"");
  EXPECT_EQ(csvField("say \"x\""), "\"say \"\"x\"\"\"");
  EXPECT_EQ(csvField("=cmd()"), "'=cmd()");
}
