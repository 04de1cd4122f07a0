#include "app/train/fold_processes.h"

#include <array>
#include <atomic>
#include <chrono>
#include <future>
#include <iostream>
#include <vector>

#include "core/base/child_process.h"
#include "core/base/files.h"
#include "core/base/format.h"
#include "core/base/program_location.h"
#include "core/training/cross_validation.h"

namespace glenoid {
namespace {

constexpr auto kLongEnough = std::chrono::hours(24 * 365);

void trainOne(nlohmann::json options, const std::filesystem::path& run, std::size_t fold, const CancelToken& token) {
  options.erase("processes");
  options["fold"] = fold + 1;
  const auto file = run / (foldName(fold) + ".json");
  writeFileAtomically(file, options.dump(2));
  ChildProcess child(programFile(), {"crossval", toUtf8(file)});
  std::array<std::byte, 4096> figures;  // which the run folder holds too
  const Patience patience{std::chrono::steady_clock::now() + kLongEnough, token};
  while (child.receive(figures, patience) == TransferEnd::Complete) continue;
  std::cerr << fmt::format("the process of fold {} has ended\n", fold + 1);
}

}  // namespace

void trainFoldsInProcesses(const nlohmann::json& options, const std::filesystem::path& run, std::size_t folds, std::size_t atOnce,
                           const CancelToken& token) {
  std::atomic<std::size_t> next{0};
  std::vector<std::future<void>> workers;
  for (std::size_t i = 0; i < atOnce && i < folds; ++i) {
    workers.push_back(std::async(std::launch::async, [&] {
      for (auto fold = next++; fold < folds; fold = next++) trainOne(options, run, fold, token);
    }));
  }
  for (auto& worker : workers) worker.get();
}

}  // namespace glenoid
