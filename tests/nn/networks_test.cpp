#include <gtest/gtest.h>
#include <torch/torch.h>

#include "core/base/error.h"
#include "core/nn/network.h"
#include "core/nn/weights.h"

using namespace glenoid;

namespace {

std::int64_t parameterCount(const Network& network) {
  std::int64_t count = 0;
  for (const auto& parameter : network.parameters()) count += parameter.numel();
  return count;
}

}  // namespace

TEST(Networks, OriginalNetworkHasItsParameterCount) { EXPECT_EQ(parameterCount(*makeNetwork({})), 7'611'780); }
