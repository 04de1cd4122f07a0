// The data verb, and training from what it wrote, from outside.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/wait.h>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/dataset/pixel_cache.h"
#include "core/dataset/split.h"
#include "core/imaging/png_writer.h"
#include "tests/support/cloudy_radiograph.h"
#include "tests/support/temporary_folder.h"

namespace glenoid {
namespace {

namespace fs = std::filesystem;

class DataCli : public testing::Test {
 protected:
  // Twelve pictures of each maker; the first of A is mirrored in B, and one file is no picture.
  void SetUp() override {
    for (int i = 0; i < 24; ++i) {
      auto name = std::string(i < 12 ? "A/" : "B/");
      put(name.append(std::to_string(10 + i)).append(".png"), render(test::cloudyRadiograph(static_cast<std::uint64_t>(i))));
    }
    auto mirrored = render(test::cloudyRadiograph(0));
    for (int y = 0; y < mirrored.rows; ++y) {
      const auto row = mirrored.pixels.begin() + static_cast<std::ptrdiff_t>(y) * mirrored.columns;
      std::reverse(row, row + mirrored.columns);
    }
    put("B/mirrored.png", mirrored);
    writeFileAtomically(folder_ / "set/A/notes.png", std::string_view("no picture"));
  }
  void put(const std::string& name, const Picture& picture) { writePng(folder_ / "set" / name, picture); }

  int run(const std::string& words) {
    const auto command = "cd '" + toUtf8(folder_.path()) + "' && '" GLENOID_CLI "' " + words + " >out 2>err";
    const int status = std::system(command.c_str());
    out_ = readTextFile(folder_ / "out"), err_ = readTextFile(folder_ / "err");
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }
  nlohmann::json json(const std::string& file) { return nlohmann::json::parse(readTextFile(folder_ / file)); }

  const test::TemporaryFolder folder_;
  std::string out_, err_;
};

}  // namespace

TEST_F(DataCli, TellsWhatADataSetHoldsAndDrawsItsParts) {
  ASSERT_EQ(run("data --data set --out made --folds 3 --seed 4 --json"), 3) << err_;
  const auto told = nlohmann::json::parse(out_);
  EXPECT_EQ(told["pictures"], 25);
  EXPECT_EQ(told["side"], 250);
  EXPECT_EQ(told["classes"][1], (nlohmann::json{{"label", "B"}, {"pictures", 13}}));
  ASSERT_EQ(told["skipped"].size(), 1u);
  EXPECT_EQ(told["skipped"][0]["path"], "A/notes.png");
  EXPECT_EQ(told["skipped"][0]["reason"], errorSentence(ErrorCode::UnknownFormat));
  ASSERT_EQ(told["nearDuplicates"].size(), 1u);
  EXPECT_EQ(told["nearDuplicates"][0]["second"], "B/mirrored.png");
  EXPECT_EQ(told["nearDuplicates"][0]["symmetry"], "mirrored");
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

TEST_F(DataCli, ThePreviewShowsOriginalsAndVariants) {
  writeFileAtomically(folder_ / "options.json", std::string_view(R"({"inputSize": 64})"));
  ASSERT_EQ(run("data --data set --out made --preview grid.png --options options.json --count 3 --variants 2"), 3) << err_;
  EXPECT_NE(err_.find("A/14.png"), std::string::npos) << err_;
  const auto png = readTextFile(folder_ / "grid.png");
  EXPECT_EQ(png.substr(16, 8), std::string("\0\0\0\xd4\0\0\0\xc8", 8)) << "212 x 200 pixels: a picture, a wide gap, two variants";
  EXPECT_EQ(run("data --data made/pixels.cache --out made --preview grid.png --count 0"), 2) << err_;
  EXPECT_EQ(run("data --data set --out made --count 3"), 2) << "without --preview";
}

TEST_F(DataCli, TrainsFromAReadyCacheWithAStoredSplit) {
  ASSERT_EQ(run("data --data set --out made --seed 9"), 3) << err_;
  const auto train = "train --data made/pixels.cache --out run --device cpu --threads 1 --network custom-cnn --size 32 --epochs 1 ";
  ASSERT_EQ(run(std::string(train) + "--split made/split.json"), 0) << err_;
  EXPECT_EQ(json("run/split.json")["test"], json("made/split.json")["test"]);
  EXPECT_NE(readTextFile(folder_ / "run/table.html").find("Training of custom-cnn"), std::string::npos);
  EXPECT_EQ(json("run/table.json")["disclaimer"], "Research use only. Not a medical device.");
  EXPECT_FALSE(fs::exists(folder_ / "run/pixels.cache")) << "the ready cache is used where it lies";
  EXPECT_NE(err_.find("near-duplicate pairs, kept in one part: 1"), std::string::npos) << err_;
  EXPECT_EQ(run(std::string(train) + "--split made/split.json --split-seed 3"), 2);
}

}  // namespace glenoid
