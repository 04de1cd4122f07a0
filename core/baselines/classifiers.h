// SPDX-License-Identifier: GPL-3.0-or-later
// The baselines' classifiers on the features of one fold (OpenCV's ml module; the logistic regression is nn's LinearHead).
#pragma once

#include <cstdint>

#include <opencv2/core.hpp>

#include "core/base/cancel_token.h"

namespace glenoid {

// Features [N, D] float32 and classes [N, 1] int32. Fits use `train`; choices (a number of neighbours, a penalty) use `validation`, which
// may have no rows. The labels of the test part are not passed.
struct FoldFeatures {
  cv::Mat train, validation, test;
  cv::Mat trainLabels, validationLabels;
  int classes = 0;
};

// Probabilities [N, classes] float64, above 0; rows sum to 1.
struct FoldAnswers {
  cv::Mat validation, test;
};

// Scales to zero mean and unit deviation over the training rows, with the same numbers for all parts; a constant feature becomes 0.
FoldFeatures standardised(const FoldFeatures& features);

// All are deterministic: the same features and seed give the same answers. All but the first two throw Cancelled.
// The class shares of the training part.
FoldAnswers majorityClass(const FoldFeatures& features);
// Votes of the 1, 3, 5, 9 or 15 nearest neighbours by Euclidean distance; the number that fits the validation part best.
FoldAnswers nearestNeighbours(const FoldFeatures& features);
// Votes of 300 trees (Breiman 2001) with sqrt(D) features at each node.
FoldAnswers randomForest(const FoldFeatures& features, std::uint64_t seed, const CancelToken& token);
// Gradient boosting of the softmax loss (Friedman 2001, 2002) on the 64 principal components of the training features (all features would
// take thirty times as long). Up to 100 rounds with one tree of depth 2 for each class, each on half of the images; the number of rounds
// that fits the validation part best.
FoldAnswers gradientBoosting(const FoldFeatures& features, std::uint64_t seed, const CancelToken& token);
// Softmax regression with an L2 penalty.
FoldAnswers logisticRegression(const FoldFeatures& features, const CancelToken& token);

}  // namespace glenoid
