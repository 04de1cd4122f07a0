#include "core/bundle/model_description.h"

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
    if (key == "temperature") continue;
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

TEST(ModelDescription, AnUnmeasuredModelSaysSo) {
  EXPECT_EQ(test::smallModelDescription().accuracySentence(), "Its accuracy was not measured.");
}
