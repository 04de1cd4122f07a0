// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/baselines/classifiers.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>
#include <vector>

#include <opencv2/ml.hpp>

#include "core/dataset/random.h"
#include "core/nn/linear_head.h"

namespace glenoid {
namespace {

constexpr int kNeighbours[] = {1, 3, 5, 9, 15};
constexpr int kForests = 12, kTreesOfAForest = 25, kForestDepth = 25;
constexpr int kComponents = 64, kBoostRounds = 100, kBoostDepth = 2, kBoostLeaf = 5;
// A tenth of the Newton step at the largest curvature of the softmax loss, 1/4 (Boehning 1992).
constexpr double kBoostStep = 0.1 * 4;
constexpr double kLeast = 1e-9;

using RowTask = std::function<cv::Mat(const cv::Mat& rows)>;

FoldAnswers answersOf(const FoldFeatures& features, const RowTask& answer) {
  return {features.validation.empty() ? cv::Mat(0, features.classes, CV_64F) : answer(features.validation), answer(features.test)};
}

// Counts [N, classes] -> probabilities. One extra vote is shared by all classes, so that none is impossible.
cv::Mat fromVotes(const cv::Mat& votes) {
  cv::Mat likely(votes.rows, votes.cols, CV_64F);
  for (int i = 0; i < votes.rows; ++i) {
    const double all = cv::sum(votes.row(i))[0];
    for (int c = 0; c < votes.cols; ++c) likely.at<double>(i, c) = (votes.at<double>(i, c) + 1.0 / votes.cols) / (all + 1);
  }
  return likely;
}

double logLikelihood(const cv::Mat& likely, const cv::Mat& labels) {
  double sum = 0;
  for (int i = 0; i < likely.rows; ++i) sum += std::log(likely.at<double>(i, labels.at<int>(i)));
  return sum;
}

torch::Tensor tensorOf(const cv::Mat& table) {
  const auto continuous = table.isContinuous() ? table : table.clone();
  const auto type = table.type() == CV_32S ? torch::kInt32 : torch::kFloat32;
  return torch::from_blob(continuous.data, {table.rows, table.cols}, type).clone();
}

// A small regression tree for the residuals of a new random half of the rows.
cv::Ptr<cv::ml::DTrees> residualTree(const cv::Mat& features, const cv::Mat& residuals, Random& random) {
  std::vector<int> order(static_cast<std::size_t>(features.rows));
  std::iota(order.begin(), order.end(), 0);
  random.shuffle(order);
  cv::Mat rows((features.rows + 1) / 2, features.cols, CV_32F), targets(rows.rows, 1, CV_32F);
  for (int i = 0; i < rows.rows; ++i) {
    const int drawn = order[static_cast<std::size_t>(i)];
    features.row(drawn).copyTo(rows.row(i));
    targets.at<float>(i) = residuals.at<float>(drawn);
  }
  auto tree = cv::ml::DTrees::create();
  tree->setMaxDepth(kBoostDepth);
  tree->setMinSampleCount(kBoostLeaf);
  tree->setCVFolds(0);
  tree->setUseSurrogates(false);
  tree->train(rows, cv::ml::ROW_SAMPLE, targets);
  return tree;
}

cv::Mat softmaxRows(const cv::Mat& scores) {
  cv::Mat likely = scores.clone();
  for (int i = 0; i < likely.rows; ++i) {
    double largest = 0;
    cv::minMaxLoc(likely.row(i), nullptr, &largest);
    cv::exp(likely.row(i) - largest, likely.row(i));
    likely.row(i) = cv::max(likely.row(i) / cv::sum(likely.row(i))[0], kLeast);
  }
  return likely;
}

}  // namespace

FoldFeatures standardised(const FoldFeatures& features) {
  cv::Mat mean, deviation, wide;
  features.train.convertTo(wide, CV_64F);
  cv::reduce(wide, mean, 0, cv::REDUCE_AVG);
  cv::Mat squares;
  cv::reduce((wide - cv::repeat(mean, wide.rows, 1)).mul(wide - cv::repeat(mean, wide.rows, 1)), squares, 0, cv::REDUCE_AVG);
  cv::sqrt(squares, deviation);
  deviation.setTo(std::numeric_limits<double>::infinity(), deviation < 1e-12);
  const auto apply = [&](const cv::Mat& part) -> cv::Mat {
    if (part.empty()) return part;
    cv::Mat rows;
    part.convertTo(rows, CV_64F);
    rows = (rows - cv::repeat(mean, rows.rows, 1)) / cv::repeat(deviation, rows.rows, 1);
    rows.convertTo(rows, CV_32F);
    return rows;
  };
  auto result = features;
  result.train = apply(features.train);
  result.validation = apply(features.validation);
  result.test = apply(features.test);
  return result;
}

FoldAnswers majorityClass(const FoldFeatures& features) {
  cv::Mat counts(1, features.classes, CV_64F, cv::Scalar(0));
  for (int i = 0; i < features.trainLabels.rows; ++i) ++counts.at<double>(features.trainLabels.at<int>(i));
  const auto shares = fromVotes(counts);
  return answersOf(features, [&](const cv::Mat& rows) { return cv::Mat(cv::repeat(shares, rows.rows, 1)); });
}

FoldAnswers nearestNeighbours(const FoldFeatures& features) {
  const auto model = cv::ml::KNearest::create();
  model->train(features.train, cv::ml::ROW_SAMPLE, features.trainLabels);
  const auto nearest = [&](const cv::Mat& rows) {
    cv::Mat answers, labels;
    model->findNearest(rows, std::min(*std::rbegin(kNeighbours), features.train.rows), answers, labels);
    return labels;  // [N, neighbours] float32, nearest first
  };
  const auto votes = [&](const cv::Mat& labels, int neighbours) {
    cv::Mat counts(labels.rows, features.classes, CV_64F, cv::Scalar(0));
    for (int i = 0; i < labels.rows; ++i) {
      for (int k = 0; k < std::min(neighbours, labels.cols); ++k) ++counts.at<double>(i, static_cast<int>(labels.at<float>(i, k)));
    }
    return fromVotes(counts);
  };
  int chosen = 5;
  if (!features.validation.empty()) {
    const auto labels = nearest(features.validation);
    const auto fit = [&](int neighbours) { return logLikelihood(votes(labels, neighbours), features.validationLabels); };
    chosen = *std::max_element(std::begin(kNeighbours), std::end(kNeighbours), [&](int a, int b) { return fit(a) < fit(b); });
  }
  return answersOf(features, [&](const cv::Mat& rows) { return votes(nearest(rows), chosen); });
}

FoldAnswers randomForest(const FoldFeatures& features, std::uint64_t seed, const CancelToken& token) {
  FoldAnswers sums{cv::Mat(features.validation.rows, features.classes, CV_64F, cv::Scalar(0)),
                   cv::Mat(features.test.rows, features.classes, CV_64F, cv::Scalar(0))};
  // Several forests, so that the token is checked between them.
  for (int forest = 0; forest < kForests; ++forest) {
    token.check();
    cv::setRNGSeed(static_cast<int>(mixSeed(seed, static_cast<std::uint64_t>(forest), 0) & 0x7fffffff));
    auto trees = cv::ml::RTrees::create();
    trees->setMaxDepth(kForestDepth);
    trees->setMinSampleCount(2);
    trees->setTermCriteria({cv::TermCriteria::MAX_ITER, kTreesOfAForest, 0});
    trees->train(features.train, cv::ml::ROW_SAMPLE, features.trainLabels);
    const auto add = [&](const cv::Mat& rows, cv::Mat& sum) {
      if (rows.empty()) return;
      cv::Mat votes;  // the first row names the classes
      trees->getVotes(rows, votes, 0);
      for (int i = 0; i < rows.rows; ++i) {
        for (int c = 0; c < votes.cols; ++c) sum.at<double>(i, votes.at<int>(0, c)) += votes.at<int>(i + 1, c);
      }
    };
    add(features.validation, sums.validation);
    add(features.test, sums.test);
  }
  return {fromVotes(sums.validation), fromVotes(sums.test)};
}

FoldAnswers gradientBoosting(const FoldFeatures& features, std::uint64_t seed, const CancelToken& token) {
  const cv::PCA components(features.train, cv::noArray(), cv::PCA::DATA_AS_ROW, kComponents);
  struct Part {
    cv::Mat rows, scores;
  };
  const auto prior = majorityClass(features);  // the start of boosting
  const auto start = [&](const cv::Mat& rows) -> Part {
    if (rows.empty()) return {{}, cv::Mat(0, features.classes, CV_64F)};
    cv::Mat logarithms;
    cv::log(cv::repeat(prior.test.row(0), rows.rows, 1), logarithms);
    return {components.project(rows), logarithms};
  };
  Part train = start(features.train), validation = start(features.validation), test = start(features.test);
  Random random(mixSeed(seed, 0, 1));
  FoldAnswers best{softmaxRows(validation.scores), softmaxRows(test.scores)};
  double bestFit = -std::numeric_limits<double>::infinity();
  for (int round = 0; round < kBoostRounds; ++round) {
    token.check();
    const auto likely = softmaxRows(train.scores);
    for (int c = 0; c < features.classes; ++c) {
      cv::Mat residuals(likely.rows, 1, CV_32F);
      for (int i = 0; i < likely.rows; ++i) {
        residuals.at<float>(i) = static_cast<float>((features.trainLabels.at<int>(i) == c ? 1.0 : 0.0) - likely.at<double>(i, c));
      }
      const auto tree = residualTree(train.rows, residuals, random);
      for (auto* part : {&train, &validation, &test}) {
        if (part->rows.empty()) continue;
        cv::Mat step;
        tree->predict(part->rows, step);
        for (int i = 0; i < step.rows; ++i) part->scores.at<double>(i, c) += kBoostStep * step.at<float>(i);
      }
    }
    const FoldAnswers answers{softmaxRows(validation.scores), softmaxRows(test.scores)};
    const double fit = logLikelihood(answers.validation, features.validationLabels);
    if (features.validation.empty() || fit > bestFit) best = answers, bestFit = fit;
  }
  return best;
}

FoldAnswers logisticRegression(const FoldFeatures& features, const CancelToken& token) {
  const auto labels = [](const cv::Mat& column) { return tensorOf(column).to(torch::kLong).flatten(); };
  const auto head = fitLinearHead({tensorOf(features.train), labels(features.trainLabels)},
                                  {tensorOf(features.validation), labels(features.validationLabels)}, features.classes, token);
  return answersOf(features, [&](const cv::Mat& rows) {
    const auto likely = torch::softmax(head.logits(tensorOf(rows)), 1).clamp_min(1e-12).contiguous();
    return cv::Mat(rows.rows, features.classes, CV_64F, likely.data_ptr<double>()).clone();
  });
}

}  // namespace glenoid
