// SPDX-License-Identifier: GPL-3.0-or-later
// The classifiers of the baselines on the features of one fold (OpenCV's ml module; the logistic regression is nn's LinearHead).
#pragma once

#include <cstdint>

#include <opencv2/core.hpp>

#include "core/base/cancel_token.h"

namespace glenoid {

// Features [N, D] float32 and classes [N, 1] int32. What is fitted sees `train`; what is chosen (a number of neighbours, a penalty) sees
// `validation`, which may have no row; the test part has no labels here.
struct FoldFeatures {
  cv::Mat train, validation, test;
  cv::Mat trainLabels, validationLabels;
  int classes = 0;
};

// Probabilities [N, classes] float64, above 0, rows sum to 1.
struct FoldAnswers {
  cv::Mat validation, test;
};

// Zero mean and unit deviation over the training rows, with the same numbers for all parts; a constant feature becomes 0.
FoldFeatures standardised(const FoldFeatures& features);

// All are deterministic: the same features and seed give the same answers. They throw Cancelled.
// The shares of the classes in training.
FoldAnswers majorityClass(const FoldFeatures& features);
// Votes of the 1, 3, 5, 9 or 15 nearest by Euclidean distance, whichever number fits the validation part best.
FoldAnswers nearestNeighbours(const FoldFeatures& features);
// Votes of 300 trees (Breiman 2001), sqrt(D) features a node.
FoldAnswers randomForest(const FoldFeatures& features, std::uint64_t seed, const CancelToken& token);
// Gradient boosting of the softmax loss (Friedman 2001, 2002): up to 100 rounds of one tree of depth 2 for each class, each on half of the
// images, as many rounds as fit the validation part best; on the 64 principal components of the training features (on all features it
// takes thirty times as long).
FoldAnswers gradientBoosting(const FoldFeatures& features, std::uint64_t seed, const CancelToken& token);
// Softmax with L2.
FoldAnswers logisticRegression(const FoldFeatures& features, const CancelToken& token);

}  // namespace glenoid
