// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bundle/model_description.h"

#include <limits>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "core/base/error.h"
#include "tests/support/small_model.h"

using namespace glenoid;

TEST(ModelDescription, JsonBothWays) {
  auto model = test::smallModelDescription();
  model.calibrated = true;
  model.temperature = 1.5;
  model.figures = {{"test", {{"accuracy", 0.8}, {"low", 0.7}, {"high", 0.9}, {"images", 62}}}};
  const auto copy = modelDescriptionFromJson(toJson(model));
  EXPECT_EQ(toJson(copy), toJson(model));
  EXPECT_EQ(copy.accuracySentence(), "Measured accuracy 80.0 % (95 % interval 70.0 % to 90.0 %, 62 images of a test part).");
}

TEST(ModelDescription, WhatIsMissingOrWrongIsNamed) {
  const auto good = toJson(test::smallModelDescription());
  const auto expectRefused = [](const nlohmann::json& json, const char* word) {
    try {
      modelDescriptionFromJson(json);
      FAIL() << word;
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::ModelMismatch);
      EXPECT_NE(error.detail().find(word), std::string::npos) << error.detail();
    }
  };
  for (const auto& [key, value] : good.items()) {
    if (key == "temperature" || key == "subject") continue;  // models of earlier versions have no subject
    auto json = good;
    json.erase(key);
    expectRefused(json, key == "preprocessing" ? "preprocessing" : key.c_str());
  }
  auto json = good;
  json["formatVersion"] = 99;
  expectRefused(json, "newer");
  json = good;
  json["name"] = "../evil";
  expectRefused(json, "name");
  json["name"] = "..";
  expectRefused(json, "dot");
  json = good;
  json["temperature"] = -1;
  expectRefused(json, "temperature");
  json = good;
  json["preprocessing"]["inputSize"] = 1 << 20;
  expectRefused(json, "inputSize");
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
  const auto expectRefused = [](const nlohmann::json& wrong, const std::string& word) {
    try {
      modelDescriptionFromJson(wrong);
      ADD_FAILURE() << word;
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::ModelMismatch);
      EXPECT_NE(error.detail().find(word), std::string::npos) << error.detail();
    }
  };
  for (const char* key : {"looks", "temperature", "images", "levels"}) {
    auto wrong = json;
    wrong["doubt"]["sets"][1].erase(key);
    expectRefused(wrong, key);
  }
  const auto level = nlohmann::json::json_pointer("/doubt/sets/0/levels/0");
  for (const char* key : {"confidence", "leastProbability"}) {
    auto wrong = json;
    wrong[level][key] = "x";
    expectRefused(wrong, key);
  }
  auto wrong = json;
  wrong[level]["leastProbability"]["B"] = 1.5;
  expectRefused(wrong, "leastProbability");
  wrong = json;
  wrong[level]["leastProbability"].erase("B");
  expectRefused(wrong, "leastProbability.B");
  wrong = json;
  wrong[level]["leastProbability"]["stranger"] = 0.5;
  expectRefused(wrong, "leastProbability");
  wrong = json;
  wrong[level]["measured"].erase("single");
  expectRefused(wrong, "single");
  wrong = json;
  wrong["doubt"]["sets"] = 5;
  expectRefused(wrong, "doubt.sets");
  wrong = json;
  wrong["temperature"] = 1.5;
  expectRefused(wrong, "another temperature");
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
    const nlohmann::json::json_pointer pointer(place);
    auto key = pointer.back();
    if (key.size() == 1) key = pointer.parent_pointer().back();
    for (const auto& value : values) {
      auto json = good;
      json[pointer] = value;
      try {
        modelDescriptionFromJson(json);
        ADD_FAILURE() << place << " " << value;
      } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::ModelMismatch);
        EXPECT_NE(error.detail().find(key), std::string::npos) << error.detail();
      }
    }
  }
  auto twice = good;
  twice["labels"][1]["name"] = twice["labels"][0]["name"];
  EXPECT_THROW(modelDescriptionFromJson(twice), Error);
}

TEST(ModelDescription, AnUnmeasuredModelSaysSo) {
  EXPECT_EQ(test::smallModelDescription().accuracySentence(), "Its accuracy was not measured.");
}
