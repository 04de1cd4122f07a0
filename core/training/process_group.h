// SPDX-License-Identifier: GPL-3.0-or-later
// The processes that train one network together (data parallelism). LibTorch's c10d, whose names differ between its releases, is seen only
// by process_group_c10d.cpp; process_group_none.cpp stands in for it where it is missing.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/cancel_token.h"
#include "core/base/fact.h"
#include "core/training/rank_place.h"

namespace at {
class Tensor;
}
namespace c10 {
struct Device;
}

namespace glenoid {

// Averages the gradients of all processes while the backward pass still runs, bucket by bucket.
class GradientExchange {
 public:
  virtual ~GradientExchange() = default;
  // As loss.backward() of a scalar; each gradient then is the mean over all processes. Throws Error ProcessLost.
  virtual void backward(const at::Tensor& loss) = 0;
};

// One thread uses it at a time. Everything from waitForFirst() on is collective: each process calls it equally often, in the same order.
// All throw Error ProcessLost if another process ended or did not answer in time.
class ProcessGroup {
 public:
  // Waits for the others, for up to five minutes. The token does not interrupt the system while it looks up the name of a machine. `device`
  // as chooseDevice(); on CUDA each process takes the device of its place on its machine. `fact` may be empty. Throws Cancelled; Error
  // NoProcessGroups for a build without c10d, HostUnknown, PortUnavailable (only the first process), ProcessLost, and as chooseDevice().
  static std::unique_ptr<ProcessGroup> join(const RankPlace& place, const std::string& device, const CancelToken& token,
                                            const std::function<void(const Fact&)>& fact = {});
  virtual ~ProcessGroup() = default;

  int rank() const { return place_.rank; }
  int ranks() const { return place_.ranks; }
  bool isFirst() const { return place_.rank == 0; }
  virtual c10::Device device() const = 0;

  // Returns when the first process has called it too, for up to an hour: the first may decode the data set for the others. Throws
  // Cancelled.
  virtual void waitForFirst(const CancelToken& token) = 0;
  // Replace a tensor of float32, float64, int64 or uint8, on any device, by its sum over the processes, or by that of the first process.
  virtual void sum(at::Tensor& tensor) = 0;
  virtual void takeFirst(at::Tensor& tensor) = 0;
  // For these weights, in the same order in each process. `someUnused`: not every weight takes part in every loss.
  virtual std::unique_ptr<GradientExchange> exchangeOf(const std::vector<at::Tensor>& weights, bool someUnused) = 0;

  // Throws Error ProcessesDiffer in every process if the text of one differs from that of the first.
  void requireSame(std::string_view text);

 protected:
  explicit ProcessGroup(RankPlace place) : place_(std::move(place)) {}

 private:
  RankPlace place_;
};

}  // namespace glenoid
