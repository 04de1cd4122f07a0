// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/baselines/baselines.h"

#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/baselines/classifiers.h"
#include "core/baselines/picture_features.h"

namespace glenoid {
namespace {

using Fit = FoldAnswers (*)(const FoldFeatures&, std::uint64_t, const CancelToken&);
struct Method {
  const char* name;
  PictureFeatures features;
  Fit fit;
};

FoldAnswers fitMajority(const FoldFeatures& f, std::uint64_t, const CancelToken&) { return majorityClass(f); }
FoldAnswers fitNeighbours(const FoldFeatures& f, std::uint64_t, const CancelToken&) { return nearestNeighbours(standardised(f)); }
FoldAnswers fitForest(const FoldFeatures& f, std::uint64_t seed, const CancelToken& token) { return randomForest(f, seed, token); }
FoldAnswers fitBoosting(const FoldFeatures& f, std::uint64_t seed, const CancelToken& token) {
  return gradientBoosting(standardised(f), seed, token);
}
FoldAnswers fitLogistic(const FoldFeatures& f, std::uint64_t, const CancelToken& token) { return logisticRegression(f, token); }

constexpr Method kMethods[] = {
    {"majority", PictureFeatures::Pixels, fitMajority},  {"knn-pixels", PictureFeatures::Pixels, fitNeighbours},
    {"knn-hog", PictureFeatures::Hog, fitNeighbours},    {"forest-pixels", PictureFeatures::Pixels, fitForest},
    {"forest-hog", PictureFeatures::Hog, fitForest},     {"boosting-pixels", PictureFeatures::Pixels, fitBoosting},
    {"boosting-hog", PictureFeatures::Hog, fitBoosting}, {"logistic-pixels", PictureFeatures::Pixels, fitLogistic},
    {"logistic-hog", PictureFeatures::Hog, fitLogistic},
};

cv::Mat rowsAt(const cv::Mat& table, const std::vector<std::size_t>& positions) {
  cv::Mat rows(static_cast<int>(positions.size()), table.cols, table.type());
  for (int i = 0; i < rows.rows; ++i) table.row(static_cast<int>(positions[static_cast<std::size_t>(i)])).copyTo(rows.row(i));
  return rows;
}

PartResult partOf(const PixelCache& cache, const std::vector<std::size_t>& positions, const cv::Mat& likely) {
  PartResult part{positions, {cache.info().labels.size(), {}, {}}, {}};
  for (const auto position : positions) part.predictions.truth.push_back(static_cast<std::size_t>(cache.items()[position].label));
  for (int i = 0; i < likely.rows; ++i) {
    for (int c = 0; c < likely.cols; ++c) part.predictions.logits.push_back(std::log(likely.at<double>(i, c)));
  }
  return part;
}

}  // namespace

struct Baselines::Tables {
  cv::Mat labels;  // [N, 1] int32
  cv::Mat features[2];
};

Baselines::Baselines(const PixelCache& cache) : cache_(cache), tables_(std::make_unique<Tables>()) {
  tables_->labels.create(static_cast<int>(cache.size()), 1, CV_32S);
  for (std::size_t i = 0; i < cache.size(); ++i) tables_->labels.at<int>(static_cast<int>(i)) = static_cast<int>(cache.items()[i].label);
}

Baselines::~Baselines() = default;

std::vector<std::string> baselineNames() {
  std::vector<std::string> names;
  for (const auto& method : kMethods) names.emplace_back(method.name);
  return names;
}

StoredParts Baselines::answer(const std::string& name, const Split& split, std::uint64_t seed, const CancelToken& token) {
  const auto* method = std::find_if(std::begin(kMethods), std::end(kMethods), [&](const Method& m) { return name == m.name; });
  if (method == std::end(kMethods)) throw Error(ErrorCode::OptionInvalid, "unknown baseline \"" + name + "\"");
  if (split.train.empty()) throw Error(ErrorCode::DatasetTooSmall, "the training part is empty");
  try {
    auto& table = tables_->features[static_cast<int>(method->features)];
    if (table.empty()) table = pictureFeatures(cache_, method->features, token);
    const FoldFeatures features{
        rowsAt(table, split.train),           rowsAt(table, split.validation),           rowsAt(table, split.test),
        rowsAt(tables_->labels, split.train), rowsAt(tables_->labels, split.validation), static_cast<int>(cache_.info().labels.size())};
    const auto answers = method->fit(features, seed, token);
    StoredParts parts{partOf(cache_, split.validation, answers.validation), partOf(cache_, split.test, answers.test), {}};
    const double temperature = fitTemperature(parts.validation.predictions);
    for (auto* part : {&parts.validation, &parts.test}) {
      part->evaluation = evaluate(part->predictions, cache_.info().labels, temperature);
    }
    return parts;
  } catch (const cv::Exception& problem) {
    if (problem.code == cv::Error::StsNoMem) throw Error(ErrorCode::OutOfMemory, "");
    throw Error(ErrorCode::Internal, "OpenCV: " + problem.err);
  }
}

}  // namespace glenoid
