// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/task_labels.h"

#include <gmock/gmock.h>

#include "core/base/error.h"
#include "core/base/files.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown_error.h"

namespace glenoid {
namespace {

using test::codeOf;
using ::testing::ElementsAre;

class TaskTable : public testing::Test {
 protected:
  TaskLabels read(std::string_view text, const std::vector<std::string>& columns) {
    writeFileAtomically(folder_ / "labels.csv", text);
    return readTaskLabels(folder_ / "labels.csv", columns, items_);
  }
  const test::TemporaryFolder folder_;
  const std::vector<Item> items_{{"a/1.png", 0, "x", ""}, {"a/2.png", 1, "y", ""}, {"b.png", 0, "z", ""}, {"c.png", 0, "w", ""}};
};

TEST_F(TaskTable, GivesEachPictureTheLabelsThatAreKnown) {
  const auto labels =
      read("file,Hand,view,size\na\\2.png,1,lateral,7\nelsewhere.png,2,oblique,8\na/1.png,0,,9\nb.png,0,frontal,1\n", {"view", "Hand"});
  EXPECT_EQ(labels.tasks, (std::vector<Task>{{"view", {"frontal", "lateral"}}, {"Hand", {"0", "1"}}})) << "of these pictures only";
  EXPECT_THAT(labels.values, ElementsAre(-1, 0, 1, 1, 0, 0, -1, -1));
  EXPECT_THAT(knownLabels(labels, 0, {0, 1, 2, 3}), ElementsAre(1, 0));
  EXPECT_THAT(knownLabels(labels, 1, {0, 2, 3}), ElementsAre(0, 0));
  auto other = labels;
  EXPECT_EQ(tasksDigest(other), tasksDigest(labels));
  other.values[0] = 1;
  EXPECT_NE(tasksDigest(other), tasksDigest(labels));
  other = labels;
  other.tasks[0].labels[1] = "oblique";
  EXPECT_NE(tasksDigest(other), tasksDigest(labels));
}

TEST_F(TaskTable, RefusesATableThatCannotBeLearned) {
  EXPECT_EQ(codeOf([&] { read("path,hand\na/1.png,0\na/2.png,0\n", {"hand"}); }), ErrorCode::FileInvalid) << "one label";
  EXPECT_EQ(codeOf([&] { read("path,hand\na/1.png,0\na/1.png,1\n", {"hand"}); }), ErrorCode::FileInvalid) << "a path twice";
  EXPECT_EQ(codeOf([&] { read("path,hand\n,0\n", {"hand"}); }), ErrorCode::FileInvalid) << "no path";
  EXPECT_EQ(codeOf([&] { read("path,hand\nx.png,0\ny.png,1\n", {"hand"}); }), ErrorCode::DatasetMismatch);
}

TEST_F(TaskTable, AColumnThatIsMissingIsTheFaultOfTheRequest) {
  const auto error = test::errorOf([&] { read("path,Hand,\"hip, knee\"\na/1.png,0,1\n", {"hand", "Foot"}); });
  EXPECT_EQ(error.code(), ErrorCode::OptionInvalid);
  EXPECT_EQ(error.detail(), "the table has no column \"Foot\"; its columns are \"hand\", \"hip, knee\"");
}

TEST_F(TaskTable, TellsOfEveryColumnWhatItKnows) {
  const auto all = [&](std::string_view text) {
    writeFileAtomically(folder_ / "labels.csv", text);
    return readAllTaskLabels(folder_ / "labels.csv", items_);
  };
  for (const std::string_view text : {"Path;Side;View;;Side\na/1.png;left;;;x\nb.png;right;frontal;;x\nelsewhere.png;up;oblique;;x\n",
                                      "sep=;\nSide;View;file\nleft;;a/1.png\nright;frontal;b.png\n"}) {
    const auto labels = all(text);
    EXPECT_EQ(labels.tasks, (std::vector<Task>{{"side", {"left", "right"}}, {"view", {"frontal"}}})) << "a single label is no failure";
    EXPECT_THAT(labels.values, ElementsAre(0, -1, -1, -1, 1, 0, -1, -1));
  }
  EXPECT_TRUE(all("file\na/1.png\n").tasks.empty());
  EXPECT_EQ(codeOf([&] { all("side,view\nleft,frontal\n"); }), ErrorCode::FileInvalid) << "no column of paths";
  EXPECT_EQ(codeOf([&] { all("file,side\nx.png,left\n"); }), ErrorCode::DatasetMismatch);
}

TEST_F(TaskTable, TheDataSetsOwnLabelsAreOneTask) {
  const auto labels = ownLabels({"A", "B"}, items_);
  EXPECT_EQ(labels.tasks, (std::vector<Task>{{"label", {"A", "B"}}}));
  EXPECT_THAT(labels.values, ElementsAre(0, 1, 0, 0));
}

}  // namespace
}  // namespace glenoid
