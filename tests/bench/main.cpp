// SPDX-License-Identifier: GPL-3.0-or-later
// Google Benchmark, followed by a table of the ratios that this project promises, from the medians of one run.
// Usage: glenoid-bench [--benchmark_filter=REGEX ...]
#include <cstdio>
#include <map>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>
#include <sys/resource.h>

namespace {

struct Ratio {
  const char* what;
  const char* ours;
  const char* yardstick;
  const char* aim;
};

const Ratio kRatios[] = {
    {"predict, batch 1 / plain NCHW forward", "Predict/batch:1", "PlainForward/batch:1", "<= 0.80"},
    {"predict, batch 16 / plain NCHW forward of 16", "Predict/batch:16", "PlainForward/batch:16", "<= 1.00"},
    {"Grad-CAM of all classes and prediction / forward", "ClassMaps", "Forward", "<= 1.05"},
    {"Grad-CAM of all classes / full-graph Grad-CAM of one class", "ClassMaps", "FullGraphGradCam", "< 1"},
    {"cold start of predict / empty LibTorch program", "ColdStartPredict", "ColdStartEmptyTorch", "< 2.00"},
    {"training step of 32 / plain training step", "TrainingStep", "PlainTrainingStep", "<= 0.77"},
    {"augmented input of a step / training step", "TrainingInput/side:180", "TrainingStep", "<= 0.05"},
    {"gate / pass of the default model", "GateAlone", "DefaultModel", "<= 0.15"},
    {"gate and finder / pass of the default model", "GateAndFinder", "DefaultModel", "<= 0.40"},
    {"near-duplicates among 1,000 / among 500", "NearDuplicates/1000", "NearDuplicates/500", "<= 4"},
    {"predict beside two busy processes / alone", "PredictBesideBusyCores", "Predict/batch:1", "about 2 on 2 cores"},
};

class RatioReporter : public benchmark::ConsoleReporter {
 public:
  void ReportRuns(const std::vector<Run>& runs) override {
    ConsoleReporter::ReportRuns(runs);
    for (const auto& run : runs) {
      if (run.run_type == Run::RT_Aggregate && run.aggregate_name == "median") {
        medians_[run.run_name.function_name + (run.run_name.args.empty() ? "" : "/" + run.run_name.args)] =
            run.GetAdjustedRealTime() / benchmark::GetTimeUnitMultiplier(run.time_unit);
      }
    }
  }

  void Finalize() override {
    std::printf("\n%-62s %8s   %s\n", "ratio of medians", "measured", "aim");
    for (const auto& ratio : kRatios) {
      const auto ours = medians_.find(ratio.ours), yardstick = medians_.find(ratio.yardstick);
      if (ours == medians_.end() || yardstick == medians_.end()) continue;
      std::printf("%-62s %8.2f   %s\n", ratio.what, ours->second / yardstick->second, ratio.aim);
    }
  }

 private:
  std::map<std::string, double> medians_;  // seconds
};

}  // namespace

int main(int argc, char** argv) {
  // Repetitions are interleaved, so that a disturbance of the machine affects both sides of a ratio.
  std::vector<std::string> defaults{"--benchmark_repetitions=7", "--benchmark_enable_random_interleaving=true",
                                    "--benchmark_display_aggregates_only=true"};
  std::vector<char*> words{argv[0]};
  for (auto& word : defaults) words.push_back(word.data());
  for (int i = 1; i < argc; ++i) words.push_back(argv[i]);
  int count = static_cast<int>(words.size());
  benchmark::Initialize(&count, words.data());
  if (benchmark::ReportUnrecognizedArguments(count, words.data())) return 2;
  RatioReporter reporter;
  benchmark::RunSpecifiedBenchmarks(&reporter);
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::printf("\nlargest memory %ld MiB\n", usage.ru_maxrss / 1024);
}
