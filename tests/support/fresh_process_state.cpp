// SPDX-License-Identifier: GPL-3.0-or-later
// Tests that share a process start as they would in one of their own: LibTorch's random numbers begin anew, and the process has its first
// number of threads.
#include <ATen/Parallel.h>
#include <gtest/gtest.h>
#include <torch/utils.h>

namespace {

class FreshProcessState : public testing::EmptyTestEventListener {
 public:
  void OnTestStart(const testing::TestInfo&) override {
    if (threads_ == 0) threads_ = at::get_num_threads();
    if (at::get_num_threads() != threads_) at::set_num_threads(threads_);
    torch::manual_seed(c10::default_rng_seed_val);
  }

 private:
  int threads_ = 0;
};

// GoogleTest owns the listener.
[[maybe_unused]] const bool kListens = (testing::UnitTest::GetInstance()->listeners().Append(new FreshProcessState), true);

}  // namespace
