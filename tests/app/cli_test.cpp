// SPDX-License-Identifier: GPL-3.0-or-later
// The terminal program from outside: arguments in; stdout, stderr and exit code out.
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <string>
#include <thread>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/wait.h>
#include <unistd.h>

#include "core/base/files.h"
#include "tests/support/dicom_writer.h"
#include "tests/support/small_model.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/zip_writer.h"

using namespace glenoid;
namespace fs = std::filesystem;

namespace {

struct Outcome {
  int exitCode = -1;
  std::string out, err;
  nlohmann::json json() const { return nlohmann::json::parse(out); }
};

const fs::path kSamples = fs::path(GLENOID_SOURCE_DIR) / "resources" / "samples";

class Cli : public testing::Test {
 protected:
  void SetUp() override {
    test::writeSmallModel(folder_ / "models" / "small");
    for (const auto& entry : fs::directory_iterator(kSamples)) {
      if (entry.path().extension() == ".png") png_ = entry.path();
      if (entry.path().extension() == ".dcm") dicom_ = entry.path();
    }
    ASSERT_FALSE(png_.empty() || dicom_.empty()) << "the samples are missing";
  }

  // `to` is the shell's redirection of the results; if it is empty, they go to the file that outcome() reads.
  std::string command(const std::string& words, const std::string& to = "", const std::string& program = GLENOID_CLI) const {
    return "GLENOID_MODELS='" + (folder_ / "models").string() + "' exec '" + program + "' " + words + " 2>'" + (folder_ / "err").string() +
           "' " + (to.empty() ? ">'" + (folder_ / "out").string() + "'" : to);
  }
  Outcome outcome(int status) const {
    std::error_code none;
    const bool printed = fs::exists(folder_ / "out", none);
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, printed ? readTextFile(folder_ / "out") : "", readTextFile(folder_ / "err")};
  }
  Outcome run(const std::string& words) const { return outcome(std::system(command(words).c_str())); }
  Outcome runTo(const std::string& to, const std::string& words) const { return outcome(std::system(command(words, to).c_str())); }

  // The shell execs the program, so the returned process id is the program's. `before` runs first, in the child.
  pid_t start(
      const std::string& line, const std::function<void()>& before = [] {}) const {
    const pid_t child = fork();
    if (child != 0) return child;
    for (const int number : {SIGINT, SIGTERM, SIGHUP}) std::signal(number, SIG_DFL);  // the caller of the tests may ignore them
    before();
    execl("/bin/sh", "sh", "-c", line.c_str(), nullptr);
    _exit(127);
  }
  Outcome ended(pid_t child) const {
    int status = 0;
    EXPECT_EQ(waitpid(child, &status, 0), child);
    return outcome(status);
  }
  // Also returns after a minute: the program may have ended.
  void awaitBytes(const char* file, std::uintmax_t bytes) const {
    const auto end = std::chrono::steady_clock::now() + std::chrono::minutes(1);
    for (std::error_code none; fs::file_size(folder_ / file, none) < bytes || none;) {
      if (std::chrono::steady_clock::now() > end) return;
      std::this_thread::yield();
    }
  }
  // A folder with `count` links to one radiograph.
  fs::path manyFiles(int count) const {
    fs::create_directories(folder_ / "in");
    for (int i = 0; i < count; ++i) fs::create_symlink(png_, folder_ / "in" / (std::to_string(i) + ".png"));
    return folder_ / "in";
  }

  test::TemporaryFolder folder_;
  fs::path png_, dicom_;
};

std::string quoted(const fs::path& path) { return " '" + path.string() + "'"; }

}  // namespace

TEST_F(Cli, PredictPrintsOneJsonArrayWithTheDocumentedKeys) {
  const auto result = run("predict --json --model small" + quoted(kSamples));
  EXPECT_EQ(result.exitCode, 0) << result.err;
  const auto rows = result.json();
  ASSERT_GE(rows.size(), 3u);
  for (const auto& row : rows) {
    EXPECT_EQ(row["status"], "ok") << row;
    double sum = 0;
    for (const auto& [label, p] : row["probabilities"].items()) sum += p.get<double>();
    EXPECT_NEAR(sum, 1, 1e-9);
    EXPECT_DOUBLE_EQ(row["probability"], row["probabilities"][row["label"].get<std::string>()]);
    for (const char* key : {"file", "reason", "model", "milliseconds", "notices"}) EXPECT_TRUE(row.contains(key)) << key;
  }
  EXPECT_NE(result.err.find("Research use only"), std::string::npos);
}

TEST_F(Cli, ABadFileIsARowAndTheRestGoesOn) {
  writeFileAtomically(folder_ / "in" / "a.dcm", std::string_view("\1no radiograph"));
  writeFileAtomically(folder_ / "in" / "empty.dcm", std::string_view(""));
  fs::copy_file(png_, folder_ / "in" / "z.png");
  const auto result = run("predict --json --model small" + quoted(folder_ / "in") + quoted(folder_ / "none.dcm"));
  EXPECT_EQ(result.exitCode, 3);
  const auto rows = result.json();
  ASSERT_EQ(rows.size(), 4u);
  EXPECT_EQ(rows[0]["status"], "refused");
  EXPECT_EQ(rows[1]["status"], "refused");
  EXPECT_EQ(rows[2]["status"], "ok");
  EXPECT_EQ(rows[3]["status"], "failed");
  EXPECT_NE(rows[3]["reason"].get<std::string>().find("none.dcm"), std::string::npos);
}

TEST_F(Cli, WhatIsNoPictureInAFolderIsCountedAndNoRow) {
  writeFileAtomically(folder_ / "in" / "AUTORUN.INF", std::string_view("[autorun]\r\n"));
  writeFileAtomically(folder_ / "in" / "viewer.exe", std::string_view("MZ\1\2"));
  fs::copy_file(png_, folder_ / "in" / "z.png");
  for (const char* verb : {"predict --model small --json", "inspect --json"}) {
    const auto result = run(verb + quoted(folder_ / "in"));
    EXPECT_EQ(result.exitCode, 0) << result.err;
    EXPECT_EQ(result.json().size(), 1u);
    EXPECT_NE(result.err.find("Files left out: 2."), std::string::npos) << result.err;
  }
  const auto named = run("predict --json --model small" + quoted(folder_ / "in" / "AUTORUN.INF"));
  EXPECT_EQ(named.exitCode, 3);
  EXPECT_EQ(named.json()[0]["code"], "text-file");
}

TEST_F(Cli, FilesInAZipAreAnsweredAsFiles) {
  const auto picture = readTextFile(png_), object = readTextFile(dicom_);
  test::writeZip(folder_ / "study.zip", {{"DIR/IM1", object}, {"picture.png", picture}, {"README", "a text"}});
  const auto direct = run("predict --json --model small" + quoted(dicom_)).json()[0];
  const auto zip = folder_ / "study.zip";
  const auto result = run("predict --json --model small" + quoted(zip));
  EXPECT_EQ(result.exitCode, 0) << result.err;
  const auto rows = result.json();
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0]["file"], toUtf8(zip / "DIR" / "IM1"));
  EXPECT_EQ(rows[0]["probabilities"], direct["probabilities"]);
  EXPECT_EQ(rows[1]["status"], "ok");
  EXPECT_NE(result.err.find("Files left out: 1."), std::string::npos) << result.err;
  EXPECT_EQ(run("inspect --json" + quoted(zip)).json().size(), 2u);
  EXPECT_EQ(run("inspect" + quoted(zip / "picture.png")).exitCode, 0);
  EXPECT_EQ(run("inspect --render" + quoted(zip) + quoted(zip / "picture.png")).exitCode, 2) << "it would replace the ZIP";
  EXPECT_EQ(run("inspect --json" + quoted(zip)).exitCode, 0);
}

TEST_F(Cli, TheSameFileGivesTheSameAnswerTwiceAndFromTable) {
  const auto words = "predict --json --model small" + quoted(dicom_);
  const auto first = run(words).json()[0], second = run(words).json()[0];
  EXPECT_EQ(first["probabilities"], second["probabilities"]);
  const auto table = run("predict --top 3 --model small" + quoted(dicom_));
  EXPECT_NE(table.out.find(first["display"].get<std::string>()), std::string::npos);
}

TEST_F(Cli, EveryNumberOfThreadsAnswersAFolderAlike) {
  writeFileAtomically(folder_ / "no picture.png", std::string_view("text"));
  const auto answers = [&](const std::string& threads) {
    const auto result = run("predict --json --model small --threads " + threads + quoted(folder_ / "no picture.png") + quoted(kSamples));
    EXPECT_EQ(result.exitCode, 3) << result.err;
    auto rows = result.json();
    for (auto& row : rows) row.erase("milliseconds");
    return rows;
  };
  const auto one = answers("1");
  EXPECT_GE(one.size(), 3u);
  EXPECT_EQ(answers("3"), one);
}

TEST_F(Cli, CsvCarriesTheDisclaimer) {
  const auto result = run("predict --csv --model small" + quoted(png_));
  EXPECT_EQ(result.exitCode, 0);
  EXPECT_TRUE(result.out.starts_with("file,folder,folder label,status,label,display,probability,probability of A"));
  EXPECT_NE(result.out.find("Not a medical device"), std::string::npos);
}

TEST_F(Cli, CsvForExcelHasAByteOrderMarkAndTheSignsAskedFor) {
  const auto comma = run("predict --csv-for-excel comma --model small" + quoted(png_));
  EXPECT_EQ(comma.exitCode, 0);
  EXPECT_TRUE(
      comma.out.starts_with("\xEF\xBB\xBF"
                            "file;folder;folder label;status;"))
      << comma.out;
  EXPECT_NE(comma.out.find(";0,"), std::string::npos) << comma.out;
  EXPECT_TRUE(run("predict --csv-for-excel point --model small" + quoted(png_))
                  .out.starts_with("\xEF\xBB\xBF"
                                   "file,folder,"));
  EXPECT_EQ(run("predict --csv-for-excel tab --model small" + quoted(png_)).exitCode, 2);
  EXPECT_EQ(run("predict --csv --csv-for-excel comma --model small" + quoted(png_)).exitCode, 2);
}

TEST_F(Cli, OnlyRadiographsOfAFolderAreAnsweredUnlessAllAreAskedFor) {
  const auto mixed = folder_ / "mixed";
  fs::create_directories(mixed);
  test::DicomSpec spec;
  spec.rows = spec.columns = 64;
  spec.values = test::patternValues(spec);
  spec.modality = "CR";
  test::writeDicom(mixed / "1.dcm", spec);
  spec.modality = "CT";
  test::writeDicom(mixed / "2.dcm", spec);
  const auto usual = run("predict --json --model small" + quoted(mixed));
  EXPECT_EQ(usual.json().size(), 1u);
  EXPECT_NE(usual.err.find("DICOM files left out because they are not radiographs: 1 (CT 1)."), std::string::npos) << usual.err;
  EXPECT_EQ(run("predict --json --all-objects --model small" + quoted(mixed)).json().size(), 2u);
}

TEST_F(Cli, HeatMapsAreWrittenForOneFileAndForAFolder) {
  EXPECT_EQ(run("predict --model small --heatmap" + quoted(folder_ / "one.png") + quoted(png_)).exitCode, 0);
  EXPECT_GT(fs::file_size(folder_ / "one.png"), 1000u);
  EXPECT_EQ(
      run("predict --model small --heatmap-method layer-cam --heatmap-label B --heatmap" + quoted(folder_ / "many") + quoted(kSamples))
          .exitCode,
      0);
  EXPECT_GE(std::distance(fs::directory_iterator(folder_ / "many"), {}), 3);
  EXPECT_EQ(run("predict --model small --heatmap-label nobody --heatmap" + quoted(folder_ / "x.png") + quoted(png_)).exitCode, 2);
}

TEST_F(Cli, NoOutputReplacesTheFileThatIsRead) {
  const auto own = folder_ / "own.png";
  std::filesystem::copy_file(png_, own);
  const auto before = readTextFile(own);
  for (const char* words : {"predict --model small --heatmap", "inspect --render", "inspect --pixels"}) {
    const auto refused = run(words + quoted(folder_ / "." / "own.png") + quoted(own));
    EXPECT_EQ(refused.exitCode, 2) << words;
    EXPECT_NE(refused.err.find("would replace the file that is read"), std::string::npos) << refused.err;
    EXPECT_EQ(readTextFile(own), before) << words;
  }
}

TEST_F(Cli, APartIsIdentifiedAndSaid) {
  const auto predict = [&](const std::string& words) { return run("predict --model small " + words + quoted(png_)); };
  const auto whole = predict("--json").json()[0];
  EXPECT_EQ(whole["part"]["by"], "whole");
  const auto part = predict("--json --crop 20,30,64,48").json()[0];
  EXPECT_EQ(part["part"].dump(), R"({"by":"user","height":48,"width":64,"x":20,"y":30})");
  EXPECT_NE(part["probabilities"], whole["probabilities"]);
  EXPECT_EQ(predict("--json --crop whole").json()[0]["part"], whole["part"]);
  EXPECT_NE(predict("--csv --crop 20,30,64,48").out.find(",20,30,64,48,user,"), std::string::npos);
  EXPECT_NE(predict("--crop 20,30,64,48").out.find("note: Only the marked part was identified: 64 × 48 pixels, from 20, 30."),
            std::string::npos);
  EXPECT_EQ(predict("--crop 20,30,64,48 --heatmap" + quoted(folder_ / "part.png")).exitCode, 0);
  EXPECT_TRUE(fs::exists(folder_ / "part.png"));

  const auto outside = predict("--json --crop 100000,0,64,64");
  EXPECT_EQ(outside.exitCode, 3);
  EXPECT_EQ(outside.json()[0]["code"], "part-invalid");
  EXPECT_NE(outside.json()[0]["reason"].get<std::string>().find("lies outside the picture"), std::string::npos);
  EXPECT_EQ(predict("--json --crop 20,30,8,64").json()[0]["code"], "part-invalid");
  for (const char* words :
       {"20,30,64", "20,30,64,48,9", "20,30,64,x", "20,30,64,48.5", "20 30 64 48", "''", "20,,64,48", "20,30,99999999999,48"}) {
    const auto wrong = predict(std::string("--crop ") + words);
    EXPECT_EQ(wrong.exitCode, 2) << words;
    EXPECT_NE(wrong.err.find("--crop: four whole numbers are expected"), std::string::npos) << wrong.err;
  }
}

TEST_F(Cli, TheConfidenceDecidesHowManyMakersAreNamed) {
  auto model = test::smallModelDescription();
  model.name = "sets";
  model.sets = {{1, 1, {20, 20, 20}, {{90, {1, 1, 1}, {}}, {95, {0, 0, 0}, {}}}}};
  test::writeSmallModel(folder_ / "models" / "sets", model);
  const auto one = run("predict --json --model sets" + quoted(png_)).json()[0];
  EXPECT_EQ(one["verdict"], "maker");
  EXPECT_EQ(one["confidence"], 90);
  EXPECT_EQ(one["set"], nlohmann::json::array({one["label"]}));
  const auto several = run("predict --json --confidence 95 --model sets" + quoted(png_)).json()[0];
  EXPECT_EQ(several["verdict"], "several");
  ASSERT_EQ(several["set"].size(), 3u);
  EXPECT_EQ(several["set"][0], one["label"]);
  EXPECT_TRUE(several["label"].is_null());
  const auto table = run("predict --confidence 95 --model sets" + quoted(png_));
  EXPECT_NE(table.out.find("any of the three"), std::string::npos) << table.out;
  EXPECT_NE(table.out.find("Maker C"), std::string::npos) << table.out;

  // A map for each maker that remains possible, best first.
  EXPECT_EQ(run("predict --confidence 95 --model sets --heatmap" + quoted(folder_ / "all.png") + quoted(png_)).exitCode, 0);
  for (const char* file : {"all.png", "all.2.png", "all.3.png"}) EXPECT_TRUE(fs::exists(folder_ / file)) << file;
  EXPECT_EQ(run("predict --confidence 95 --model sets --heatmap-method layer-cam --heatmap" + quoted(folder_ / "fine.png") + quoted(png_))
                .exitCode,
            0);
  for (const char* file : {"fine.png", "fine.2.png", "fine.3.png"}) EXPECT_TRUE(fs::exists(folder_ / file)) << file;
  EXPECT_EQ(run("predict --model sets --heatmap" + quoted(folder_ / "one.png") + quoted(png_)).exitCode, 0);
  EXPECT_FALSE(fs::exists(folder_ / "one.2.png"));

  for (const char* words : {"predict --confidence 99 --model sets", "predict --confidence 90 --model small"}) {
    const auto refused = run(words + quoted(png_));
    EXPECT_NE(refused.exitCode, 0) << words;
    EXPECT_EQ(refused.out, "") << words;
    EXPECT_NE(refused.err.find("the model cannot answer with this confidence"), std::string::npos) << refused.err;
  }
  EXPECT_EQ(run("predict --confidence 80 --model sets" + quoted(png_)).exitCode, 2);
}

TEST_F(Cli, EightLooksAnswerWithTheirMeanAndSayHowManyAgree) {
  auto model = test::smallModelDescription();
  model.name = "looks";
  model.sets = {{1, 1, {20, 20, 20}, {{90, {0, 0, 0}, {}}}}, {8, 1, {20, 20, 20}, {{90, {1, 1, 1}, {}}, {95, {1, 1, 1}, {}}}}};
  test::writeSmallModel(folder_ / "models" / "looks", model);
  const auto predict = [&](const std::string& words) { return run("predict --model looks " + words + quoted(dicom_)); };
  const auto one = predict("--json").json()[0], eight = predict("--json --looks 8").json()[0];
  EXPECT_EQ(one["looks"].dump(), R"({"agree":1,"count":1})");
  EXPECT_EQ(one["verdict"], "several");
  EXPECT_EQ(eight["looks"]["count"], 8);
  EXPECT_EQ(eight["verdict"], "maker") << "by the sets of eight looks";
  EXPECT_NE(eight["probabilities"], one["probabilities"]);
  EXPECT_EQ(predict("--json --tta").json()[0]["probabilities"], eight["probabilities"]) << "another name";
  EXPECT_EQ(predict("--json --looks 1").json()[0]["probabilities"], one["probabilities"]);
  const auto agree = std::to_string(eight["looks"]["agree"].get<int>());
  EXPECT_NE(predict("--looks 8").out.find(agree + " of 8 looks name " + eight["display"].get<std::string>() + "."), std::string::npos);
  EXPECT_EQ(predict("").out.find("looks name"), std::string::npos);
  EXPECT_EQ(predict("--looks 8 --confidence 95").exitCode, 0);
  EXPECT_EQ(predict("--confidence 95").exitCode, 1) << "not measured with one look";
  EXPECT_EQ(predict("--looks 4").exitCode, 2);
  EXPECT_EQ(predict("--looks 1 --tta").exitCode, 2);
  const auto refused = run("predict --model small --looks 8" + quoted(png_));
  EXPECT_EQ(refused.exitCode, 1);
  EXPECT_EQ(refused.out, "");
  EXPECT_NE(refused.err.find("the model cannot answer with eight looks"), std::string::npos) << refused.err;
}

TEST_F(Cli, PartsOfTheFilesTogetherAreTheFiles) {
  const auto words = "--json --threads 1 --model small" + quoted(png_) + quoted(dicom_) + quoted(png_);  // equal to the last bit
  nlohmann::json joined = nlohmann::json::array();
  for (const std::string part : {"1/2", "2/2"}) {
    for (const auto& row : run("predict --part " + part + " " + words).json()) joined.push_back(row);
  }
  auto whole = run("predict " + words).json();
  for (auto* rows : {&joined, &whole}) {
    for (auto& row : *rows) row.erase("milliseconds");
  }
  EXPECT_EQ(joined, whole);
  EXPECT_EQ(run("predict --part 1/4 " + words).json().size(), 0u) << "more parts than files";
  EXPECT_EQ(run("predict --part 1/2 --together " + words).exitCode, 2);
}

TEST_F(Cli, SeveralPicturesOfOneImplantGetAJointAnswerBesideTheirOwn) {
  const auto both = quoted(png_) + quoted(dicom_);
  const auto rows = run("predict --json --together --model small" + both).json();
  ASSERT_EQ(rows.size(), 3u);
  const auto& joint = rows[2]["together"];
  EXPECT_EQ(joint["files"].size(), 2u);
  EXPECT_EQ(joint["used"], 2);
  for (const auto& [label, probability] : joint["probabilities"].items()) {
    const double mean = (rows[0]["probabilities"][label].get<double>() + rows[1]["probabilities"][label].get<double>()) / 2;
    EXPECT_NEAR(probability.get<double>(), mean, 1e-12) << label;
  }
  EXPECT_EQ(run("predict --json --model small" + both).json().size(), 2u);
  const auto table = run("predict --together --model small" + both);
  EXPECT_EQ(table.exitCode, 0);
  EXPECT_NE(table.out.find("together Most probable: " + joint["display"].get<std::string>()), std::string::npos) << table.out;
  EXPECT_NE(table.out.find("2 of 2 pictures"), std::string::npos) << table.out;
  EXPECT_NE(table.out.find("promises no confidence"), std::string::npos) << table.out;
  EXPECT_EQ(run("predict --together --model small" + quoted(png_)).exitCode, 2) << "one picture";
  EXPECT_EQ(run("predict --together --csv --model small" + both).exitCode, 2);
  const auto some = run("predict --json --together --model small" + quoted(png_) + quoted(folder_ / "none.png"));
  EXPECT_EQ(some.exitCode, 3);
  EXPECT_EQ(some.json()[2]["together"]["used"], 1);
}

TEST_F(Cli, InspectTellsShowsAndExports) {
  const auto result =
      run("inspect --json --render" + quoted(folder_ / "shown.png") + " --pixels" + quoted(folder_ / "stored.npy") + quoted(dicom_));
  EXPECT_EQ(result.exitCode, 0) << result.err;
  const auto row = result.json()[0];
  EXPECT_EQ(row["kind"], "DICOM");
  EXPECT_FALSE(row.contains("identity"));
  EXPECT_EQ(result.out.find("SYNTHETIC^SHOULDER"), std::string::npos) << "identity only when asked for";
  const auto stored = fs::file_size(folder_ / "stored.npy");
  EXPECT_GE(stored, row["rows"].get<std::size_t>() * row["columns"].get<std::size_t>() * 2);
  EXPECT_GT(fs::file_size(folder_ / "shown.png"), 1000u);
  const auto identity = run("inspect --identity --json" + quoted(dicom_));
  EXPECT_NE(identity.out.find("SYNTHETIC^SHOULDER"), std::string::npos);
}

TEST_F(Cli, InspectGivesAFileWhoseFrameCannotBeShownOneAnswer) {
  test::DicomSpec spec;
  spec.rows = spec.columns = 80;
  spec.attributes = {{0x00280008, "2"}};  // it has one frame
  test::writeDicom(folder_ / "series.dcm", spec);
  const auto words = "inspect --json --render" + quoted(folder_ / "shown.png") + quoted(folder_ / "series.dcm");
  EXPECT_EQ(run(words).exitCode, 0);
  const auto second = run(words + " --frame 2");
  EXPECT_EQ(second.exitCode, 3) << second.err;
  const auto rows = second.json();
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0]["code"], "frame-unreadable");
}

TEST_F(Cli, InspectLeavesOutWhatAFileDoesNotSay) {
  const auto result = run("inspect" + quoted(png_));
  EXPECT_EQ(result.exitCode, 0) << result.err;
  EXPECT_NE(result.out.find("  PNG, "), std::string::npos) << result.out;
  EXPECT_EQ(result.out.find(", ,"), std::string::npos) << result.out;
  EXPECT_NE(run("inspect" + quoted(dicom_)).out.find(", MONOCHROME"), std::string::npos);
}

TEST_F(Cli, AFrameIsShownAlthoughTheFirstIsBroken) {
  test::DicomSpec spec;
  spec.rows = spec.columns = 80;
  spec.frames = 2;
  spec.values = test::patternValues(spec);
  spec.transferSyntax = test::kJpeg2000;
  const auto file = folder_ / "series.dcm";
  test::writeDicom(file, spec);
  auto bytes = readTextFile(file);
  const auto start = bytes.find("\xff\x4f\xff\x51");
  ASSERT_NE(start, std::string::npos);
  bytes.replace(start + 4, 40, 40, '\0');
  writeFileAtomically(file, std::string_view(bytes));
  const auto words = "inspect --json --render" + quoted(folder_ / "shown.png") + quoted(file);
  const auto second = run(words + " --frame 2");
  EXPECT_EQ(second.exitCode, 0) << second.err;
  EXPECT_EQ(second.json().at(0)["status"], "ok");
  EXPECT_TRUE(fs::exists(folder_ / "shown.png"));
  EXPECT_EQ(run(words + " --frame 1").exitCode, 3);
}

TEST_F(Cli, AFrameBeyondTheLastIsRefusedEverywhere) {
  for (const auto& verb : {std::string("predict --model small --json"), std::string("inspect --json"),
                           "inspect --json --render" + quoted(folder_ / "shown.png")}) {
    const auto result = run(verb + " --frame 3" + quoted(dicom_));
    EXPECT_EQ(result.exitCode, 3) << verb << result.err;
    const auto row = result.json().at(0);
    EXPECT_EQ(row["status"], "refused");
    EXPECT_EQ(row["code"], "single-frame");
    const auto reason = row["reason"].get<std::string>();
    EXPECT_NE(reason.find("the file holds one picture, not several frames (there is no frame 3)"), std::string::npos) << row;
    EXPECT_EQ(reason.find("another frame"), std::string::npos) << row;
  }
}

TEST_F(Cli, AFolderWithoutPicturesIsRefusedEverywhere) {
  fs::create_directories(folder_ / "in");
  for (const std::string verb : {"predict --model small", "inspect", "inspect --json"}) {
    const auto result = run(verb + quoted(folder_ / "in"));
    EXPECT_EQ(result.exitCode, 1) << verb;
    EXPECT_NE(result.err.find("the folder or ZIP holds no pictures"), std::string::npos) << result.err;
    EXPECT_EQ(result.out, "");
  }
}

TEST_F(Cli, InspectDescribesWhatADicomDirLists) {
  const auto object = readTextFile(dicom_);
  writeFileAtomically(folder_ / "disc" / "A" / "IM1", std::string_view(object));
  test::writeDicomDir(folder_ / "disc" / "DICOMDIR", {"A\\IM1", "A\\IM2"});
  const auto directory = readTextFile(folder_ / "disc" / "DICOMDIR");
  test::writeZip(folder_ / "disc.zip", {{"A/IM1", object}, {"DICOMDIR", directory}, {"other", object}});
  for (const auto& disc : {folder_ / "disc", folder_ / "disc.zip"}) {
    const auto result = run("inspect --json" + quoted(disc / "DICOMDIR"));
    EXPECT_EQ(result.exitCode, 3) << result.err;
    const auto rows = result.json();
    ASSERT_EQ(rows.size(), 2u) << disc;
    EXPECT_EQ(rows[0]["file"], toUtf8(disc / "A" / "IM1"));
    EXPECT_EQ(rows[0]["status"], "ok");
    EXPECT_EQ(rows[1]["file"], toUtf8(disc / "A" / "IM2"));
    EXPECT_EQ(rows[1]["code"], "file-not-found");
  }
}

TEST_F(Cli, InspectGivesEveryBadNameItsRow) {
  const auto result = run("inspect --json ''" + quoted(folder_ / "none.dcm") + quoted(dicom_));
  EXPECT_EQ(result.exitCode, 3) << result.err;
  const auto rows = result.json();
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_EQ(rows[0]["status"], "failed");
  EXPECT_EQ(rows[1]["code"], "file-not-found");
  EXPECT_EQ(rows[2]["status"], "ok");
  for (const auto& row : rows) EXPECT_EQ(row["disclaimer"], "Research use only. Not a medical device.");
}

TEST_F(Cli, ModelsAreListedAndVerified) {
  const auto good = run("models --json --verify");
  EXPECT_EQ(good.exitCode, 0) << good.err;
  EXPECT_EQ(good.json()[0]["disclaimer"], "Research use only. Not a medical device.");
  auto bytes = readTextFile(folder_ / "models/small/weights.safetensors");
  bytes.back() ^= 1;
  writeFileAtomically(folder_ / "models/small/weights.safetensors", bytes);
  const auto bad = run("models --verify");
  EXPECT_EQ(bad.exitCode, 1);
  EXPECT_NE(bad.out.find("checksum"), std::string::npos);
  EXPECT_EQ(run("predict --model small" + quoted(png_)).exitCode, 1);
}

TEST_F(Cli, WrongWordsAreWrongUse) {
  EXPECT_EQ(run("").exitCode, 2);
  EXPECT_EQ(run("predict").exitCode, 2);
  EXPECT_EQ(run("predict --device toaster" + quoted(png_)).exitCode, 2);
  // What is wrong, and what is expected.
  for (const auto& [words, sentence] : {
           std::pair("guess", "there is no verb \"guess\"; it is predict, inspect"),
           {"", "a verb is missing; it is predict"},
           {"gate guess", "there is no verb \"guess\"; it is collect, fit or judge"},
           {"predict --lucks 8", "there is no option \"--lucks\""},
           {"models extra", "\"extra\" is one word too many"},
           {"predict a.png --looks eight", "--looks: 1 or 8 is expected, not \"eight\""},
           {"predict a.png --looks 4", "--looks: 1 or 8 is expected, not \"4\""},
           {"predict a.png --threads 2.5", "--threads: a number from 1 to 256 is expected, not \"2.5\""},
           {"predict a.png --frame -1", "--frame: a number from 1 to 1000000 is expected, not \"-1\""},
           {"gate fit --rejected 0.6", "--rejected: a number from 0 to 0.5 is expected, not \"0.6\""},
       }) {
    const auto answer = run(words);
    EXPECT_EQ(answer.exitCode, 2) << words;
    EXPECT_NE(answer.err.find(sentence), std::string::npos) << words << ": " << answer.err;
  }
  EXPECT_EQ(run("predict --model nobody" + quoted(png_)).exitCode, 1);
  const auto help = run("predict --help");
  EXPECT_EQ(help.exitCode, 0);
  EXPECT_NE(help.out.find("=auto") == std::string::npos && help.out.find("[auto]") == std::string::npos, true) << "the help shows defaults";
}

TEST_F(Cli, AnInterruptClosesTheArray) {
  const auto line = command("predict --json --model small" + quoted(manyFiles(3000)));
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
    fs::remove(folder_ / "out");
    const pid_t child = start(line);
    ASSERT_GE(child, 0);
    awaitBytes("out", 100);  // the first row
    kill(child, number);
    const auto result = ended(child);
    EXPECT_EQ(result.exitCode, 130) << number << result.err;
    const auto rows = nlohmann::json::parse(result.out, nullptr, /*allow_exceptions=*/false);
    EXPECT_GE(rows.size(), 1u) << number;
    EXPECT_LT(rows.size(), 3000u) << number;
  }
}

TEST_F(Cli, AHangUpThatIsIgnoredStaysIgnored) {
  const pid_t child = start(command("predict --json --model small" + quoted(manyFiles(30))), [] { std::signal(SIGHUP, SIG_IGN); });
  ASSERT_GE(child, 0);
  awaitBytes("out", 100);
  kill(child, SIGHUP);
  const auto result = ended(child);
  EXPECT_EQ(result.exitCode, 0) << result.err;
  EXPECT_EQ(result.json().size(), 30u);
}

// The program hangs while it checks no token: it writes to a full pipe.
TEST_F(Cli, ASecondCtrlCEndsItAtOnce) {
  int ends[2];
  ASSERT_EQ(pipe2(ends, O_NONBLOCK), 0);
  while (write(ends[1], "x", 1) == 1) {
  }
  ASSERT_EQ(fcntl(ends[1], F_SETFL, 0), 0);
  const pid_t child = start(command("predict --json --model small" + quoted(png_), ">&3"), [&] { dup2(ends[1], 3); });
  ASSERT_GE(child, 0);
  awaitBytes("err", 100);  // by now it handles signals
  int status = 0;
  while (waitpid(child, &status, WNOHANG) == 0) {
    kill(child, SIGINT);
    std::this_thread::yield();
  }
  close(ends[0]);
  close(ends[1]);
  const auto result = outcome(status);
  EXPECT_EQ(result.exitCode, 130) << status;
  EXPECT_EQ(result.err.find("Interrupted"), std::string::npos) << "at once";
}

TEST_F(Cli, ResultsThatCannotBeWrittenAreAnError) {
  writeFileAtomically(folder_ / "a.txt", std::string_view("no radiograph"));
  for (const auto& words :
       {"predict --model small" + quoted(png_), "predict --model small --json" + quoted(png_), "predict --model small --csv" + quoted(png_),
        "predict --model small" + quoted(folder_ / "a.txt"), "inspect" + quoted(dicom_), "inspect --json" + quoted(dicom_),
        "inspect" + quoted(folder_ / "a.txt"), std::string("models"), std::string("models --json"), std::string("train --print-options"),
        std::string("--help"), std::string("--version"), std::string("predict --help")}) {
    const auto full = runTo(">/dev/full", words), closed = runTo(">&-", words);
    EXPECT_EQ(full.exitCode, 1) << words;
    EXPECT_NE(full.err.find("the results could not be written to standard output (No space left on device)"), std::string::npos)
        << words << "\n"
        << full.err;
    EXPECT_EQ(closed.exitCode, 1) << words;
    EXPECT_NE(closed.err.find("the results could not be written to standard output (it is closed)"), std::string::npos) << words << "\n"
                                                                                                                        << closed.err;
  }
  EXPECT_EQ(runTo(">&- <&- 2>&-", "predict --model small" + quoted(png_)).exitCode, 1);
}

TEST_F(Cli, APipeNobodyReadsEndsItAsEver) {
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  close(ends[0]);
  int status = 0;
  const pid_t child = start(command("models", ">&3"), [&] { dup2(ends[1], 3); });
  close(ends[1]);
  ASSERT_EQ(waitpid(child, &status, 0), child);
  EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGPIPE) << status;
}

TEST_F(Cli, WhatCannotBeReadInAFolderIsNamedAndTheRestAnswered) {
  fs::create_directories(folder_ / "in");
  fs::copy_file(png_, folder_ / "in" / "z.png");
  fs::create_symlink("loop.png", folder_ / "in" / "loop.png");
  fs::create_directory_symlink(".hidden", folder_ / "in" / ".hidden");
  for (const char* verb : {"predict --model small --json", "inspect --json"}) {
    const auto result = run(verb + quoted(folder_ / "in"));
    EXPECT_EQ(result.exitCode, 3) << result.err;
    const auto rows = result.json();
    ASSERT_EQ(rows.size(), 2u) << verb;
    EXPECT_EQ(rows[0]["status"], "failed");
    EXPECT_NE(result.out.find("Too many levels of symbolic links"), std::string::npos) << result.out;
    EXPECT_EQ(rows[1]["status"], "ok");
  }
  fs::create_directories(folder_ / "nothing");
  EXPECT_NE(run("predict --model small" + quoted(folder_ / "nothing")).err.find("the folder or ZIP holds no pictures"), std::string::npos);
}

TEST_F(Cli, AMissingDecoderIsToldWithItsRemedy) {
  fs::create_directories(folder_ / "bin");
  fs::copy_file(GLENOID_CLI, folder_ / "bin" / "glenoid-cli");
  const auto line = command("inspect" + quoted(png_), "", (folder_ / "bin" / "glenoid-cli").string());
  const auto result = outcome(std::system(line.c_str()));
  EXPECT_EQ(result.exitCode, 1);
  EXPECT_NE(result.err.find("a part of the program is missing or does not start (glenoid-decoder). Install the program again."),
            std::string::npos)
      << result.err;
}

TEST_F(Cli, EveryErrorNamesItsOwnRemedy) {
  writeFileAtomically(folder_ / "broken.json", std::string_view("{\"epochs\": "));
  const auto broken = run("train --print-options --options" + quoted(folder_ / "broken.json"));
  EXPECT_EQ(broken.exitCode, 1);
  EXPECT_NE(broken.err.find("the file does not hold what is expected here"), std::string::npos) << broken.err;
  EXPECT_EQ(broken.err.find("folder of images"), std::string::npos) << broken.err;
  auto model = nlohmann::json::parse(readTextFile(folder_ / "models/small/model.json"));
  model["architecture"] = "perceptron";
  writeFileAtomically(folder_ / "models/small/model.json", model.dump());
  const auto unknown = run("predict --model small" + quoted(png_));
  EXPECT_EQ(unknown.exitCode, 1) << "the options are right";
  EXPECT_NE(unknown.err.find("the model's description is not one this program understands"), std::string::npos) << unknown.err;
}

TEST_F(Cli, TrainTakesEveryOptionFromAFileFromWordsAndFromAssignments) {
  writeFileAtomically(folder_ / "options.json", std::string_view(R"({"epochs": 7, "batch": 5, "schedule": {"kind": "step"}})"));
  const auto result = run("train --print-options --options" + quoted(folder_ / "options.json") +
                          " --epochs 9 --class-weights --start 1 --set optimizer.rate=0.25 --set augmentation.noise=0.1 --set device=cpu");
  EXPECT_EQ(result.exitCode, 0) << result.err;
  const auto options = result.json();
  EXPECT_EQ(options["epochs"], 9) << "the command line overrides the file";
  EXPECT_EQ(options["batch"], 5);
  EXPECT_EQ(options["schedule"]["kind"], "step");
  EXPECT_EQ(options["classWeights"], true);
  EXPECT_EQ(options["startWeights"], "1");
  EXPECT_EQ(options["optimizer"]["rate"], 0.25);
  EXPECT_EQ(options["augmentation"]["noise"], 0.1);
  EXPECT_EQ(options["device"], "cpu");
  EXPECT_EQ(options["seed"], 1) << "an option that is not given keeps its default";
  for (const auto& [words, complaint] : {std::pair{"optimizer.rat=1", "optimizer.rat: there is no such option"},
                                         {"optimizer.rate.x=1", "optimizer.rate.x: there is no such option"},
                                         {"optimizer.rate=fast", "optimizer.rate: a number is expected"},
                                         {"epochs", "KEY=VALUE is expected"}}) {
    const auto refused = run(std::string("train --print-options --set ") + words);
    EXPECT_EQ(refused.exitCode, 2);
    EXPECT_NE(refused.err.find(complaint), std::string::npos) << refused.err;
  }
  EXPECT_NE(run("train").err.find("--data and --out must be given"), std::string::npos);
}

// Checks that a terminal would obey nothing in `text`: no control character but the line feed, and no CSI of one character (C1).
testing::AssertionResult commandsNothing(const std::string& text) {
  for (const unsigned char c : text) {
    if ((c < 0x20 && c != '\n') || c == 0x7f)
      return testing::AssertionFailure() << "character " << int{c} << " in " << testing::PrintToString(text);
  }
  if (text.find("\xc2\x9b") != std::string::npos) return testing::AssertionFailure() << "CSI in " << testing::PrintToString(text);
  return testing::AssertionSuccess();
}

TEST_F(Cli, AForeignModelCommandsNoTerminal) {
  auto model = test::smallModelDescription();
  model.name = "foreign";
  model.summary = "\x1b]52;c;cm0gLXJmIH4K\a";
  model.version = "\x1b[2J";
  model.limits =
      "\xc2\x9b"
      "31m\r\n";
  for (auto& label : model.labels) label = {label.name + "\x1b[31m", label.display + "\x1b[31m\n"};
  test::writeSmallModel(folder_ / "models" / "foreign", model);
  writeFileAtomically(folder_ / "models" / "broken\x1b[1m" / "model.json", std::string_view("{"));
  for (const std::string words : {"models", "models --verify"}) {
    const auto result = run(words);
    EXPECT_TRUE(commandsNothing(result.out + result.err));
    EXPECT_NE(result.out.find("\xEF\xBF\xBD]52;c;"), std::string::npos) << "it is shown but not obeyed";
  }
  const auto table = run("predict --top 3 --model foreign --heatmap" + quoted(folder_ / "map.png") + quoted(png_));
  EXPECT_EQ(table.exitCode, 0);
  EXPECT_TRUE(commandsNothing(table.out + table.err));
  EXPECT_NE(table.out.find("\xEF\xBF\xBD[31m"), std::string::npos);
  EXPECT_EQ(run("predict --json --model foreign" + quoted(png_)).json()[0]["display"].get<std::string>().find("\x1b[31m\n"), 7u);
  EXPECT_TRUE(
      commandsNothing(run("predict --model foreign --heatmap-label '\x1b[0m' --heatmap" + quoted(folder_ / "x.png") + quoted(png_)).err));
}

TEST_F(Cli, AFileNameCommandsNoTerminal) {
  const auto name = folder_ / "in" / "\x1b]0;title\a\n\xff.png", bad = folder_ / "in" / "\x1b[7m.dcm";
  writeFileAtomically(bad, std::string_view("\1no radiograph"));
  fs::copy_file(png_, name);
  for (const std::string verb : {"predict --model small", "inspect"}) {
    const auto result = run(verb + quoted(folder_ / "in"));
    EXPECT_EQ(result.exitCode, 3);
    EXPECT_TRUE(commandsNothing(result.out + result.err));
    EXPECT_NE(result.out.find("\xEF\xBF\xBD]0;title\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD.png"), std::string::npos) << result.out;
  }
  EXPECT_NE(run("predict --csv --model small" + quoted(name)).out.find("\x1b]0;title\a\n\xff.png"), std::string::npos) << "CSV is exact";
  const auto shown = folder_ / "shown";
  const auto csv =
      "GLENOID_MODELS='" + (folder_ / "models").string() + "' '" GLENOID_CLI "' predict --csv --model small" + quoted(folder_ / "in");
  ASSERT_EQ(std::system(("script -qec \"" + csv + " 2>/dev/null\" /dev/null >'" + shown.string() + "' </dev/null; true").c_str()), 0);
  auto onATerminal = readTextFile(shown);
  std::erase(onATerminal, '\r');
  EXPECT_TRUE(onATerminal.starts_with("file,folder,folder label,status,label")) << onATerminal;
  EXPECT_TRUE(commandsNothing(onATerminal)) << "on a terminal CSV is cleaned";
  EXPECT_TRUE(commandsNothing(run("predict --model small" + quoted(folder_ / "\x1b[1m none.png")).out));
  EXPECT_TRUE(commandsNothing(run("predict --no-such-word-'\x1b[1m'").err));
  EXPECT_TRUE(commandsNothing(run("train --data" + quoted(folder_ / "\x1b[1m none") + " --out" + quoted(folder_ / "run")).err));
}
