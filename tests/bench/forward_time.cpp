// Times the forward pass of the original network, 180 px, random weights, as compare_runtimes.sh asks for it.
// Usage: glenoid-forward-time THREADS BATCH RUNS; prints {"threads", "batch", "medianMs", "minMs", "preparedMs"}.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include <torch/utils.h>

#include "core/nn/compute.h"
#include "core/plan/frozen_network.h"

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fprintf(stderr, "Usage: %s THREADS BATCH RUNS\n", argv[0]);
    return 2;
  }
  const int threads = std::atoi(argv[1]), batch = std::atoi(argv[2]), runs = std::atoi(argv[3]);
  glenoid::setComputeThreads(threads);
  const auto network = glenoid::makeNetwork({});
  network->eval();
  const auto fast = glenoid::frozen(network);
  const auto input = torch::rand({batch, 3, 180, 180});
  const c10::InferenceMode inference;
  const auto timed = [&] {
    const auto start = std::chrono::steady_clock::now();
    fast->forward(input);
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  };
  const double prepared = timed();
  for (int i = 0; i < 2; ++i) timed();
  std::vector<double> times;
  for (int i = 0; i < runs; ++i) times.push_back(timed());
  std::sort(times.begin(), times.end());
  std::printf("{\"threads\":%d,\"batch\":%d,\"medianMs\":%.2f,\"minMs\":%.2f,\"preparedMs\":%.2f}\n", threads, batch,
              times[times.size() / 2], times.front(), prepared);
}
