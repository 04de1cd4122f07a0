// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/workers.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <exception>
#include <future>
#include <string>
#include <vector>

#include "core/base/child_process.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json_file.h"
#include "core/base/program_location.h"
#include "core/runs/fold_name.h"

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

void trainOne(RunRequest request, std::size_t fold, const CancelToken& token, const std::function<void(const std::string&)>& ended) {
  request.processes = 1;
  request.fold = fold + 1;
  const auto file = request.run / (foldName(fold) + ".json"), said = request.run / foldName(fold) / "stderr.txt";
  writeJson(file, toJson(request));
  writeFileAtomically(said, std::string_view());
  ChildProcess child(programFile(), {"crossval", toUtf8(file)}, said);
  std::array<std::byte, 4096> figures;  // not needed: the run folder holds them too
  const Patience patience{std::chrono::steady_clock::now() + kLongEnough, token};
  while (child.receive(figures, patience) == TransferEnd::Complete) continue;
  const auto end = child.end(patience);
  if (ended) ended("the process of fold " + std::to_string(fold + 1) + " has ended: " + toText(end));
  if (end.isGood()) return;
  throw Error(ErrorCode::WorkerFailed, "fold " + std::to_string(fold + 1) + ", " + toText(end) + ": " + lastLines(readTextFile(said)),
              toUtf8(said));
}

}  // namespace

void trainFoldsInProcesses(const RunRequest& request, std::size_t folds, const CancelToken& token,
                           const std::function<void(const std::string& line)>& ended) {
  std::atomic<std::size_t> next{0};
  std::vector<std::exception_ptr> failures(folds);
  std::vector<std::future<void>> workers;
  for (std::size_t i = 0; i < request.processes && i < folds; ++i) {
    workers.push_back(std::async(std::launch::async, [&] {
      for (auto fold = next++; fold < folds; fold = next++) {
        try {
          trainOne(request, fold, token, ended);
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
