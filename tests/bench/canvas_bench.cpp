// SPDX-License-Identifier: GPL-3.0-or-later
// Time of a frame while the mouse moves: window, zoom and pan on a 16-megapixel 16-bit radiograph, with and without a heat map. Usage:
// QT_QPA_PLATFORM=offscreen glenoid-canvas-bench. At 60 frames per second, a frame takes 16.7 ms.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <QApplication>
#include <QImage>

#include "ui/elements/theme.h"
#include "ui/viewer/canvas.h"

using namespace glenoid;
using namespace glenoid::ui;

namespace {

std::shared_ptr<const Radiograph> large() {
  constexpr int kSide = 4096;
  Radiograph radiograph;
  radiograph.rows = radiograph.columns = kSide;
  radiograph.bitsStored = 16;
  radiograph.patientOrientation = "L\\F";
  std::vector<std::uint16_t> pixels;
  pixels.reserve(std::size_t{kSide} * kSide);
  std::uint32_t noise = 1;
  for (int y = 0; y < kSide; ++y) {
    for (int x = 0; x < kSide; ++x) {
      noise = noise * 1664525U + 1013904223U;
      const double wave = 30000 + 18000 * std::sin(x / 310.0) * std::cos(y / 270.0);
      pixels.push_back(static_cast<std::uint16_t>(wave + (noise >> 20)));
    }
  }
  radiograph.pixels = std::move(pixels);
  return std::make_shared<const Radiograph>(std::move(radiograph));
}

HeatLayer heat() {
  HeatLayer layer;
  layer.map.rows = layer.map.columns = 5;
  layer.map.stride = 50;
  layer.map.first = 25;
  layer.placement.scaleX = layer.placement.scaleY = 250.0 / 4096;
  for (int i = 0; i < 25; ++i) layer.map.values.push_back(static_cast<float>(i % 7) / 6);
  layer.label = "Zimmer";
  return layer;
}

// The time of each change, including the drawing that follows, and the processor time of all threads.
void measure(const char* what, Canvas& canvas, const std::function<void(int)>& change) {
  constexpr int kFrames = 120;
  QImage screen(canvas.size(), QImage::Format_RGB32);
  std::vector<double> times, processor;
  for (int i = 0; i < kFrames; ++i) {
    const auto start = std::chrono::steady_clock::now();
    const auto startProcessor = std::clock();
    change(i);
    canvas.render(&screen);
    processor.push_back(1000.0 * static_cast<double>(std::clock() - startProcessor) / CLOCKS_PER_SEC);
    times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
  }
  std::sort(times.begin(), times.end());
  std::sort(processor.begin(), processor.end());
  std::printf("%4d x %4d  %-42s %6.2f ms, worst %6.2f; processor %6.2f, worst %6.2f\n", canvas.width(), canvas.height(), what,
              times[kFrames / 2], times.back(), processor[kFrames / 2], processor.back());
}

void measureAll(Canvas& canvas, ViewState& state, bool withHeat) {
  const auto name = [&](const char* what) { return std::string(what) + (withHeat ? ", heat map" : ""); };
  canvas.setHeatMap(withHeat ? std::optional(heat()) : std::nullopt);
  state.reset();
  state.beginGesture();
  measure(name("window drag, fitted").c_str(), canvas, [&](int i) { state.dragWindow({i * 1.0, -i * 1.0}); });
  state.endGesture();
  measure(name("zoom from fit to 20x and back").c_str(), canvas, [&](int i) {
    state.zoomAt({canvas.width() * 0.4, canvas.height() * 0.6}, i < 60 ? 1.08 : 1 / 1.08);
  });
  state.actualSize();
  measure(name("pan at 1:1").c_str(), canvas, [&](int i) { state.panBy({i % 2 ? 7.0 : -3.0, 5}); });
  state.setZoom(0.7);
  state.rotate(1);
  measure(name("pan at 0.7, turned").c_str(), canvas, [&](int i) { state.panBy({i % 2 ? 7.0 : -3.0, 5}); });
  state.beginGesture();
  measure(name("window drag at 0.7, turned").c_str(), canvas, [&](int i) { state.dragWindow({i * 1.0, -i * 1.0}); });
  state.endGesture();
}

}  // namespace

int main(int argc, char** argv) {
  if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
  const QApplication application(argc, argv);
  applyTheme(*qApp, "dark");
  Settings settings;
  Commands commands(settings);
  ViewState state;
  Canvas canvas(state, commands, settings);
  const auto radiograph = large();
  const auto start = std::clock();
  const auto image = std::make_shared<const DisplayImage>(*radiograph, 0);
  std::printf("prepared in %.0f ms\n", 1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  state.open(radiograph, image);
  state.addMeasurement({Measurement::Kind::Length, {{1000, 1000}, {2000, 2300}}});
  for (const QSize size : {QSize(1280, 800), QSize(2560, 1600)}) {
    canvas.resize(size);
    state.setCanvas(size, 1);
    for (const bool withHeat : {false, true}) measureAll(canvas, state, withHeat);
  }
}
