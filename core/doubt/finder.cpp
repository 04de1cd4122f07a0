// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/doubt/finder.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <numeric>
#include <utility>

#include <torch/utils.h>

#include "core/base/error.h"
#include "core/base/numbers.h"
#include "core/base/program_location.h"
#include "core/doubt/alterations.h"
#include "core/nn/finder_network.h"
#include "core/nn/preprocessing.h"
#include "core/nn/random.h"
#include "core/nn/torch_error.h"
#include "core/nn/weights.h"
#include "core/plan/frozen_network.h"

namespace glenoid {
namespace {

constexpr double kMostOverlap = 0.4;  // of two boxes: intersection over union
constexpr double kFarthest = 4;       // bound on the logarithm of a distance, in training and here

const auto kFile = std::filesystem::path("models") / "finder" / "finder.safetensors";

const std::string& required(const TensorFile& file, const char* key) {
  const auto found = file.metadata.find(key);
  if (found == file.metadata.end()) throw Error(ErrorCode::WeightsDamaged, std::string("the finder does not say its ") + key);
  return found->second;
}

double limitOf(const TensorFile& file) {
  const auto limit = parsedNumber(required(file, "limit"));
  if (!limit || !std::isfinite(*limit)) throw Error(ErrorCode::WeightsDamaged, "the finder's limit is not a number");
  return *limit;
}

double area(double left, double top, double right, double bottom) { return std::max(0.0, right - left) * std::max(0.0, bottom - top); }

double overlap(const FoundBox& a, const FoundBox& b) {
  const double shared = area(std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right), std::min(a.bottom, b.bottom));
  return shared / (area(a.left, a.top, a.right, a.bottom) + area(b.left, b.top, b.right, b.bottom) - shared);
}

void clip(FoundBox& box, const ContentBox& content) {
  const auto left = static_cast<double>(content.left), right = static_cast<double>(content.right);
  const auto top = static_cast<double>(content.top), bottom = static_cast<double>(content.bottom);
  box.left = std::clamp(box.left, left, right), box.right = std::clamp(box.right, left, right);
  box.top = std::clamp(box.top, top, bottom), box.bottom = std::clamp(box.bottom, top, bottom);
  box.share = area(box.left, box.top, box.right, box.bottom) / area(left, top, right, bottom);
}

// `map` is [5, rows, columns] float32. Returns boxes in pixels of the network's input times `scale`.
std::vector<FoundBox> boxesOf(const torch::Tensor& map, double limit, double scale) {
  const auto values = map.contiguous();
  const float* at = values.data_ptr<float>();
  const auto columns = static_cast<std::size_t>(map.size(2)), cells = static_cast<std::size_t>(map.size(1)) * columns;
  if (!std::all_of(at, at + values.numel(), [](float value) { return std::isfinite(value); }))
    throw Error(ErrorCode::NotANumber, "the finder");
  std::vector<std::size_t> order(cells);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return at[a] > at[b]; });
  std::vector<FoundBox> boxes;
  for (const std::size_t cell : order) {
    if (at[cell] < limit || boxes.size() == kMostFound) break;
    const auto distance = [&](std::size_t k) {
      return std::exp(std::clamp<double>(at[k * cells + cell], -kFarthest, kFarthest)) * static_cast<double>(kFinderCell);
    };
    const double x = (static_cast<double>(cell % columns) + 0.5) * static_cast<double>(kFinderCell);
    const double y = (static_cast<double>(cell / columns) + 0.5) * static_cast<double>(kFinderCell);
    const FoundBox box{(x - distance(1)) * scale, (y - distance(2)) * scale, (x + distance(3)) * scale, (y + distance(4)) * scale,
                       1 / (1 + std::exp(-at[cell]))};
    if (std::all_of(boxes.begin(), boxes.end(), [&](const FoundBox& other) { return overlap(box, other) < kMostOverlap; }))
      boxes.push_back(box);
  }
  return boxes;
}

}  // namespace

struct Finder::Impl {
  std::shared_ptr<Network> network;
  double limit;
};

Finder::Finder(const std::filesystem::path& file) {
  withTorchErrors([&] {
    const auto weights = readSafetensors(file);
    required(weights, "subject");
    if (required(weights, "inputSize") != std::to_string(kFinderInput))
      throw Error(ErrorCode::WeightsDamaged, "the finder has another input size");
    const NoFirstWeights allAreRead;
    const auto network = makeFinderNetwork();
    loadWeights(*network, weights);
    network->eval();
    for (auto& parameter : network->parameters()) parameter.set_requires_grad(false);
    impl_.reset(new Impl{frozen(network), limitOf(weights)});
  });
}
Finder::Finder(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Finder::~Finder() = default;
Finder::Finder(Finder&&) noexcept = default;
Finder& Finder::operator=(Finder&&) noexcept = default;

Finder Finder::another(const std::shared_ptr<PlanMemory>& memory) const {
  return Finder(std::unique_ptr<Impl>(new Impl{anotherFrozen(*impl_->network, memory), impl_->limit}));
}

std::vector<FoundBox> Finder::find(std::span<const std::uint8_t> square, std::int64_t side) {
  if (side < 1 || square.size() != static_cast<std::size_t>(side * side)) throw Error(ErrorCode::Internal, "a picture is not square");
  return withTorchErrors([&] {
    const c10::InferenceMode guard;
    auto grey = torch::empty({1, 1, side, side}, torch::kUInt8);
    std::memcpy(grey.data_ptr<std::uint8_t>(), square.data(), square.size());
    Preprocessing preprocessing;
    preprocessing.inputSize = kFinderInput;
    const auto map = impl_->network->featureMap(toNetworkInput(grey, preprocessing));
    auto boxes = boxesOf(map[0], impl_->limit, static_cast<double>(side) / static_cast<double>(kFinderInput));
    const auto content = contentOf(square, side);
    for (auto& box : boxes) clip(box, content);
    return boxes;
  });
}

bool finderInstalled(const std::string& subject) {
  const auto file = findInstalled(kFile);
  return file && required({{}, readSafetensorsMetadata(*file)}, "subject") == subject;
}

std::unique_ptr<Finder> installedFinder(const std::string& subject) {
  return finderInstalled(subject) ? std::make_unique<Finder>(*findInstalled(kFile)) : nullptr;
}

}  // namespace glenoid
