// SPDX-License-Identifier: GPL-3.0-or-later
// The viewer's share of a frame: 16 megapixels of 12 bits drawn into a window, one thread.
#include <cmath>

#include <benchmark/benchmark.h>

#include "core/imaging/display_view.h"

using namespace glenoid;

namespace {

constexpr int kSide = 4096;

// A bone-like sweep with noise, so that neither the caches nor the table see a pattern.
Radiograph large() {
  Radiograph r;
  r.rows = r.columns = kSide;
  r.bitsStored = 12;
  std::vector<std::uint16_t> pixels(std::size_t{kSide} * kSide);
  for (std::size_t i = 0; i < pixels.size(); ++i) {
    const auto sweep = static_cast<unsigned>(i / kSide + i % kSide) / 4;
    pixels[i] = static_cast<std::uint16_t>(sweep + (static_cast<unsigned>(i) * 2654435761U >> 20 & 1023));
  }
  r.pixels = std::move(pixels);
  return r;
}

const DisplayImage& image() {
  static const DisplayImage once(large(), 0);
  return once;
}

void drawView(benchmark::State& state, int width, int height, double degrees, double sourcePixels) {
  const double angle = degrees * 3.14159265358979 / 180, c = sourcePixels * std::cos(angle), s = sourcePixels * std::sin(angle);
  Viewport v{.dxX = c, .dxY = s, .dyX = -s, .dyY = c, .width = width, .height = height};
  v.originX = kSide / 2.0 - (v.dxX * width + v.dyX * height) / 2, v.originY = kSide / 2.0 - (v.dxY * width + v.dyY * height) / 2;
  const DisplayTable table(image(), {image().automaticWindow(), false});
  std::vector<std::uint32_t> target(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
  for (auto _ : state) {
    sampleViewport(image(), table, v, {target.data(), static_cast<std::size_t>(width) * 4});
    benchmark::ClobberMemory();
  }
}

void DisplayFit(benchmark::State& state) { drawView(state, 1280, 800, 0, 4096 / 800.0); }
BENCHMARK(DisplayFit)->Unit(benchmark::kMillisecond);

void DisplayBetweenLevels(benchmark::State& state) { drawView(state, 1280, 800, 0, 1.37); }
BENCHMARK(DisplayBetweenLevels)->Unit(benchmark::kMillisecond);

void DisplayOneToOne(benchmark::State& state) { drawView(state, 1280, 800, 0, 1); }
BENCHMARK(DisplayOneToOne)->Unit(benchmark::kMillisecond);

void DisplayLarge(benchmark::State& state) { drawView(state, 2560, 1600, 0, 1.37); }
BENCHMARK(DisplayLarge)->Unit(benchmark::kMillisecond);

void DisplayTurnedLarge(benchmark::State& state) { drawView(state, 2560, 1600, static_cast<double>(state.range(0)), 1.37); }
BENCHMARK(DisplayTurnedLarge)->Arg(30)->Arg(90)->Unit(benchmark::kMillisecond);

void DisplayTurnedOneToOne(benchmark::State& state) { drawView(state, 2560, 1600, static_cast<double>(state.range(0)), 1); }
BENCHMARK(DisplayTurnedOneToOne)->Arg(30)->Arg(90)->Unit(benchmark::kMillisecond);

void DisplayDragStep(benchmark::State& state) {
  double center = 1000;
  for (auto _ : state) {
    benchmark::DoNotOptimize(DisplayTable(image(), {Window{center += 1, 1500, WindowFunction::Linear, ""}, false}).levels().data());
  }
}
BENCHMARK(DisplayDragStep)->Unit(benchmark::kMillisecond);

void DisplayPrepare(benchmark::State& state) {
  const auto radiograph = large();
  for (auto _ : state) benchmark::DoNotOptimize(DisplayImage(radiograph, 0).levels().data());
}
BENCHMARK(DisplayPrepare)->Unit(benchmark::kMillisecond);

}  // namespace
