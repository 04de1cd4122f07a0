// SPDX-License-Identifier: GPL-3.0-or-later
// The verb data, and training from the files it wrote, from outside.
#include <algorithm>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <sys/stat.h>

#include "core/base/error.h"
#include "core/base/fact.h"
#include "core/base/files.h"
#include "core/base/folder_lock.h"
#include "core/dataset/pixel_cache.h"
#include "core/dataset/split.h"
#include "core/imaging/png_writer.h"
#include "tests/app/cli_fixture.h"
#include "tests/app/cloudy_set.h"
#include "tests/support/cloudy_radiograph.h"

namespace glenoid {
namespace {

namespace fs = std::filesystem;

class DataCli : public test::CliTest {
 protected:
  // Twelve pictures of each maker; the first of A is mirrored in B, and one file is not a picture.
  void SetUp() override {
    test::writeCloudySet(folder_ / "set", 24);
    auto mirrored = render(test::cloudyRadiograph(0));
    for (int y = 0; y < mirrored.rows; ++y) {
      const auto row = mirrored.pixels.begin() + static_cast<std::ptrdiff_t>(y) * mirrored.columns;
      std::reverse(row, row + mirrored.columns);
    }
    put("B/mirrored.png", mirrored);
    writeFileAtomically(folder_ / "set/A/notes.png", std::string_view("no picture"));
  }
  void put(const std::string& name, const Picture& picture) { writePng(folder_ / "set" / name, picture); }
};

}  // namespace

TEST_F(DataCli, AbsurdNumbersAreWrongUse) {
  for (const char* words : {"--folds -1", "--folds 99999999999", "--seed -1", "--seed 99999999999999999999999"}) {
    EXPECT_EQ(run(std::string("data --data set --out made ") + words), 2) << words << err_;
    EXPECT_EQ(err_.find("larger than"), std::string::npos) << err_;
  }
}

TEST_F(DataCli, TellsWhatADataSetHoldsAndDrawsItsParts) {
  ASSERT_EQ(run("data --data set --out made --folds 3 --seed 4 --json"), 3) << err_;
  const auto told = nlohmann::json::parse(out_);
  EXPECT_EQ(told["pictures"], 25);
  EXPECT_EQ(told["side"], 250);
  EXPECT_EQ(told["classes"][1], (nlohmann::json{{"label", "B"}, {"pictures", 13}}));
  ASSERT_EQ(told["skipped"].size(), 1u);
  EXPECT_EQ(told["skipped"][0]["path"], "A/notes.png");
  EXPECT_EQ(told["skipped"][0]["reason"], errorSentence(ErrorCode::TextFile));
  ASSERT_EQ(told["nearDuplicates"].size(), 1u);
  EXPECT_EQ(told["nearDuplicates"][0]["second"], "B/mirrored.png");
  EXPECT_EQ(told["nearDuplicates"][0]["symmetry"], "mirrored");
  EXPECT_EQ(told["notices"][0]["code"], "duplicates-differ");
  EXPECT_EQ(run("data --data made/pixels.cache --out made --folds 3 --seed 4 >/dev/full", ""), 1) << err_;
  EXPECT_EQ(run("data --data made/pixels.cache --out made --folds 3 --seed 4 --json >&-", ""), 1) << err_;
  const auto table = readTextFile(folder_ / "made/duplicates.csv");
  EXPECT_TRUE(table.starts_with("first,second,correlation,symmetry\nA/10.png,B/mirrored.png,")) << table;

  const PixelCache cache(folder_ / "made/pixels.cache");
  const auto folds = foldsFromJson(json("made/folds.json"), cache.items());
  ASSERT_EQ(folds.folds.size(), 3u);
  EXPECT_EQ(folds, stratifiedFolds(cache.items(), 3, 4));
  const auto split = splitFromJson(json("made/split.json"), cache.items());
  EXPECT_EQ(split, stratifiedSplit(cache.items(), {}, 4));

  ASSERT_EQ(run("data --data set --out made"), 3) << err_;
  EXPECT_NE(out_.find("A 12, B 13"), std::string::npos) << out_;
  EXPECT_NE(out_.find("A/notes.png: "), std::string::npos);
  EXPECT_NE(out_.find("B/mirrored.png (mirrored)"), std::string::npos);
  EXPECT_EQ(run("data --data nowhere --out made"), 1);
}

// Every verb that trains tells the same before it begins.
TEST_F(DataCli, TellsWhatAPersonShouldKnowOfADataSet) {
  put("A/black.png", {80, 80, 1, std::vector<std::uint8_t>(80 * 80, 0)});
  put("B /30.png", render(test::cloudyRadiograph(30)));
  writeFileAtomically(folder_ / "set/results/log.txt", std::string_view("no picture"));
  writeFileAtomically(folder_ / "set/readme.txt", std::string_view("beside the makers"));
  put(".old/31.png", render(test::cloudyRadiograph(31)));
  ASSERT_EQ(run("data --data set --out made --folds 2 --json"), 3) << err_;
  const auto notices = nlohmann::json::parse(out_)["notices"];
  std::map<std::string, nlohmann::json> byCode;
  for (const auto& notice : notices) byCode[notice["code"]] = notice;
  EXPECT_EQ(byCode["labels-look-alike"]["values"], (nlohmann::json{"B", "B "}));
  EXPECT_EQ(byCode["nothing-to-see"]["paths"], nlohmann::json{"A/black.png"});
  EXPECT_EQ(byCode["class-without-picture"]["paths"], nlohmann::json{"results"});
  EXPECT_EQ(byCode["loose-file"]["paths"], nlohmann::json{"readme.txt"});
  EXPECT_EQ(byCode["hidden-folder"]["paths"], nlohmann::json{".old"});
  EXPECT_EQ(byCode["hidden-folder"]["values"], nlohmann::json{1});
  EXPECT_EQ(byCode["label-outer-space"]["values"], nlohmann::json{"B "});
  EXPECT_EQ(byCode["folds-lack"]["values"], nlohmann::json{"\"B \""});
  EXPECT_EQ(notices[0]["severity"], "warning");

  ASSERT_EQ(run("data --data set --out made --folds 2"), 3) << err_;
  EXPECT_NE(out_.find("27 pictures of 3 classes: A 13, B 13, B  1"), std::string::npos) << out_;
  const auto described = out_;
  ASSERT_EQ(run("train --data set --out run --device cpu --threads 1 --network custom-cnn --size 32 --epochs 1"), 0) << err_;
  EXPECT_NE(err_.find(described), std::string::npos) << err_;
  EXPECT_NE(err_.find("The test part has no picture of: "), std::string::npos) << err_;
  ASSERT_EQ(run("compare --data set --out cmp --folds 2 --networks none --baselines majority"), 0) << err_;
  EXPECT_NE(err_.find(described), std::string::npos) << err_;
  EXPECT_NE(err_.find("Not every fold has a picture of: \"B \"."), std::string::npos) << err_;
}

TEST_F(DataCli, StartWeightsAreMadeFromPicturesWithoutLabelsAndStartATraining) {
  const std::string small = " --device cpu --threads 1 --network custom-cnn --size 32 --epochs 1 ";
  ASSERT_EQ(run("data --data set --out made"), 3) << err_;
  const auto views =
      "pretrain --data set --unlabelled --out start --set pretraining.projection=16 --probe made/pixels.cache --probe-fold 2" + small;
  ASSERT_EQ(run(views), 0) << err_;
  EXPECT_NE(err_.find("probe after epoch 0: "), std::string::npos) << err_;
  EXPECT_NE(err_.find("probe after epoch 1: "), std::string::npos) << err_;
  EXPECT_NE(out_.find("start weights start/start.safetensors"), std::string::npos) << out_;
  // Neither the fold nor what the probe measures was learned.
  const auto folds = json("made/folds.json")["folds"];
  const auto parts = json("start/split.json");
  EXPECT_EQ(parts["train"].size() + parts["test"].size(), 25u);
  for (const auto& picture : folds[1]) {
    for (const auto& learned : parts["train"]) EXPECT_NE(learned["sha256"], picture["sha256"]);
  }
  EXPECT_GT(parts["test"].size(), folds[1].size());
  EXPECT_EQ(run(views + " --set pretraining.variance=1"), 1) << "another run in this folder";
  EXPECT_EQ(run("train --data set --out start" + small), 1);
  EXPECT_NE(err_.find("this folder holds a pretraining run"), std::string::npos) << err_;
  EXPECT_EQ(run("train --data set --out run --start start/start.safetensors" + small), 0) << err_;
}

TEST_F(DataCli, StartWeightsAreMadeFromLabelsOfSeveralTasks) {
  const std::string small = " --device cpu --threads 1 --network custom-cnn --size 32 --epochs 1 ";
  writeFileAtomically(folder_ / "labels.csv",
                      std::string_view("path,side,view\nA/10.png,left,\nA/11.png,right,frontal\nB/22.png,left,lateral\n"));
  const std::string labels = "pretrain --data set --out start --method labels --labels labels.csv" + small;
  ASSERT_EQ(run(labels + " --tasks side,view"), 0) << err_;
  EXPECT_EQ(json("start/start.json")["tasks"][0]["known"], 3);
  EXPECT_EQ(json("start/start.json")["tasks"][1]["labels"], (nlohmann::json{"frontal", "lateral"}));
  EXPECT_EQ(run(labels), 2) << "no task is named";
  EXPECT_NE(run(labels + " --tasks side,veiw"), 0);
  EXPECT_NE(err_.find("the table has no column \"veiw\"; its columns are \"side\", \"view\""), std::string::npos) << err_;
  writeFileAtomically(folder_ / "labels.csv",
                      std::string_view("path,side,\"view, angle\"\nA/10.png,left,0\nA/11.png,right,\nB/22.png,,30\n"));
  EXPECT_EQ(run("pretrain --data set --out comma --method labels --labels labels.csv" + small + " --tasks 'side,\"view, angle\"'"), 0)
      << err_;
  EXPECT_EQ(json("comma/start.json")["tasks"][1]["name"], "view, angle");
  EXPECT_EQ(run("pretrain --data set --out other --unlabelled --method labels" + small), 2);
  EXPECT_FALSE(fs::exists(folder_ / "other/last.safetensors"));
  ASSERT_EQ(run("pretrain --print-options --method labels --set pretraining.projection=9"), 0) << err_;
  EXPECT_EQ(nlohmann::json::parse(out_)["pretraining"]["projection"], 9);
}

TEST_F(DataCli, FoldersOfPartsAreTheSplit) {
  test::writeCloudySet(folder_ / "parts/train", 8);
  for (const auto& [part, first] : {std::pair{"val", 8}, std::pair{"test", 12}}) {
    for (int i = first; i < first + 4; ++i)
      writePng(folder_ / "parts" / part / (i % 2 ? "A" : "B") / (std::to_string(i) + ".png"),
               render(test::cloudyRadiograph(static_cast<std::uint64_t>(i))));
  }
  ASSERT_EQ(run("data --data parts --out made --folds 2"), 0) << err_;
  EXPECT_NE(out_.find("16 pictures of 2 classes: A 8, B 8"), std::string::npos) << out_;
  const auto split = json("made/split.json");
  ASSERT_EQ(split["test"].size(), 4u);
  EXPECT_EQ(split["test"][0]["path"], "test/A/13.png");
  ASSERT_EQ(run("train --data parts --out run --device cpu --threads 1 --network custom-cnn --size 32 --epochs 1"), 0) << err_;
  EXPECT_EQ(json("run/split.json")["validation"], split["validation"]);
  fs::remove_all(folder_ / "parts/val/A");
  EXPECT_EQ(run("data --data parts --out made --folds 2"), 1);
  EXPECT_NE(err_.find("parts/val/A: the folders train, validation and test of the data set do not fit together"), std::string::npos)
      << err_;
}

TEST_F(DataCli, ListsOfSpreadsheetsAreReadAndAMissingFileIsSkipped) {
  std::string list = "Path;Label;;\r\n";
  for (int i = 0; i < 24; ++i) {
    const std::string maker = i < 12 ? "A" : "B";
    list += "set/" + maker + "/" + std::to_string(10 + i) + ".png;" + maker + ";;\r\n";
  }
  writeFileAtomically(folder_ / "list.csv", list + "set/B/none.png;B;;\r\n;;;\r\n");
  ASSERT_EQ(run("data --data list.csv --out made"), 3) << err_;
  EXPECT_NE(out_.find("24 pictures of 2 classes: A 12, B 12"), std::string::npos) << out_;
  EXPECT_NE(out_.find("  set/B/none.png: the file or folder does not exist"), std::string::npos) << out_;
  EXPECT_EQ(run("train --data list.csv --out run --device cpu --threads 1 --network custom-cnn --size 32 --epochs 1"), 0) << err_;
}

TEST_F(DataCli, OnePatientWhoHoldsEverythingLeavesNothingToCheck) {
  std::string list = "path,label,group\n";
  for (int i = 0; i < 24; ++i) {
    const std::string maker = i < 12 ? "A" : "B";
    list += "set/" + maker + "/" + std::to_string(10 + i) + ".png," + maker + ",P1\n";
  }
  writeFileAtomically(folder_ / "list.csv", list);
  EXPECT_EQ(run("data --data list.csv --out made"), 1) << "no folds";
  EXPECT_NE(out_.find(sentence({FactCode::GroupsFromTable, {std::int64_t{1}}})), std::string::npos) << out_;
  EXPECT_NE(err_.find(sentence({FactCode::ValidationEmpty, {}})), std::string::npos) << err_;
  EXPECT_NE(err_.find(sentence({FactCode::TestEmpty, {}})), std::string::npos) << err_;
  EXPECT_NE(out_.find("24 pictures of 2 classes"), std::string::npos) << out_;
}

TEST_F(DataCli, ThePreviewShowsOriginalsAndVariants) {
  writeFileAtomically(folder_ / "options.json", std::string_view(R"({"inputSize": 64})"));
  ASSERT_EQ(run("data --data set --out made --preview grid.png --options options.json --count 3 --variants 2"), 3) << err_;
  EXPECT_NE(err_.find("A/14.png"), std::string::npos) << err_;
  const auto png = readTextFile(folder_ / "grid.png");
  EXPECT_EQ(png.substr(16, 8), std::string("\0\0\0\xc5\0\0\0\xc2", 8)) << "197 x 194 pixels: a picture, a wide gap, two variants";
  EXPECT_EQ(run("data --data made/pixels.cache --out made --preview grid.png --count 0"), 2) << err_;
  EXPECT_EQ(run("data --data set --out made --count 3"), 2) << "without --preview";
  const auto picture = readTextFile(folder_ / "set/A/11.png");
  EXPECT_EQ(run("data --data set --out made --preview set/A/11.png"), 2) << "an input file is never replaced";
  EXPECT_EQ(readTextFile(folder_ / "set/A/11.png"), picture);
}

TEST_F(DataCli, TrainsFromAReadyCacheWithAStoredSplit) {
  ASSERT_EQ(run("data --data set --out made --seed 9"), 3) << err_;
  const auto train = "train --data made/pixels.cache --out run --device cpu --threads 1 --network custom-cnn --size 32 --epochs 1 ";
  ASSERT_EQ(run(std::string(train) + "--split made/split.json"), 0) << err_;
  EXPECT_EQ(json("run/split.json")["test"], json("made/split.json")["test"]);
  EXPECT_NE(readTextFile(folder_ / "run/table.html").find("Training of custom-cnn"), std::string::npos);
  EXPECT_EQ(json("run/table.json")["disclaimer"], "Research use only. Not a medical device.");
  EXPECT_FALSE(fs::exists(folder_ / "run/pixels.cache")) << "an existing cache is used in its place";
  EXPECT_NE(err_.find("near-duplicate pairs, kept in one part: 1"), std::string::npos) << err_;
  EXPECT_EQ(run(std::string(train) + "--split made/split.json --split-seed 3"), 2);
}

namespace {

constexpr char kSmall[] = " --device cpu --threads 1 --network custom-cnn --size 32 --epochs 1 ";

// Every file below a folder, with its content.
std::map<std::string, std::string> contentsOf(const fs::path& folder) {
  std::map<std::string, std::string> contents;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) contents[toUtf8(entry.path())] = readTextFile(entry.path());
  }
  return contents;
}

}  // namespace

TEST_F(DataCli, ARefusedTrainingLeavesTheFinishedRunAsItIs) {
  ASSERT_EQ(run(std::string("train --data set --out run") + kSmall), 0) << err_;
  const auto before = contentsOf(folder_ / "run");
  ASSERT_TRUE(before.contains(toUtf8(folder_ / "run/pixels.cache")));
  fs::create_directories(folder_ / "other");
  for (const char* maker : {"A", "B"}) fs::copy(folder_ / "set" / maker, folder_ / "other" / maker);
  fs::remove(folder_ / "other/A/11.png");
  EXPECT_EQ(run(std::string("train --data other --out run") + kSmall), 1);
  EXPECT_NE(err_.find("the run in this folder had another split or data set"), std::string::npos) << err_;
  EXPECT_EQ(run(std::string("train --data set --out run --batch 7") + kSmall), 1);
  EXPECT_EQ(run("evaluate --run run --data other --threads 1"), 1) << "its test part is not in this data set";
  EXPECT_TRUE(contentsOf(folder_ / "run") == before);
}

TEST_F(DataCli, NoVerbWorksWhereAnotherRunDoes) {
  {
    const FolderLock another(folder_ / "run");
    for (const std::string words : {"train --network custom-cnn", "crossval --network custom-cnn", "compare --networks none"}) {
      EXPECT_EQ(run(words + " --data set --out run --device cpu --size 32 --epochs 1"), 1) << words;
      EXPECT_NE(err_.find("run: another run works in this folder"), std::string::npos) << err_;
    }
    EXPECT_EQ(run("data --data set --out run"), 1);
  }
  EXPECT_FALSE(fs::exists(folder_ / "run"));
}

TEST_F(DataCli, PipesAreRefusedAtOnce) {
  ASSERT_EQ(mkfifo((folder_ / "pipe").c_str(), 0600), 0);
  for (const std::string words :
       {"data --data pipe --out made", "train --data pipe --out made", "train --data set --out made --options pipe",
        "train --data set --out made --split pipe", "predict --model ./pipe set/A/10.png"}) {
    EXPECT_EQ(run("20 '" GLENOID_CLI "' " + words, ">out", "timeout"), 1) << words << err_;
    EXPECT_NE(err_.find(errorSentence(ErrorCode::NotAFile)), std::string::npos) << err_;
  }
}

// Runs a copy of the program, next to a decoder that crashes on files named crash.
TEST_F(DataCli, PicturesThatCannotBeDecodedAreNamedAndNoRunStartsWithoutThem) {
  fs::create_directories(folder_ / "bin");
  fs::copy(GLENOID_CLI, folder_ / "bin/glenoid-cli");
  fs::copy(GLENOID_MISBEHAVING_DECODER, folder_ / "bin/glenoid-decoder");
  fs::create_symlink(GLENOID_ENGINE, folder_ / "bin" / fs::path(GLENOID_ENGINE).filename());
  const auto program = toUtf8(folder_ / "bin/glenoid-cli");
  fs::rename(folder_ / "set/A/11.png", folder_ / "set/A/crash.png");
  EXPECT_EQ(run(std::string("train --data set --out run") + kSmall, ">out", program), 1);
  EXPECT_NE(err_.find("A/crash.png: the decoder stopped unexpectedly on this file"), std::string::npos) << err_;
  EXPECT_NE(err_.find("set/A/crash.png: pictures of the data set could not be decoded this time (1 of 26, decoder-crashed)"),
            std::string::npos)
      << err_;
  EXPECT_FALSE(fs::exists(folder_ / "run"));
  EXPECT_EQ(run("data --data set --out made", ">out", program), 3);
  EXPECT_NE(out_.find("A/crash.png: "), std::string::npos) << out_;
  // With the good decoder every picture is read.
  EXPECT_EQ(run(std::string("train --data set --out run") + kSmall), 0) << err_;
  EXPECT_EQ(run(std::string("train --data set --out run") + kSmall, ">out", program), 0)
      << "decoded pictures are not decoded again: " << err_;
}

}  // namespace glenoid
