// SPDX-License-Identifier: GPL-3.0-or-later
// From a file to the network's square.
#include <filesystem>

#include <benchmark/benchmark.h>

#include "core/decoding/child_decoder.h"
#include "core/decoding/in_process_decoder.h"
#include "core/imaging/network_input.h"
#include "core/imaging/render.h"

using namespace glenoid;
namespace fs = std::filesystem;

namespace {

fs::path sampleWith(const char* ending) {
  for (const auto& entry : fs::directory_iterator(GLENOID_SAMPLES)) {
    if (entry.path().extension() == ending) return entry.path();
  }
  return {};
}

void decodeWith(Decoder& decoder, benchmark::State& state) {
  const auto file = sampleWith(".dcm");
  for (auto _ : state) benchmark::DoNotOptimize(decoder.read(file, {}, {}));
}

void DecodeDicom(benchmark::State& state) { decodeWith(*makeInProcessDecoder(), state); }
BENCHMARK(DecodeDicom)->Unit(benchmark::kMillisecond)->UseRealTime();

void DecodeDicomInChild(benchmark::State& state) { decodeWith(*makeChildDecoder({}), state); }
BENCHMARK(DecodeDicomInChild)->Unit(benchmark::kMillisecond)->UseRealTime();

Radiograph large() {
  Radiograph r;
  r.rows = r.columns = 4096;
  r.bitsStored = 12;
  std::vector<std::uint16_t> pixels(std::size_t{4096} * 4096);
  for (std::size_t i = 0; i < pixels.size(); ++i) pixels[i] = static_cast<std::uint16_t>(i * 2654435761u >> 20 & 4095);
  r.pixels = std::move(pixels);
  r.vois.push_back(Window{2048, 4096, WindowFunction::Linear, ""});
  return r;
}

void Render16Megapixels(benchmark::State& state) {
  const auto radiograph = large();
  for (auto _ : state) benchmark::DoNotOptimize(render(radiograph));
}
BENCHMARK(Render16Megapixels)->Unit(benchmark::kMillisecond)->UseRealTime();

void Preprocess(benchmark::State& state) {
  const auto radiograph = makeInProcessDecoder()->read(sampleWith(".dcm"), {}, {});
  for (auto _ : state) benchmark::DoNotOptimize(squareImage(radiograph));
}
BENCHMARK(Preprocess)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
