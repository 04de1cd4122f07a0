// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/compute.h"

#include <ATen/Parallel.h>
#include <torch/cuda.h>
#include <torch/types.h>

#include "core/base/error.h"
#include "core/nn/open_blas.h"

namespace glenoid {
namespace {

bool hasMps() {
#if TORCH_VERSION_MAJOR >= 2
  return at::hasMPS();
#else
  return false;  // LibTorch 1.13 has the device but not the operations that the networks need
#endif
}

// OpenMP keeps the number for each thread. A thread that has not computed yet would take the process's number at its first operation;
// asking for the number does that first. oneDNN's primitives are built again whenever it is set (LibTorch 1.13), hence only on a change.
void setThreadsHere(int threads) {
  if (at::get_num_threads() != threads) at::set_num_threads(threads);
}

}  // namespace

std::vector<std::string> availableDevices() {
  std::vector<std::string> names{"auto"};
  if (torch::cuda::is_available()) names.emplace_back("cuda");
  if (hasMps()) names.emplace_back("mps");
  names.emplace_back("cpu");
  return names;
}

void setComputeThreads(int threads) {
  if (threads < 1 || threads > 256) throw Error(ErrorCode::OptionInvalid, "threads are 1 to 256");
  at::set_num_threads(threads);
  setOpenBlasThreads(threads);
}

void setThreadsOfThisThread(int threads) {
  if (threads < 1 || threads > 256) throw Error(ErrorCode::OptionInvalid, "threads are 1 to 256");
  setThreadsHere(threads);
}

ComputeThreads::ComputeThreads(int threads) : before_(at::get_num_threads()) { setThreadsHere(threads); }
ComputeThreads::~ComputeThreads() { setThreadsHere(before_); }

}  // namespace glenoid
