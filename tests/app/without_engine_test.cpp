// SPDX-License-Identifier: GPL-3.0-or-later
// What needs no network is done without the engine's library, and so without LibTorch: the program runs in a folder that lacks it.
#include <filesystem>
#include <string>

#include "core/base/error.h"
#include "tests/app/cli_fixture.h"
#include "tests/support/small_bundle.h"

namespace glenoid {
namespace {

namespace fs = std::filesystem;

class WithoutEngine : public test::CliTest {
 protected:
  void SetUp() override {
    for (const fs::path program : {GLENOID_CLI, GLENOID_DECODER}) fs::copy_file(program, folder_ / program.filename());
    test::writeSmallBundle(folder_ / "models" / "small");
    setenv("GLENOID_MODELS", toUtf8(folder_ / "models").c_str(), 1);
    fs::copy_file(fs::path(GLENOID_SAMPLES) / "synthetic-reverse.dcm", folder_ / "good.dcm");
    writeFileAtomically(folder_ / "text.dcm", std::string_view("no radiograph"));
    writeFileAtomically(folder_ / "damaged.png", std::string_view("\x89PNG\r\n\x1a\n and then nothing"));
  }
  int runHere(const std::string& words) { return run(words, ">out", "./" + toUtf8(fs::path(GLENOID_CLI).filename())); }
};

}  // namespace

TEST_F(WithoutEngine, HelpFilesAndModelsAreDescribed) {
  EXPECT_EQ(runHere("--help"), 0) << err_;
  EXPECT_NE(out_.find("crossval"), std::string::npos) << "verbs of the engine are listed";
  EXPECT_EQ(runHere("data --help"), 0) << err_;
  EXPECT_NE(out_.find("--preview"), std::string::npos);
  EXPECT_EQ(runHere("inspect good.dcm"), 0) << err_;
  EXPECT_EQ(runHere("models"), 0) << err_;
  EXPECT_NE(out_.find("small"), std::string::npos);
}

TEST_F(WithoutEngine, RefusedFilesAreAnswered) {
  ASSERT_EQ(runHere("predict --model small --json text.dcm damaged.png none.dcm"), 3) << err_;
  const auto rows = nlohmann::json::parse(out_);
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_EQ(rows[0]["code"], "text-file");
  EXPECT_EQ(rows[1]["status"], "refused");
  EXPECT_EQ(rows[2]["status"], "failed");
  for (const auto& row : rows) EXPECT_TRUE(row["model"].is_string()) << row;
}

TEST_F(WithoutEngine, APictureAndATrainingSayThatAPartIsMissing) {
  for (const char* words : {"predict --model small good.dcm", "train --data x --out y"}) {
    EXPECT_EQ(runHere(words), 1) << words;
    EXPECT_NE(err_.find(errorSentence(ErrorCode::ProgramMissing)), std::string::npos) << words << ": " << err_;
  }
}

}  // namespace glenoid
