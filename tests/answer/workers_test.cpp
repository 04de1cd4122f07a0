// SPDX-License-Identifier: GPL-3.0-or-later
// Files that several workers share: the answers of one worker, in its order, with its errors, in bounded memory.
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

#include <gtest/gtest.h>

#include "core/answer/identify.h"
#include "core/nn/compute.h"
#include "tests/answer/answer_fixture.h"
#include "tests/support/cloudy_radiograph.h"
#include "tests/support/small_finder.h"
#include "tests/support/small_model.h"
#include "tests/support/thrown_error.h"
#include "tests/support/toy_gate.h"

using namespace glenoid;
namespace fs = std::filesystem;

namespace {

// A cloud, each third one much larger.
Radiograph unequalCloud(std::uint64_t number) {
  const auto small = test::cloudyRadiograph(number);
  if (number % 3 != 0) return small;
  constexpr int kScale = 8;
  const auto& values = std::get<std::vector<std::uint8_t>>(small.pixels);
  std::vector<std::uint8_t> grey;
  for (int y = 0; y < small.rows * kScale; ++y) {
    for (int x = 0; x < small.columns * kScale; ++x) {
      grey.push_back(values[static_cast<std::size_t>(y / kScale * small.columns + x / kScale)]);
    }
  }
  return test::greyRadiograph(small.columns * kScale, std::move(grey));
}

class Workers : public test::AnswerFixture {
 protected:
  Workers() : AnswerFixture(unequalCloud) {}
  static Bundle bundleIn(const fs::path& folder) {
    auto model = test::smallModelDescription();
    model.sets = {{1, 1, {20, 20, 20}, {{90, {0.3, 0.3, 0.3}, std::nullopt}}}};
    return test::withToyGate(test::writeSmallModel(folder, model), true);
  }
  fs::path finderFile() const {
    test::writeSmallFinder(folder_ / "finder");
    return folder_ / "finder";
  }
  std::vector<Answer> answers(const std::vector<fs::path>& files, const IdentifyOptions& options) {
    std::vector<Answer> all;
    DecodeAhead ahead(decoder_, files, {}, token_, 2);
    identifyFiles(ahead, classifier_, options, token_, [&](Answer&& answer) { all.push_back(std::move(answer)); });
    return all;
  }

  Classifier classifier_{bundleIn(folder_ / "model"), {"cpu", finderFile()}};
};

}  // namespace

TEST_F(Workers, GiveTheAnswersOfOneInItsOrder) {
  const ComputeThreads oneThread(1);
  const auto files = test::numberedFiles(24);
  for (const bool explained : {false, true}) {
    const auto expected = answers(files, {.explained = explained});
    const auto shared = answers(files, {.explained = explained, .workers = 3});
    ASSERT_EQ(expected.size(), files.size());
    ASSERT_EQ(shared.size(), files.size());
    for (std::size_t i = 0; i < files.size(); ++i) {
      SCOPED_TRACE(files[i]);
      EXPECT_EQ(shared[i].picture.file, files[i]);
      EXPECT_EQ(shared[i].status(), i % 7 == 3 ? Status::Refused : Status::Ok);
      EXPECT_EQ(shared[i].prediction.logits, expected[i].prediction.logits);
      EXPECT_EQ(shared[i].gateMargin, expected[i].gateMargin);
      EXPECT_EQ(shared[i].verdict, expected[i].verdict);
      EXPECT_EQ(shared[i].set, expected[i].set);
      EXPECT_EQ(shared[i].facts, expected[i].facts);
      ASSERT_EQ(shared[i].maps.size(), expected[i].maps.size());
      for (std::size_t k = 0; k < shared[i].maps.size(); ++k) EXPECT_EQ(shared[i].maps[k].values, expected[i].maps[k].values);
    }
  }
}

TEST_F(Workers, DecodeAndAnswerAheadButNotFar) {
  constexpr std::size_t kAhead = 2;
  constexpr int kWorkers = 2;
  DecodeAhead ahead(decoder_, test::numberedFiles(40), {}, token_, kAhead);
  std::size_t used = 0;
  identifyFiles(ahead, classifier_, {.workers = kWorkers}, token_, [&](Answer&&) {
    ++used;
    EXPECT_LE(decoder_.started, used + kAhead + 2 * kWorkers);
  });
  EXPECT_EQ(used, 40u);
}

TEST_F(Workers, StopAtTheAnswerAfterWhichTheyAreCancelled) {
  std::size_t used = 0;
  const auto run = [&] {
    DecodeAhead ahead(decoder_, test::numberedFiles(20), {}, token_, 2);
    identifyFiles(ahead, classifier_, {.workers = 2}, token_, [&](Answer&&) {
      if (++used == 3) token_.cancel();
    });
  };
  EXPECT_THROW(run(), Cancelled);
  EXPECT_EQ(used, 3u);
}

TEST_F(Workers, EndBeforeAnExceptionOfTheUserIsPassedOn) {
  std::size_t used = 0;
  const auto run = [&] {
    DecodeAhead ahead(decoder_, test::numberedFiles(20), {}, token_, 2);
    identifyFiles(ahead, classifier_, {.workers = 2}, token_, [&](Answer&&) {
      if (++used == 2) throw std::runtime_error("the disk is full");
    });
  };
  EXPECT_THROW(run(), std::runtime_error);
  EXPECT_EQ(used, 2u);
  EXPECT_EQ(answers(test::numberedFiles(3), {.workers = 2}).size(), 3u) << "the classifier is as before";
}

TEST_F(Workers, PassOnTheErrorThatConcernsEveryFile) {
  EXPECT_EQ(test::codeOf([&] { answers(test::numberedFiles(9), {.confidence = 99, .workers = 2}); }), ErrorCode::ConfidenceUnavailable);
}

TEST_F(Workers, LeaveTheClassifierToTheUserOfTheAnswers) {
  const ComputeThreads oneThread(1);
  DecodeAhead ahead(decoder_, {"1.x", "2.x", "4.x"}, {}, token_, 2);
  std::size_t used = 0;
  identifyFiles(ahead, classifier_, {.workers = 2}, token_, [&](Answer&& answer) {
    ++used;
    EXPECT_EQ(classifier_.predict({&answer.picture.square, 1}).front().logits, answer.prediction.logits);
  });
  EXPECT_EQ(used, 3u);
}
