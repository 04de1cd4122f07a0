// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures a second of a folder with the default model: by one worker, and by one for each processor. Decoding costs nothing here.
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "core/answer/identify.h"
#include "core/base/processors.h"
#include "core/bundle/model_folders.h"
#include "core/nn/compute.h"
#include "tests/support/cloudy_radiograph.h"

using namespace glenoid;

namespace {

class CloudsInMemory : public Decoder {
 public:
  Radiograph read(const std::filesystem::path& file, const ReadOptions&, const CancelToken&) override {
    return test::cloudyRadiograph(std::stoul(file.stem().string()));
  }
};

void Folder(benchmark::State& state) {
  constexpr int kFiles = 64;
  setComputeThreads(1);
  Classifier classifier(findModel("densenet121-se"), {"cpu"});
  CloudsInMemory decoder;
  const CancelToken token;
  std::vector<std::filesystem::path> files;
  for (int i = 0; i < kFiles; ++i) files.emplace_back(std::to_string(i) + ".x");
  for (auto _ : state) {
    DecodeAhead ahead(decoder, files, {}, token, 2);
    identifyFiles(ahead, classifier, {.workers = static_cast<int>(state.range(0))}, token,
                  [](Answer&& answer) { benchmark::DoNotOptimize(answer); });
  }
  state.SetItemsProcessed(state.iterations() * kFiles);
}
BENCHMARK(Folder)->ArgName("workers")->Arg(1)->Arg(usableProcessors())->Unit(benchmark::kMillisecond)->UseRealTime();

void EightLooks(benchmark::State& state) {
  setComputeThreads(1);
  Classifier classifier(findModel("densenet121-se"), {"cpu"});
  const auto radiograph = std::make_shared<const Radiograph>(test::cloudyRadiograph(1));
  const auto first = identify(classifier, decodedFile("1.x", radiograph, {}));
  for (auto _ : state) benchmark::DoNotOptimize(refined(classifier, first, {.workers = static_cast<int>(state.range(0))}));
}
BENCHMARK(EightLooks)->ArgName("workers")->Arg(1)->Arg(usableProcessors())->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
