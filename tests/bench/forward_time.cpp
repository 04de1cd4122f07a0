// SPDX-License-Identifier: GPL-3.0-or-later
// Times the forward pass of a network with random weights, for compare_runtimes.sh.
// Usage: glenoid-forward-time NETWORK SIDE THREADS BATCH RUNS; prints {"parameters", "medianMs", "minMs", "preparedMs"}.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include <torch/utils.h>

#include "core/nn/compute.h"
#include "core/plan/frozen_network.h"

int main(int argc, char** argv) {
  if (argc != 6) {
    std::fprintf(stderr, "Usage: %s NETWORK SIDE THREADS BATCH RUNS\n", argv[0]);
    return 2;
  }
  const int side = std::atoi(argv[2]), batch = std::atoi(argv[4]), runs = std::atoi(argv[5]);
  glenoid::setComputeThreads(std::atoi(argv[3]));
  glenoid::NetworkOptions options;
  options.architecture = argv[1];
  const auto network = glenoid::makeNetwork(options);
  network->eval();
  const auto fast = glenoid::frozen(network);
  const auto input = torch::rand({batch, 3, side, side});
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
  long long parameters = 0;
  for (const auto& parameter : network->parameters()) parameters += parameter.numel();
  std::printf("{\"parameters\":%lld,\"medianMs\":%.2f,\"minMs\":%.2f,\"preparedMs\":%.2f}\n", parameters, times[times.size() / 2],
              times.front(), prepared);
}
