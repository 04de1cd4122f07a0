// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/prediction_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json_file.h"
#include "core/dataset/split.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown_error.h"

namespace glenoid {
namespace {

PredictionTable table() {
  return {{"a, b", "=c"},
          {{"one \"quoted\".png", "11"}, {"x/two.png", "22"}, {"x/three.png", "33"}},
          {2, {0, 1, 1}, {1.25, -2, static_cast<double>(0.1F), 3e-7, 5, 6}}};
}

TEST(PredictionTable, IsReadAsItWasWritten) {
  const test::TemporaryFolder folder;
  writePredictionTable(folder / "p.csv", table());
  const auto read = readPredictionTable(folder / "p.csv");
  EXPECT_EQ(read.labels, table().labels);
  EXPECT_EQ(read.images, table().images);
  EXPECT_EQ(read.predictions.truth, table().predictions.truth);
  for (std::size_t i = 0; i < 6; ++i) {
    EXPECT_EQ(static_cast<float>(read.predictions.logits[i]), static_cast<float>(table().predictions.logits[i]));
  }
}

TEST(PredictionTable, FindsItsFoldsByContent) {
  const test::TemporaryFolder folder;
  auto items = itemsOf(table());
  EXPECT_EQ(items[1].sha256, "22");
  EXPECT_EQ(items[1].label, 1);
  items.push_back({"not answered.png", 0, "44", {}});
  writeJson(folder / "folds.json", toJson(Folds{1, {{2}, {0, 1}, {3}}}, items));
  using testing::ElementsAre;
  EXPECT_THAT(readFoldsOf(folder / "folds.json", table()), ElementsAre(ElementsAre(2u), ElementsAre(0u, 1u))) << "the third is left out";
  auto few = table();
  few.images.resize(1), few.predictions.truth.resize(1), few.predictions.logits.resize(2);
  EXPECT_TRUE(readFoldsOf(folder / "folds.json", few).empty()) << "only one fold";
  auto other = table();
  other.images[0].second = "55";
  EXPECT_THROW(readFoldsOf(folder / "folds.json", other), Error);
  writeFileAtomically(folder / "folds.json", std::string_view("{}"));
  EXPECT_THROW(readFoldsOf(folder / "folds.json", table()), Error);
}

TEST(PredictionTable, RefusesWhatItCannotRead) {
  const test::TemporaryFolder folder;
  for (const char* text :
       {"", "path,label\n", "path,sha256,label\n", "path,sha256,label,a\n", "path,sha256,label,logit:a\nx,1,b,2\n",
        "path,sha256,label,logit:a\nx,1,a\n", "path,sha256,label,logit:a\nx,1,a,much\n", "path,sha256,label,logit:a\nx,1,a,nan\n",
        "path,sha256,label,logit:a\nx,1,a,inf\n", "path,sha256,label,logit:a\nx,1,a,1e300\n"}) {
    writeFileAtomically(folder / "p.csv", std::string_view(text));
    const auto error = test::errorOf([&] { readPredictionTable(folder / "p.csv"); });
    EXPECT_EQ(error.code(), ErrorCode::FileInvalid) << text << error.message();
  }
}

TEST(PredictionTable, JoinsByContentAndLabel) {
  auto other = table();
  other.images = {{"elsewhere/three.png", "33"}, {"x/two.png", "other content"}, {"one \"quoted\".png", "11"}};
  other.predictions.truth = {1, 1, 0};
  const auto both = onSameImages({table(), other});
  EXPECT_EQ(both[0].predictions.truth, (std::vector<std::size_t>{0, 1}));
  EXPECT_EQ(both[0].predictions.logits, (std::vector<double>{1.25, -2, 5, 6}));
  EXPECT_EQ(both[1].predictions.logits, (std::vector<double>{5, 6, 1.25, -2}));
  EXPECT_EQ(both[1].images[1].first, "elsewhere/three.png");
  other.predictions.truth = {0, 1, 0};
  EXPECT_EQ(onSameImages({table(), other})[0].images.size(), 1u) << "the same content under two labels is not a common image";
  other.labels = {"a", "b"};
  EXPECT_THROW(onSameImages({table(), other}), Error);
}

}  // namespace
}  // namespace glenoid
