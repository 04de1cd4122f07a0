// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/map_honesty.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <utility>

#include <opencv2/imgproc.hpp>
#include <torch/utils.h>

#include "core/base/ordered_workers.h"
#include "core/dataset/random.h"
#include "core/doubt/alterations.h"
#include "core/explain/map_tensor.h"
#include "core/nn/class_activation.h"
#include "core/nn/compute.h"
#include "core/nn/preprocessing.h"
#include "core/nn/random.h"
#include "core/nn/torch_error.h"
#include "core/plan/frozen_network.h"
#include "core/runs/run_evaluation.h"
#include "core/runs/run_folder.h"
#include "core/runs/run_weights.h"
#include "core/training/network_options.h"

namespace glenoid {
namespace {

constexpr std::int64_t kSteps = 10;  // points of a curve
constexpr int kDraws = 3;            // draws of random weights
constexpr double kTurn = 10;         // degrees
constexpr double kBlur = 0.04;       // standard deviation of the blur, as a share of the side
const char* const kOrders[] = {"map", "random", "centre", "edges"};

using Heat = std::vector<float>;  // of every pixel of the input, row by row

GreyPicture squareOf(const PixelCache& cache, std::size_t position) {
  const auto bytes = cache.picture(position);
  return {cache.info().side, cache.info().side, {bytes.begin(), bytes.end()}};
}

torch::Tensor tensorOf(const GreyPicture& square) {
  auto grey = torch::empty({1, 1, square.rows, square.columns}, torch::kUInt8);
  std::memcpy(grey.data_ptr<std::uint8_t>(), square.pixels.data(), square.pixels.size());
  return grey;
}

GreyPicture blurred(GreyPicture square) {
  const cv::Mat pixels(static_cast<int>(square.rows), static_cast<int>(square.columns), CV_8UC1, square.pixels.data());
  cv::GaussianBlur(pixels, pixels, {}, kBlur * static_cast<double>(square.rows));
  return square;
}

double correlation(const Heat& a, const Heat& b, const std::vector<bool>* among = nullptr) {
  double count = 0, sumA = 0, sumB = 0, squaresA = 0, squaresB = 0, products = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (among && !(*among)[i]) continue;
    const double x = a[i], y = b[i];
    ++count, sumA += x, sumB += y, squaresA += x * x, squaresB += y * y, products += x * y;
  }
  const double variances = (squaresA - sumA * sumA / count) * (squaresB - sumB * sumB / count);
  return variances > 0 ? (products - sumA * sumB / count) / std::sqrt(variances) : std::numeric_limits<double>::quiet_NaN();
}

// A copy of the network with random weights in the last layer or in all layers.
std::shared_ptr<Network> withRandomWeights(const RunNetwork& run, bool lastLayerAlone, std::size_t labels, std::uint64_t seed) {
  RandomStream stream(torch::kCPU, seed);
  const UseRandomStream used(stream);
  const auto options = networkOptions(run.options, labels);
  auto random = makeNetwork(options);
  random->eval();
  if (!lastLayerAlone) return random;
  const torch::NoGradGuard noGrad;
  auto drawn = random->named_parameters();
  const auto& last = drawn.back().key();
  const auto layer = last.substr(0, last.rfind('.') + 1);
  for (const auto& item : run.network->named_parameters()) {
    if (!item.key().starts_with(layer)) drawn[item.key()].copy_(item.value());
  }
  auto buffers = random->named_buffers();
  for (const auto& item : run.network->named_buffers()) buffers[item.key()].copy_(item.value());
  return random;
}

// One value for each image.
struct MapFigures {
  std::size_t images = 0, flat = 0;
  std::vector<double> deletion[std::size(kOrders)], insertion[std::size(kOrders)];
  std::vector<double> heatInBars, areaOfBars, heatOnText, areaOfText, turned, nextPicture, withRandom[2];

  void add(const MapFigures& others) {
    const auto append = [](std::vector<double>& to, const std::vector<double>& more) { to.insert(to.end(), more.begin(), more.end()); };
    images += others.images, flat += others.flat;
    for (std::size_t o = 0; o < std::size(kOrders); ++o) append(deletion[o], others.deletion[o]), append(insertion[o], others.insertion[o]);
    for (const auto series : {&MapFigures::heatInBars, &MapFigures::areaOfBars, &MapFigures::heatOnText, &MapFigures::areaOfText,
                              &MapFigures::turned, &MapFigures::nextPicture}) {
      append(this->*series, others.*series);
    }
    for (const std::size_t kind : {0u, 1u}) append(withRandom[kind], others.withRandom[kind]);
  }

  MapHonesty means() const {
    MapHonesty honesty;
    honesty.images = images, honesty.flat = flat;
    for (std::size_t o = 0; o < std::size(kOrders); ++o) {
      const auto fromMap = [&](const std::vector<double>(&curves)[std::size(kOrders)]) {
        std::vector<double> differences;
        for (std::size_t i = 0; i < curves[o].size(); ++i) differences.push_back(curves[o][i] - curves[0][i]);
        return meanFigure(differences);
      };
      honesty.orders.push_back({kOrders[o], meanFigure(deletion[o]), meanFigure(insertion[o]), fromMap(deletion), fromMap(insertion)});
    }
    honesty.heatInBars = meanFigure(heatInBars), honesty.areaOfBars = meanFigure(areaOfBars);
    honesty.heatOnText = meanFigure(heatOnText), honesty.areaOfText = meanFigure(areaOfText);
    honesty.turned = meanFigure(turned), honesty.nextPicture = meanFigure(nextPicture);
    honesty.lastLayerRandom = meanFigure(withRandom[0]), honesty.allLayersRandom = meanFigure(withRandom[1]);
    return honesty;
  }
};

// Measures pictures one by one. One thread at a time.
class Measurement {
 public:
  Measurement(const RunNetwork& run, std::size_t labels, std::uint64_t seed)
      : preprocessing_(preprocessingOf(run.options)), side_(preprocessing_.inputSize), seed_(seed) {
    network_ = readOnly(run.network);
    for (int draw = 0; draw < kDraws; ++draw) {
      for (const bool lastLayer : {true, false}) {
        random_[lastLayer ? 0 : 1].push_back(
            readOnly(withRandomWeights(run, lastLayer, labels, mixSeed(seed, static_cast<std::uint64_t>(draw), 1))));
      }
    }
  }

  // The same for another thread; both may measure at once and share the weights.
  Measurement another() const {
    auto other = *this;
    const auto memory = std::make_shared<PlanMemory>();
    other.network_ = anotherFrozen(*network_, memory);
    for (auto& networks : other.random_) {
      for (auto& network : networks) network = anotherFrozen(*network, memory);
    }
    return other;
  }

  MapFigures of(const PixelCache& cache, std::size_t position, std::size_t next) {
    figures_ = {};
    ++figures_.images;
    const auto square = squareOf(cache, position);
    const auto input = inputOf(square);
    const auto maps = classMaps(*network_, input);
    const auto label = maps.logits[0].argmax().item<std::int64_t>();
    const auto map = mapOf(maps, label);
    if (map.flat) {
      ++figures_.flat;
      return figures_;
    }
    const auto heat = heatOf(map);
    addCurves(square, input, label, map, mixSeed(seed_, position, 2));
    addBars(square, heat);
    addText(square, label);
    addCorrelations(square, input, label, heat, squareOf(cache, next));
    return figures_;
  }

 private:
  // Frozen, with parameters that several threads may read (anotherFrozen).
  static std::shared_ptr<Network> readOnly(const std::shared_ptr<Network>& network) {
    for (auto& parameter : network->parameters()) parameter.set_requires_grad(false);
    return frozen(network);
  }
  torch::Tensor inputOf(const GreyPicture& square) const { return toNetworkInput(tensorOf(square), preprocessing_); }
  HeatMap mapOf(const ClassMaps& maps, std::int64_t label) const {
    return heatMapFrom(maps.gradCam[0][label].to(torch::kFloat32), network_->featureGrid(side_), 1);
  }
  Heat heatOf(const HeatMap& map) const {
    const auto side = static_cast<int>(side_);
    return heatOverSource(map, {.side = side, .grey = {}, .placement = {}, .facts = {}, .part = {}}, side, side);
  }
  // The heat for the same label by this network; empty if the map is flat.
  std::optional<Heat> heatBy(Network& network, const torch::Tensor& input, std::int64_t label) const {
    const auto map = mapOf(classMaps(network, input), label);
    return map.flat ? std::nullopt : std::optional(heatOf(map));
  }

  // Cells in the same number as the map's, so that the orders differ only in their positions.
  HeatMap cellsOf(const char* order, const HeatMap& map, const GreyPicture& square, std::uint64_t seed) const {
    auto cells = map;
    const std::string name = order;
    if (name == "random") {
      Random random(seed);
      for (auto& value : cells.values) value = static_cast<float>(random.below(1 << 20));
    } else if (name == "centre") {
      const double middle = static_cast<double>(side_) / 2;
      for (int row = 0; row < map.rows; ++row) {
        for (int column = 0; column < map.columns; ++column) {
          const double down = map.first + row * map.stride - middle, across = map.first + column * map.stride - middle;
          cells.values[static_cast<std::size_t>(row * map.columns + column)] = static_cast<float>(-std::hypot(down, across));
        }
      }
    } else if (name == "edges") {
      const auto side = static_cast<int>(square.rows);
      const cv::Mat pixels(side, side, CV_8UC1, const_cast<std::uint8_t*>(square.pixels.data()));
      cv::Mat across, down, steepness;
      cv::Sobel(pixels, across, CV_32F, 1, 0);
      cv::Sobel(pixels, down, CV_32F, 0, 1);
      cv::magnitude(across, down, steepness);
      cv::resize(steepness, cv::Mat(map.rows, map.columns, CV_32F, cells.values.data()), {map.columns, map.rows}, 0, 0, cv::INTER_AREA);
    }
    return cells;
  }

  // The rank of each pixel, [S, S] int64; the hottest has 0. Equally hot pixels are ordered by the seed.
  torch::Tensor placesOf(const Heat& heat, std::uint64_t seed) const {
    auto generator = ownGenerator(torch::kCPU);
    generator.set_current_seed(seed);
    const auto values = torch::tensor(heat);
    const auto shuffled = torch::randperm(values.size(0), generator, torch::kInt64);
    const auto order = shuffled.index_select(0, at::argsort(values.index_select(0, shuffled), /*stable=*/true, 0, /*descending=*/true));
    auto places = torch::empty_like(order);
    places.index_copy_(0, order, torch::arange(order.size(0)));
    return places.view({side_, side_});
  }

  std::vector<double> probabilitiesOf(const torch::Tensor& input, std::int64_t label) const {
    const auto likely = network_->forward(input).to(torch::kFloat64).softmax(1).select(1, label).contiguous();
    return {likely.data_ptr<double>(), likely.data_ptr<double>() + likely.numel()};
  }

  void addCurves(const GreyPicture& square, const torch::Tensor& input, std::int64_t label, const HeatMap& map, std::uint64_t seed) {
    const torch::NoGradGuard noGrad;
    const auto blank = torch::zeros_like(input), soft = inputOf(blurred(square));
    const auto ends = probabilitiesOf(torch::cat({input, blank, soft}), label);
    for (std::size_t o = 0; o < std::size(kOrders); ++o) {
      const auto places = placesOf(heatOf(cellsOf(kOrders[o], map, square, seed)), mixSeed(seed, o, 3));
      std::vector<torch::Tensor> gone, back;
      for (std::int64_t step = 1; step < kSteps; ++step) {
        const auto touched = places < places.numel() * step / kSteps;
        gone.push_back(torch::where(touched, blank, input));
        back.push_back(torch::where(touched, input, soft));
      }
      const auto area = [&](double first, const std::vector<torch::Tensor>& between, double last) {
        const auto likely = probabilitiesOf(torch::cat(between), label);
        return (std::accumulate(likely.begin(), likely.end(), 0.0) + (first + last) / 2) / static_cast<double>(kSteps);
      };
      figures_.deletion[o].push_back(area(ends[0], gone, ends[1]));
      figures_.insertion[o].push_back(area(ends[2], back, ends[0]));
    }
  }

  static double shareIn(const Heat& heat, const std::vector<bool>& place) {
    double inside = 0, all = 0;
    for (std::size_t i = 0; i < heat.size(); ++i) all += heat[i], inside += place[i] ? heat[i] : 0;
    return inside / all;
  }
  static double shareOf(const std::vector<bool>& place) {
    return static_cast<double>(std::count(place.begin(), place.end(), true)) / static_cast<double>(place.size());
  }
  // For each pixel of the input, whether `holds` is true for the pixel of the square at its centre.
  std::vector<bool> placeWhere(std::int64_t squareSide, const std::function<bool(std::int64_t row, std::int64_t column)>& holds) const {
    std::vector<bool> place;
    for (std::int64_t row = 0; row < side_; ++row) {
      for (std::int64_t column = 0; column < side_; ++column) {
        place.push_back(holds((2 * row + 1) * squareSide / (2 * side_), (2 * column + 1) * squareSide / (2 * side_)));
      }
    }
    return place;
  }

  void addBars(const GreyPicture& square, const Heat& heat) {
    const auto box = contentOf(square.pixels, square.rows);
    if (box.right - box.left == square.columns && box.bottom - box.top == square.rows) return;
    const auto bars = placeWhere(square.rows, [&](std::int64_t row, std::int64_t column) {
      return row < box.top || row >= box.bottom || column < box.left || column >= box.right;
    });
    figures_.heatInBars.push_back(shareIn(heat, bars));
    figures_.areaOfBars.push_back(shareOf(bars));
  }

  void addText(const GreyPicture& square, std::int64_t label) {
    auto written = square;
    for (const auto kind : {AlterationKind::LetterL, AlterationKind::LetterR, AlterationKind::TextLine}) {
      written = altered(written, {kind}, 0);
    }
    const auto text = placeWhere(square.rows, [&](std::int64_t row, std::int64_t column) {
      const auto at = static_cast<std::size_t>(row * square.columns + column);
      return written.pixels[at] != square.pixels[at];
    });
    if (const auto heat = heatBy(*network_, inputOf(written), label)) {
      figures_.heatOnText.push_back(shareIn(*heat, text));
      figures_.areaOfText.push_back(shareOf(text));
    }
  }

  void addCorrelations(const GreyPicture& square, const torch::Tensor& input, std::int64_t label, const Heat& heat,
                       const GreyPicture& next) {
    const auto keep = [](std::vector<double>& values, double value) {
      if (!std::isnan(value)) values.push_back(value);
    };
    if (const auto turned = heatBy(*network_, inputOf(altered(square, {AlterationKind::Rotation, kTurn}, 0)), label)) {
      GreyPicture picture{side_, side_, {}};
      for (const float value : *turned) picture.pixels.push_back(static_cast<std::uint8_t>(std::lround(255 * value)));
      const auto back = altered(picture, {AlterationKind::Rotation, -kTurn}, 0).pixels;
      const auto circle = placeWhere(side_, [&](std::int64_t row, std::int64_t column) {
        const auto middle = static_cast<double>(side_ - 1) / 2;
        return std::hypot(static_cast<double>(row) - middle, static_cast<double>(column) - middle) < middle;
      });
      keep(figures_.turned, correlation(heat, {back.begin(), back.end()}, &circle));
    }
    if (const auto other = heatBy(*network_, inputOf(next), label)) keep(figures_.nextPicture, correlation(heat, *other));
    for (const std::size_t kind : {0u, 1u}) {
      std::vector<double> draws;
      for (const auto& network : random_[kind]) {
        if (const auto other = heatBy(*network, input, label)) keep(draws, correlation(heat, *other));
      }
      keep(figures_.withRandom[kind], meanFigure(draws).mean);
    }
  }

  Preprocessing preprocessing_;
  std::int64_t side_;
  std::uint64_t seed_;
  std::shared_ptr<Network> network_;
  std::vector<std::shared_ptr<Network>> random_[2];  // random last layer; all layers random
  MapFigures figures_;                               // of the picture that is measured
};

}  // namespace

MeanFigure meanFigure(const std::vector<double>& values) {
  constexpr double kNormal = 1.959963984540054;  // 95 %
  const auto count = static_cast<double>(values.size());
  MeanFigure figure{values.size(), std::accumulate(values.begin(), values.end(), 0.0) / count, 0, 0};  // NaN if there are no values
  double squares = 0;
  for (const double value : values) squares += (value - figure.mean) * (value - figure.mean);
  const double error = values.size() > 1 ? std::sqrt(squares / (count - 1) / count) : 0;
  figure.low = figure.mean - kNormal * error, figure.high = figure.mean + kNormal * error;
  return figure;
}

MapHonesty measureMaps(const std::filesystem::path& runFolder, const PixelCache& cache, const MapHonestyOptions& options,
                       const CancelToken& token, const ProgressCallback& progress) {
  return withTorchErrors([&] {
    const auto positions = measuredPositions(runFolder, cache, options.testPartOnly);
    const auto run = loadRunNetwork(runFolder, cache.info().labels, torch::kCPU);
    run.network->eval();
    std::vector<Measurement> measurements;  // of each worker
    measurements.emplace_back(run, cache.info().labels.size(), options.seed);
    const auto workers = std::min(static_cast<std::size_t>(options.workers), positions.size());
    while (measurements.size() < workers) measurements.push_back(measurements.front().another());
    MapFigures all;
    std::size_t begun = 0;
    const auto next = [&]() -> std::function<MapFigures(std::size_t)> {
      if (begun == positions.size()) return {};
      token.check();
      const auto picture = begun++;
      return [&, picture](std::size_t worker) {
        if (workers > 1) setThreadsOfThisThread(1);
        return measurements[worker].of(cache, positions[picture], positions[(picture + 1) % positions.size()]);
      };
    };
    workInOrder<MapFigures>(workers, next, [&](const MapFigures& figures) {
      token.check();
      all.add(figures);
      if (progress) progress({all.images, positions.size(), {FactCode::Predicting, {}}});
    });
    return all.means();
  });
}

}  // namespace glenoid
