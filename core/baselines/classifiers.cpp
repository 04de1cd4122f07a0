#include "core/baselines/classifiers.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

#include <opencv2/ml.hpp>

#include "core/dataset/random.h"
#include "core/training/linear_head.h"

namespace glenoid {
namespace {

constexpr int kNeighbours[] = {1, 3, 5, 9, 15};
constexpr int kForests = 12, kTreesOfAForest = 25, kForestDepth = 25;
constexpr int kComponents = 64, kWeakTrees = 100, kWeakDepth = 2;
constexpr double kAbsent = 1e-6;  // odds of a class that training does not have

using RowTask = std::function<cv::Mat(const cv::Mat& rows)>;

FoldAnswers answersOf(const FoldFeatures& features, const RowTask& answer) {
  return {features.validation.empty() ? cv::Mat(0, features.classes, CV_64F) : answer(features.validation), answer(features.test)};
}

// Counts [N, classes] -> probabilities; one more vote is shared by all classes, so that none is impossible.
cv::Mat fromVotes(const cv::Mat& votes) {
  cv::Mat likely(votes.rows, votes.cols, CV_64F);
  for (int i = 0; i < votes.rows; ++i) {
    const double all = cv::sum(votes.row(i))[0];
    for (int c = 0; c < votes.cols; ++c) likely.at<double>(i, c) = (votes.at<double>(i, c) + 1.0 / votes.cols) / (all + 1);
  }
  return likely;
}

cv::Mat normalisedRows(cv::Mat table) {
  for (int i = 0; i < table.rows; ++i) table.row(i) /= cv::sum(table.row(i))[0];
  return table;
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

cv::Ptr<cv::ml::Boost> boostedTrees(const cv::Mat& features, const cv::Mat& labels, int label) {
  cv::Mat own(labels.rows, 1, CV_32S);
  for (int i = 0; i < labels.rows; ++i) own.at<int>(i) = labels.at<int>(i) == label ? 1 : 0;
  const int members = cv::countNonZero(own);
  if (members == 0 || members == own.rows) return {};  // OpenCV refuses responses of one kind
  auto trees = cv::ml::Boost::create();
  trees->setBoostType(cv::ml::Boost::GENTLE);
  trees->setWeakCount(kWeakTrees);
  trees->setMaxDepth(kWeakDepth);
  trees->setUseSurrogates(false);
  trees->train(features, cv::ml::ROW_SAMPLE, own);
  return trees;
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
  // In several forests, so that a request to stop is heard between them.
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
      cv::Mat votes;  // its first row names the classes
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

FoldAnswers gradientBoosting(const FoldFeatures& features, const CancelToken& token) {
  const cv::PCA components(features.train, cv::noArray(), cv::PCA::DATA_AS_ROW, kComponents);
  const auto train = components.project(features.train);
  std::vector<cv::Ptr<cv::ml::Boost>> models;
  for (int c = 0; c < features.classes; ++c) {
    token.check();
    models.push_back(boostedTrees(train, features.trainLabels, c));
  }
  return answersOf(features, [&](const cv::Mat& rows) {
    const auto projected = components.project(rows);
    cv::Mat likely(rows.rows, features.classes, CV_64F, cv::Scalar(kAbsent));
    for (int c = 0; c < features.classes; ++c) {
      const auto& model = models[static_cast<std::size_t>(c)];
      if (!model) continue;
      cv::Mat sums;
      model->predict(projected, sums, cv::ml::StatModel::RAW_OUTPUT);
      // The boosted sum estimates half the log odds.
      for (int i = 0; i < rows.rows; ++i) likely.at<double>(i, c) = std::max(kAbsent, 1 / (1 + std::exp(-2.0 * sums.at<float>(i))));
    }
    return normalisedRows(likely);
  });
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
