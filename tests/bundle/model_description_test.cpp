// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bundle/model_description.h"

#include <limits>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/bundle/run_words.h"
#include "tests/support/small_model.h"
#include "tests/support/thrown_error.h"

using namespace glenoid;

namespace {

void expectRefused(const nlohmann::json& json, const std::string& word) {
  const auto error = test::errorOf([&] { modelDescriptionFromJson(json); });
  EXPECT_EQ(error.code(), ErrorCode::ModelMismatch) << word;
  EXPECT_NE(error.detail().find(word), std::string::npos) << error.detail();
}

using Pointer = nlohmann::json::json_pointer;

nlohmann::json with(nlohmann::json json, const std::string& place, const nlohmann::json& value) {
  json[Pointer(place)] = value;
  return json;
}

nlohmann::json without(nlohmann::json json, const std::string& place) {
  const Pointer pointer(place);
  json[pointer.parent_pointer()].erase(pointer.back());
  return json;
}

}  // namespace

TEST(ModelDescription, ItsTitleLeavesOutVersionOne) {
  ModelDescription model;
  model.name = "set-custom-cnn-1";
  model.version = "1";
  model.weightsSha256 = "0123456789";
  EXPECT_EQ(model.title(), "set-custom-cnn-1");
  EXPECT_EQ(model.identification(), "set-custom-cnn-1 (01234567)");
  model.version = "2026.11";
  EXPECT_EQ(model.title(), "set-custom-cnn-1 2026.11");
}

TEST(ModelDescription, JsonBothWays) {
  auto model = test::smallModelDescription();
  model.hasTemperature = true;
  model.temperature = 1.5;
  model.figures = {{"test", {{"accuracy", 0.8}, {"low", 0.7}, {"high", 0.9}, {"images", 62}}}};
  const auto copy = modelDescriptionFromJson(toJson(model));
  EXPECT_EQ(toJson(copy), toJson(model));
  EXPECT_EQ(inEnglish(copy.accuracyText()), "Measured accuracy 80.0 % (95 % interval 70.0 % to 90.0 %, 62 test images).");
}

TEST(ModelDescription, RenewsTheSentencesThatEarlierRunsWrote) {
  auto model = test::smallModelDescription();
  model.training = {{"data", "hips"}};
  model.summary = "Trained with Glenoid on hips.";
  model.limits = "It knows the makers it was trained on and no other.";
  const auto renewed = modelDescriptionFromJson(toJson(model));
  EXPECT_EQ(renewed.summary, kRunSummary);
  EXPECT_EQ(renewed.limits, kRunLimits);
  model.summary = "Trained with Glenoid on other data.";
  EXPECT_EQ(modelDescriptionFromJson(toJson(model)).summary, model.summary) << "words of a person stay";
  model.training = nlohmann::json::object();
  EXPECT_EQ(modelDescriptionFromJson(toJson(model)).summary, model.summary);
}

TEST(ModelDescription, CallsProbabilitiesCalibratedOnlyIfEnoughImagesFittedTheTemperature) {
  auto model = test::smallModelDescription();
  const auto calibrated = [&](const nlohmann::json& figures) {
    model.figures = figures;
    return model.isCalibrated();
  };
  const auto of = [](int images) { return nlohmann::json{{"images", images}}; };
  EXPECT_FALSE(calibrated({{"validation", of(500)}})) << "no temperature was fitted";
  model.hasTemperature = true;
  EXPECT_TRUE(calibrated({{"validation", of(50)}}));
  EXPECT_FALSE(calibrated({{"validation", of(49)}, {"test", of(500)}}));
  EXPECT_TRUE(calibrated({{"validation", of(2)}, {"crossValidation", of(538)}})) << "fitted on the pool of the folds";
  EXPECT_FALSE(calibrated({{"crossValidation", of(40)}}));
  EXPECT_FALSE(calibrated(nlohmann::json::object())) << "nobody knows on how many";
}

TEST(ModelDescription, WhatIsMissingOrWrongIsNamed) {
  const auto good = toJson(test::smallModelDescription());
  for (const auto& [key, value] : good.items()) {
    if (key == "temperature" || key == "subject") continue;  // models of earlier versions have no subject
    expectRefused(without(good, "/" + key), key);
  }
  EXPECT_EQ(test::codeOf([&] { modelDescriptionFromJson(with(good, "/formatVersion", 99)); }), ErrorCode::ModelTooNew);
  expectRefused(with(good, "/name", "../evil"), "name");
  expectRefused(with(good, "/name", ".."), "dot");
  expectRefused(with(good, "/temperature", -1), "temperature");
  expectRefused(with(good, "/preprocessing/inputSize", 1 << 20), "inputSize");
  expectRefused(nlohmann::json::array(), "format");
}

TEST(ModelDescription, SetsAreReadAsTheyWereWritten) {
  auto model = test::smallModelDescription();
  model.sets = {{1, 1, {75, 265, 64}, {{90, {0.1, 0.25, 0.3}, SetCoverage{{70, 240, 60}, 300, 280}}, {95, {0.01, 0.02, 0.03}, {}}}},
                {8, 0.8, {75, 265, 64}, {{90, {0.2, 0.2, 0.2}, {}}}}};
  const auto json = toJson(model);
  EXPECT_EQ(json["doubt"]["sets"][0]["levels"][0]["leastProbability"]["B"], 0.25);
  const auto copy = modelDescriptionFromJson(json);
  EXPECT_EQ(copy.sets, model.sets);
  EXPECT_EQ(setLevel(copy.sets, 8, 90)->leastProbability[0], 0.2);
  EXPECT_FALSE(setLevel(copy.sets, 8, 95));
  EXPECT_FALSE(toJson(test::smallModelDescription()).contains("doubt")) << "not measured";
  for (const std::string key : {"looks", "temperature", "images", "levels"}) expectRefused(without(json, "/doubt/sets/1/" + key), key);
  const std::string level = "/doubt/sets/0/levels/0/";
  for (const std::string key : {"confidence", "leastProbability"}) expectRefused(with(json, level + key, "x"), key);
  expectRefused(with(json, level + "leastProbability/B", 1.5), "leastProbability");
  expectRefused(without(json, level + "leastProbability/B"), "leastProbability.B");
  expectRefused(with(json, level + "leastProbability/stranger", 0.5), "leastProbability");
  expectRefused(without(json, level + "measured/single"), "single");
  expectRefused(with(json, "/doubt/sets", 5), "doubt.sets");
  expectRefused(with(json, "/temperature", 1.5), "another temperature");
}

TEST(ModelDescription, AbsurdNumbersAreRefusedByName) {
  auto measured = test::smallModelDescription();
  measured.figures = {{"test", {{"accuracy", 0.8}, {"low", 0.7}, {"high", 0.9}, {"images", 62}, {"macroAuc", nullptr}}}};
  const auto good = toJson(measured);
  EXPECT_NO_THROW(modelDescriptionFromJson(good)) << "a figure that could not be measured is null";
  const auto nan = std::numeric_limits<double>::quiet_NaN(), infinity = std::numeric_limits<double>::infinity();
  const std::vector<std::pair<const char*, std::vector<nlohmann::json>>> absurd{
      {"/formatVersion", {1.7, -1, 0, "1"}},
      {"/preprocessing/inputSize", {32.9, 31, 1025, -288, 1e300, std::uint64_t{1} << 63, nullptr, "288"}},
      {"/preprocessing/mean/1", {nan, infinity, 1e300, -1e9, "0.5"}},
      {"/preprocessing/deviation/2", {1e-320, 0, -0.2, nan, infinity, 1e300}},
      {"/temperature", {1e-9, 0, -1, 1e300, nan, "warm", true}},
      {"/figures/test/accuracy", {1e300, 1.01, -0.1, nan, "good"}},
      {"/figures/test/low", {-1, nan}},
      {"/figures/test/high", {2}},
      {"/figures/test/images", {-5, 61.5, 1e300}},
  };
  for (const auto& [place, values] : absurd) {
    const Pointer pointer(place);
    auto key = pointer.back();
    if (key.size() == 1) key = pointer.parent_pointer().back();
    for (const auto& value : values) expectRefused(with(good, place, value), key);
  }
  auto twice = good;
  twice["labels"][1]["name"] = twice["labels"][0]["name"];
  EXPECT_THROW(modelDescriptionFromJson(twice), Error);
}

TEST(ModelDescription, AnUnmeasuredModelSaysSo) {
  EXPECT_EQ(inEnglish(test::smallModelDescription().accuracyText()), "Its accuracy was not measured.");
}
