// SPDX-License-Identifier: GPL-3.0-or-later
// Whole programs, from the start of the process to its end.
#include <cstdlib>
#include <filesystem>
#include <string>

#include <benchmark/benchmark.h>

namespace {

void runProgram(const std::string& command, benchmark::State& state) {
  for (auto _ : state) {
    if (std::system((command + " >/dev/null 2>&1").c_str()) != 0) {
      state.SkipWithError("the program failed");
      break;
    }
  }
}

void ColdStartEmptyTorch(benchmark::State& state) { runProgram(GLENOID_EMPTY_TORCH, state); }
BENCHMARK(ColdStartEmptyTorch)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(1);

void ColdStartPredict(benchmark::State& state) {
  std::string sample;
  for (const auto& entry : std::filesystem::directory_iterator(GLENOID_SAMPLES)) {
    if (entry.path().extension() == ".dcm") sample = entry.path().string();
  }
  runProgram("'" GLENOID_CLI "' predict '" + sample + "'", state);
}
BENCHMARK(ColdStartPredict)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(1);

}  // namespace
