// SPDX-License-Identifier: GPL-3.0-or-later
// What c10d's reducer.hpp needs of this header, which Debian's libtorch-dev 1.13 does not install. Only used if LibTorch lacks it.
#pragma once

#include <functional>
#include <memory>

#include <ATen/core/Tensor.h>

namespace torch::distributed::autograd {

class DistAutogradContext {
 public:
  using GradCallback = std::function<bool(at::Tensor&)>;
};
using ContextPtr = std::shared_ptr<DistAutogradContext>;

}  // namespace torch::distributed::autograd
