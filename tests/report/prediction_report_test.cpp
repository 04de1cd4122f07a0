#include "core/report/prediction_report.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "core/report/disclaimer.h"

using namespace glenoid;

namespace {

ModelDescription model() {
  ModelDescription m;
  m.name = "net";
  m.version = "1";
  m.weightsSha256 = "0123456789abcdef";
  m.labels = {{"A", "Maker A"}, {"B", "Maker B"}};
  return m;
}

FileAnswer answered() {
  FileAnswer answer{{"x.dcm", {}, {}, {"a note"}}, Prediction{}};
  answer.prediction->probabilities = {0.25, 0.75};
  answer.prediction->best = 1;
  answer.prediction->milliseconds = 12.5;
  return answer;
}

FileAnswer refused() { return {{"bad, \"one\".dcm", Error(ErrorCode::DamagedFile, "cut", "bad, \"one\".dcm"), {}, {}}, std::nullopt}; }

}  // namespace

TEST(PredictionReport, AnAnswerAsJson) {
  const auto json = toJson(predictionRow(answered(), model()));
  EXPECT_EQ(json["status"], "ok");
  EXPECT_EQ(json["label"], "B");
  EXPECT_EQ(json["display"], "Maker B");
  EXPECT_DOUBLE_EQ(json["probability"], 0.75);
  EXPECT_DOUBLE_EQ(json["probabilities"]["A"], 0.25);
  EXPECT_EQ(json["model"], "net 1 (01234567)");
  EXPECT_EQ(json["notices"][0], "a note");
  EXPECT_EQ(json["disclaimer"], kDisclaimer);
}

TEST(PredictionReport, ARefusalIsARowWithItsReason) {
  const auto json = toJson(predictionRow(refused(), model()));
  EXPECT_EQ(json["status"], "refused");
  EXPECT_TRUE(json["label"].is_null());
  EXPECT_TRUE(json["probability"].is_null());
  EXPECT_NE(json["reason"].get<std::string>().find("damaged"), std::string::npos);
}

TEST(PredictionReport, EveryCsvLineHasTheHeadersFields) {
  const auto fields = [](const std::string& line) {
    bool quoted = false;
    return std::count_if(line.begin(), line.end(), [&](char c) {
      if (c == '"') quoted = !quoted;
      return c == ',' && !quoted;
    });
  };
  const auto header = csvHeader(model());
  EXPECT_EQ(fields(csvLine(predictionRow(answered(), model()), model())), fields(header));
  EXPECT_EQ(fields(csvLine(predictionRow(refused(), model()), model())), fields(header));
  EXPECT_NE(csvLine(predictionRow(answered(), model()), model()).find(kDisclaimer), std::string::npos);
}

TEST(PredictionReport, CsvFieldsAreQuotedAndNeverFormulas) {
  EXPECT_EQ(csvField("plain"), "plain");
  EXPECT_EQ(csvField("a,b"), "\"a,b\"");
  EXPECT_EQ(csvField("say \"x\""), "\"say \"\"x\"\"\"");
  EXPECT_EQ(csvField("=cmd()"), "'=cmd()");
}
