// The terminal program from outside: words in, stdout, stderr and exit code out.
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <thread>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/wait.h>
#include <unistd.h>

#include "core/base/files.h"
#include "tests/support/small_model.h"
#include "tests/support/temporary_folder.h"

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

  std::string command(const std::string& words) const {
    return "GLENOID_MODELS='" + (folder_ / "models").string() + "' exec '" GLENOID_CLI "' " + words + " >'" + (folder_ / "out").string() +
           "' 2>'" + (folder_ / "err").string() + "'";
  }
  Outcome outcome(int status) const {
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, readTextFile(folder_ / "out"), readTextFile(folder_ / "err")};
  }
  Outcome run(const std::string& words) const { return outcome(std::system(command(words).c_str())); }

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
  writeFileAtomically(folder_ / "in" / "a.txt", std::string_view("no radiograph"));
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

TEST_F(Cli, TheSameFileGivesTheSameAnswerTwiceAndFromTable) {
  const auto words = "predict --json --model small" + quoted(dicom_);
  const auto first = run(words).json()[0], second = run(words).json()[0];
  EXPECT_EQ(first["probabilities"], second["probabilities"]);
  const auto table = run("predict --top 3 --model small" + quoted(dicom_));
  EXPECT_NE(table.out.find(first["display"].get<std::string>()), std::string::npos);
}

TEST_F(Cli, CsvCarriesTheDisclaimer) {
  const auto result = run("predict --csv --model small" + quoted(png_));
  EXPECT_EQ(result.exitCode, 0);
  EXPECT_TRUE(result.out.starts_with("file,status,label,probability,probability of A"));
  EXPECT_NE(result.out.find("Not a medical device"), std::string::npos);
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
  EXPECT_EQ(run("predict --model nobody" + quoted(png_)).exitCode, 1);
  const auto help = run("predict --help");
  EXPECT_EQ(help.exitCode, 0);
  EXPECT_NE(help.out.find("=auto") == std::string::npos && help.out.find("[auto]") == std::string::npos, true)
      << "defaults stand in the help";
}

TEST_F(Cli, AnInterruptClosesTheArray) {
  fs::create_directories(folder_ / "in");
  for (int i = 0; i < 3000; ++i) fs::create_symlink(png_, folder_ / "in" / (std::to_string(i) + ".png"));
  const auto line = command("predict --json --model small" + quoted(folder_ / "in"));
  const pid_t child = fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    execl("/bin/sh", "sh", "-c", line.c_str(), nullptr);
    _exit(127);
  }
  // The shell execs the program, so that the child's number is the program's. Wait for the first row, then interrupt.
  for (std::error_code none; fs::file_size(folder_ / "out", none) < 100 || none;) std::this_thread::yield();
  kill(child, SIGINT);
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  const auto result = outcome(status);
  EXPECT_EQ(result.exitCode, 130) << result.err;
  const auto rows = result.json();
  EXPECT_GE(rows.size(), 1u);
  EXPECT_LT(rows.size(), 3000u);
}

TEST_F(Cli, TrainTakesEveryOptionFromAFileFromWordsAndFromAssignments) {
  writeFileAtomically(folder_ / "options.json", std::string_view(R"({"epochs": 7, "batch": 5, "schedule": {"kind": "step"}})"));
  const auto result = run("train --print-options --options" + quoted(folder_ / "options.json") +
                          " --epochs 9 --class-weights --start 1 --set optimizer.rate=0.25 --set augmentation.noise=0.1 --set device=cpu");
  EXPECT_EQ(result.exitCode, 0) << result.err;
  const auto options = result.json();
  EXPECT_EQ(options["epochs"], 9) << "words lie over the file";
  EXPECT_EQ(options["batch"], 5);
  EXPECT_EQ(options["schedule"]["kind"], "step");
  EXPECT_EQ(options["classWeights"], true);
  EXPECT_EQ(options["startWeights"], "1");
  EXPECT_EQ(options["optimizer"]["rate"], 0.25);
  EXPECT_EQ(options["augmentation"]["noise"], 0.1);
  EXPECT_EQ(options["device"], "cpu");
  EXPECT_EQ(options["seed"], 1) << "what nobody names keeps its default";
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

// Nothing that a terminal would obey: no control character but the line feed, in either width.
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
    EXPECT_NE(result.out.find("\xEF\xBF\xBD]52;c;"), std::string::npos) << "it is shown, and commands nothing";
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
  writeFileAtomically(bad, std::string_view("no radiograph"));
  fs::copy_file(png_, name);
  for (const std::string verb : {"predict --model small", "inspect"}) {
    const auto result = run(verb + quoted(folder_ / "in"));
    EXPECT_EQ(result.exitCode, 3);
    EXPECT_TRUE(commandsNothing(result.out + result.err));
    EXPECT_NE(result.out.find("\xEF\xBF\xBD]0;title\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD.png"), std::string::npos) << result.out;
  }
  EXPECT_NE(run("predict --csv --model small" + quoted(name)).out.find("\x1b]0;title\a\n\xff.png"), std::string::npos) << "CSV is exact";
  EXPECT_TRUE(commandsNothing(run("predict --model small" + quoted(folder_ / "\x1b[1m none.png")).out));
  EXPECT_TRUE(commandsNothing(run("predict --no-such-word-'\x1b[1m'").err));
  EXPECT_TRUE(commandsNothing(run("train --data" + quoted(folder_ / "\x1b[1m none") + " --out" + quoted(folder_ / "run")).err));
}
