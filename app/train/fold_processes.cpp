// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/train/fold_processes.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <exception>
#include <future>
#include <iostream>
#include <string>
#include <vector>

#include "core/base/child_process.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/format.h"
#include "core/base/program_location.h"
#include "core/runs/cross_validation.h"

namespace glenoid {
namespace {

constexpr auto kLongEnough = std::chrono::hours(24 * 365);

// The last lines of a text, joined by " / ".
std::string lastLines(std::string text) {
  constexpr int kLines = 5;
  while (text.ends_with('\n')) text.pop_back();
  int ends = 0;
  const auto begin = std::find_if(text.rbegin(), text.rend(), [&](char c) { return c == '\n' && ++ends == kLines; });
  std::string lines(begin.base(), text.end());
  for (std::size_t at = 0; (at = lines.find('\n', at)) != std::string::npos; at += 3) lines.replace(at, 1, " / ");
  return lines;
}

void trainOne(nlohmann::json options, const std::filesystem::path& run, std::size_t fold, const CancelToken& token) {
  options.erase("processes");
  options["fold"] = fold + 1;
  const auto file = run / (foldName(fold) + ".json"), said = run / foldName(fold) / "stderr.txt";
  writeFileAtomically(file, options.dump(2));
  writeFileAtomically(said, std::string_view());
  ChildProcess child(programFile(), {"crossval", toUtf8(file)}, said);
  std::array<std::byte, 4096> figures;  // which the run folder holds too
  const Patience patience{std::chrono::steady_clock::now() + kLongEnough, token};
  while (child.receive(figures, patience) == TransferEnd::Complete) continue;
  const auto end = child.end(patience);
  std::cerr << fmt::format("the process of fold {} has ended: {}\n", fold + 1, toText(end));
  if (end.isGood()) return;
  throw Error(ErrorCode::WorkerFailed, "fold " + std::to_string(fold + 1) + ", " + toText(end) + ": " + lastLines(readTextFile(said)),
              toUtf8(said));
}

}  // namespace

void trainFoldsInProcesses(const nlohmann::json& options, const std::filesystem::path& run, std::size_t folds, std::size_t atOnce,
                           const CancelToken& token) {
  std::atomic<std::size_t> next{0};
  std::vector<std::exception_ptr> failures(folds);
  std::vector<std::future<void>> workers;
  for (std::size_t i = 0; i < atOnce && i < folds; ++i) {
    workers.push_back(std::async(std::launch::async, [&] {
      for (auto fold = next++; fold < folds; fold = next++) {
        try {
          trainOne(options, run, fold, token);
        } catch (const Error&) {
          failures[fold] = std::current_exception();
        }
      }
    }));
  }
  for (auto& worker : workers) worker.get();
  for (const auto& failure : failures) {
    if (failure) std::rethrow_exception(failure);
  }
}

}  // namespace glenoid
