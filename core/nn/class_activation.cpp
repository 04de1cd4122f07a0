#include "core/nn/class_activation.h"

#include "core/base/error.h"

namespace glenoid {
namespace {

void requireEvaluation(const Network& network) {
  if (network.is_training()) throw Error(ErrorCode::Internal, "class activation maps need a network in evaluation mode");
}

torch::Tensor leafOf(const torch::Tensor& map) { return map.detach().requires_grad_(); }

// Only the gradient by `map` is made; parameters collect none.
torch::Tensor gradientBy(const torch::Tensor& map, const torch::Tensor& score) { return torch::autograd::grad({score}, {map}).front(); }

}  // namespace

ClassMaps classMaps(Network& network, const torch::Tensor& nchw) {
  requireEvaluation(network);
  torch::Tensor map;
  {
    torch::NoGradGuard noGrad;
    map = network.featureMap(nchw);
  }
  torch::AutoGradMode withGradient(true);
  // A copy of the map for each class, so that one backward pass serves them all: score k reads copy k only.
  const auto classes = network.logitsFromFeatureMap(map).size(1);
  return {};
}

}  // namespace glenoid
