// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/doubt/embedding_map.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <torch/utils.h>

#include "core/base/error.h"
#include "core/nn/torch_error.h"

namespace glenoid {
namespace {

constexpr std::int64_t kNeighbours = 5;
constexpr std::size_t kOfOtherLabel = 4;
constexpr std::int64_t kFewestForNeighbours = 16;  // rows
constexpr double kPerplexity = 30;
// The usual schedule: clusters are pulled together first, then arranged.
constexpr int kSteps = 500, kEarlySteps = 100;
constexpr double kEarlyPull = 12, kEarlyMomentum = 0.5, kMomentum = 0.8, kLeastRate = 50;

// [N, width]; shares the numbers of `pictures`.
torch::Tensor rowsOf(const LearnedPictures& pictures, std::size_t width) {
  return torch::from_blob(const_cast<float*>(pictures.embeddings.data()),
                          {static_cast<std::int64_t>(pictures.labels.size()), static_cast<std::int64_t>(width)});
}

// [N, 2] from [N, width]. Of the two signs of a component the one that makes its largest value positive.
torch::Tensor principalComponents(const torch::Tensor& table) {
  const auto centred = (table - table.mean(0)).to(torch::kFloat64);
  const auto rows = table.size(0), width = table.size(1), size = std::min(rows, width);
  // Both products have the same eigenvalues; the smaller one is decomposed.
  const bool ofRows = rows <= width;
  const auto product = ofRows ? torch::matmul(centred, centred.t()) : torch::matmul(centred.t(), centred);
  const auto [values, vectors] = torch::linalg_eigh(product, "L");
  auto scores = torch::zeros({rows, 2}, torch::kFloat64);
  for (std::int64_t i = 0; i < std::min<std::int64_t>(size, 2); ++i) {
    const auto vector = vectors.select(1, size - 1 - i);
    const auto score = ofRows ? vector * values[size - 1 - i].clamp_min(0).sqrt() : torch::matmul(centred, vector);
    const auto largest = score[score.abs().argmax()].item<double>();
    scores.select(1, i).copy_(largest < 0 ? -score : score);
  }
  return scores.to(torch::kFloat32);
}

torch::Tensor squaredDistances(const torch::Tensor& table) {
  const auto squares = table.square().sum(1, true);
  return (squares + squares.t() - 2 * torch::matmul(table, table.t())).clamp_min(0);
}

// The joint probabilities of t-SNE, [N, N]: around each row the width that gives the perplexity, found by bisection of its logarithm.
torch::Tensor jointProbabilities(const torch::Tensor& table) {
  const auto rows = table.size(0);
  const auto itself = torch::eye(rows).to(torch::kBool);
  const auto distances = squaredDistances(table);
  const auto nearest = std::get<0>(distances.masked_fill(itself, 1e9).min(1, true));
  const auto further = (distances - nearest).masked_fill(itself, 0);
  const double wanted = std::log(std::min(kPerplexity, static_cast<double>(rows - 1) / 3));
  auto low = torch::full({rows, 1}, -6.0), high = torch::full({rows, 1}, 12.0);
  torch::Tensor shares;
  for (int step = 0; step < 40; ++step) {
    const auto middle = (low + high) / 2;
    const auto weights = (-further * middle.exp()).exp().masked_fill(itself, 0);
    const auto sum = weights.sum(1, true);
    const auto entropy = sum.log() + middle.exp() * (further * weights).sum(1, true) / sum;
    const auto tooWide = entropy > wanted;
    low = torch::where(tooWide, middle, low);
    high = torch::where(tooWide, high, middle);
    shares = weights / sum;
  }
  return ((shares + shares.t()) / static_cast<double>(2 * rows)).clamp_min(1e-12);
}

// Moves the points [N, 2] until near rows of the table are near points.
torch::Tensor neighbourEmbedding(const torch::Tensor& table, const torch::Tensor& start, const CancelToken& token) {
  const auto wanted = jointProbabilities(table);
  const auto itself = torch::eye(table.size(0)).to(torch::kBool);
  const double rate = std::max(static_cast<double>(table.size(0)) / (4 * kEarlyPull), kLeastRate);
  auto points = start / start.abs().max().clamp_min(1e-12) * 1e-4;
  auto speed = torch::zeros_like(points), gains = torch::ones_like(points);
  for (int step = 0; step < kSteps; ++step) {
    token.check();
    const bool early = step < kEarlySteps;
    const auto near = (1 / (1 + squaredDistances(points))).masked_fill(itself, 0);
    const auto pull = (wanted * (early ? kEarlyPull : 1.0) - near / near.sum()) * near;
    const auto gradient = 4 * (pull.sum(1, true) * points - torch::matmul(pull, points));
    gains = torch::where((gradient > 0) != (speed > 0), gains + 0.2, gains * 0.8).clamp_min(0.01);
    speed = speed * (early ? kEarlyMomentum : kMomentum) - gradient * gains * rate;
    points = points + speed;
  }
  return points - points.mean(0);
}

// [N, kNeighbours]: those of the first `learned` rows that have the smallest angle to each row, not counting itself.
torch::Tensor nearestRows(const torch::Tensor& table, std::int64_t learned) {
  const auto cosines = torch::matmul(table, table.narrow(0, 0, learned).t()).fill_diagonal_(-2);
  return std::get<1>(cosines.topk(kNeighbours, 1)).contiguous();
}

std::optional<std::size_t> otherLabel(const std::int64_t* neighbours, std::size_t own, const std::vector<std::size_t>& labels) {
  std::map<std::size_t, std::size_t> counts;
  for (std::int64_t i = 0; i < kNeighbours; ++i) {
    const auto label = labels[static_cast<std::size_t>(neighbours[i])];
    if (++counts[label] == kOfOtherLabel && label != own) return label;
  }
  return {};
}

}  // namespace

std::vector<MapPoint> embeddingMap(const LearnedPictures& learned, const LearnedPictures& others, const CancelToken& token) {
  if (!others.labels.empty() && others.width != learned.width) throw Error(ErrorCode::ModelDamaged, "neighbours of another width");
  return withTorchErrors([&] {
    const c10::InferenceMode guard;
    auto labels = learned.labels;
    labels.insert(labels.end(), others.labels.begin(), others.labels.end());
    std::vector<MapPoint> map(labels.size());
    if (map.empty()) return map;
    const auto table = torch::cat({rowsOf(learned, learned.width), rowsOf(others, learned.width)});
    auto points = principalComponents(table);
    token.check();
    if (table.size(0) >= kFewestForNeighbours) points = neighbourEmbedding(table, points, token);
    points = points.contiguous();
    for (std::size_t row = 0; row < map.size(); ++row) {
      map[row].x = static_cast<double>(points.data_ptr<float>()[2 * row]);
      map[row].y = static_cast<double>(points.data_ptr<float>()[2 * row + 1]);
    }
    const auto known = static_cast<std::int64_t>(learned.labels.size());
    if (known <= kNeighbours) return map;
    const auto nearest = nearestRows(table, known);
    for (std::size_t row = 0; row < map.size(); ++row) {
      map[row].otherLabel =
          otherLabel(nearest.data_ptr<std::int64_t>() + static_cast<std::int64_t>(row) * kNeighbours, labels[row], labels);
    }
    return map;
  });
}

}  // namespace glenoid
