// SPDX-License-Identifier: GPL-3.0-or-later
// The verb gate from outside: pictures are stored in reduced form, a model gets a gate, and the gate is measured.
#include <filesystem>
#include <string>

#include "core/base/files.h"
#include "core/imaging/png_writer.h"
#include "tests/app/cli_fixture.h"
#include "tests/app/cloudy_set.h"
#include "tests/support/small_model.h"
#include "tests/support/toy_gate.h"

namespace glenoid {
namespace {

namespace fs = std::filesystem;

class GateCli : public test::CliTest {
 protected:
  // Clouds of two makers; the stripes are unlike them.
  void SetUp() override {
    std::string lines = "Path;Kind;Subject;Block\n";  // as a spreadsheet may save it
    test::writeCloudySet(folder_ / "set", 24);
    for (int i = 0; i < 24; ++i) {
      const auto stripes = "stripes/" + std::to_string(i) + ".png";
      Picture picture{60, 60, 1, {}};
      for (int p = 0; p < 3600; ++p) picture.pixels.push_back(static_cast<std::uint8_t>((p % 60) * (i + 3) % 200 + 40));
      writePng(folder_ / stripes, picture);
      lines.append(stripes).append(i % 2 == 0 ? ";stripes;;block " : ";stripes_fine;;block ").append(std::to_string(i)).append("\n");
    }
    writeFileAtomically(folder_ / "references.csv", lines + "stripes/none.png;stripes;;block 30\n");
    fs::create_directories(folder_ / "gate");
    const auto shipped = fs::path(GLENOID_CLI).parent_path().parent_path() / "share/glenoid/models/gate/backbone.safetensors";
    fs::copy_file(shipped, folder_ / "gate/backbone.safetensors");
  }
};

}  // namespace

TEST_F(GateCli, GivesAModelAGateThatKnowsItsPictures) {
  test::writeSmallModel(folder_ / "model");
  EXPECT_EQ(answerOf("stripes/3.png").at("verdict"), "maker");
  ASSERT_EQ(run("gate collect --pictures references.csv --out gate"), 0) << err_;
  EXPECT_NE(out_.find("24 pictures of 2 kinds"), std::string::npos) << out_;
  EXPECT_NE(err_.find("none.png"), std::string::npos) << "an unreadable picture is reported and left out";

  writeFileAtomically(folder_ / "book.csv", std::string_view("{\\rtf1 saved as it is}"));
  EXPECT_EQ(run("gate collect --pictures book.csv --out gate"), 1);
  EXPECT_NE(err_.find("office document"), std::string::npos) << err_;

  const std::string words = "--data set --references gate/references.safetensors --threads 1";
  for (const char* verb : {"fit --model model", "judge"}) {
    EXPECT_EQ(run("gate " + std::string(verb) + " --subject Hip " + words), 2);
    EXPECT_NE(err_.find("lower-case letters"), std::string::npos) << err_;
  }
  fs::copy(folder_ / "set", folder_ / "others", fs::copy_options::recursive);
  fs::rename(folder_ / "others/B", folder_ / "others/Z");
  EXPECT_EQ(run("gate fit --model model --data others --references gate/references.safetensors"), 1);
  EXPECT_NE(err_.find("a label that the model lacks"), std::string::npos) << err_;
  ASSERT_EQ(run("gate fit --model model --subject hip " + words), 0) << err_;
  const auto refused = answerOf("stripes/3.png");
  EXPECT_EQ(refused.at("verdict"), "unknown");
  EXPECT_EQ(refused.at("unknownReason"), "unlike-learned");
  EXPECT_TRUE(refused.at("label").is_null());
  EXPECT_LT(refused.at("gateMargin").get<double>(), 0);
  EXPECT_NE(refused.at("facts")[0].at("sentence").get<std::string>().find("No hip implant"), std::string::npos);
  EXPECT_EQ(answerOf("set/A/15.png").at("verdict"), "maker");

  ASSERT_EQ(run("gate judge --json " + words), 0) << err_;
  const auto rows = nlohmann::json::parse(out_).at("outOfFold");
  ASSERT_EQ(rows.size(), 4u);
  EXPECT_EQ(rows[0].at("kind"), "own");
  EXPECT_EQ(rows[0].at("images"), 24);
  EXPECT_EQ(rows[2].at("kind"), "stripes");
  EXPECT_EQ(rows[2].at("unknown"), 12);
  EXPECT_GT(rows[2].at("unknownInterval95")[0].get<double>(), 0.7);
  EXPECT_FALSE(rows[0].contains("unknownNeverSeen"));
  ASSERT_EQ(run("gate judge " + words), 0) << err_;
  EXPECT_NE(out_.find("stripes_fine"), std::string::npos) << out_;
}

TEST_F(GateCli, AnUnknownPictureHasNoHeatMap) {
  test::withToyGate(test::writeSmallModel(folder_ / "model"), false);
  for (const char* words : {"", "--heatmap-method layer-cam ", "--heatmap-label B ", "--heatmap-method layer-cam --heatmap-label B "}) {
    ASSERT_EQ(run("predict --model model --json --heatmap none.png " + std::string(words) + "set/A/15.png"), 0) << words << err_;
    const auto answer = nlohmann::json::parse(out_).at(0);
    EXPECT_EQ(answer.at("verdict"), "unknown");
    EXPECT_EQ(answer.at("facts")[0].at("code"), answer.at("unknownReason")) << "one fact says why";
    EXPECT_FALSE(fs::exists(folder_ / "none.png")) << words;
    EXPECT_NE(err_.find("No heat map of"), std::string::npos) << err_;
  }
}

TEST_F(GateCli, RefusesAListOfOtherColumns) {
  const std::pair<const char*, const char*> lists[] = {
      {"path,kind,block\na.png,x,1\n", "first line"},
      {"path,kind,subject,block\na.png,x,1\n", "record 2"},
      {"path,kind,subject,block\na,x,,1\nb,x,,\n", "record 3 lacks"},
      {"path,kind,subject,block\na,x,,1\nb,x,hip,1\n", "record 3 gives its kind another subject"}};
  for (const auto& [text, complaint] : lists) {
    writeFileAtomically(folder_ / "bad.csv", std::string_view(text));
    EXPECT_EQ(run("gate collect --pictures bad.csv --out gate"), 1) << text;
    EXPECT_NE(err_.find(complaint), std::string::npos) << err_;
  }
}

}  // namespace glenoid
