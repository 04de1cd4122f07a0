// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/torch_error.h"

#include <gtest/gtest.h>
#include <torch/types.h>

#include "tests/support/thrown_error.h"

namespace glenoid {
namespace {

Error thrownBy(const std::function<void()>& work) {
  return test::errorOf([&] { withTorchErrors(work); });
}

TEST(TorchErrors, MemoryThatRanOutIsToldAsThat) {
  const auto error = thrownBy([] { torch::empty({std::int64_t{1} << 60}, torch::kUInt8); });
  EXPECT_EQ(error.code(), ErrorCode::OutOfMemory) << error.detail();
  EXPECT_EQ(thrownBy([] { TORCH_CHECK_WITH(OutOfMemoryError, false, "CUDA out of memory"); }).code(), ErrorCode::OutOfMemory);
  for (const char* text : {"CUDA error: out of memory", "CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`",
                           "cuDNN error: CUDNN_STATUS_ALLOC_FAILED"}) {
    EXPECT_EQ(thrownBy([&] { TORCH_CHECK(false, text); }).code(), ErrorCode::OutOfMemory) << text;
  }
}

TEST(TorchErrors, OthersHaveNoBacktrace) {
  const auto error = thrownBy([] { TORCH_CHECK(false, "two sizes"); });
  EXPECT_EQ(error.code(), ErrorCode::ComputingFailed);
  EXPECT_EQ(error.detail(), "two sizes");
  EXPECT_EQ(thrownBy([] { throw Error(ErrorCode::WeightsDamaged, "own"); }).code(), ErrorCode::WeightsDamaged);
}

}  // namespace
}  // namespace glenoid
