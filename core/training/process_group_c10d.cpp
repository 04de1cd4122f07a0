// SPDX-License-Identifier: GPL-3.0-or-later
// The only source that sees c10d, and the only one with the differences between LibTorch's releases.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <string>
#include <thread>
#include <type_traits>
#include <unordered_map>
#include <utility>

#include <torch/csrc/distributed/c10d/ProcessGroup.hpp>
#include <torch/csrc/distributed/c10d/ProcessGroupGloo.hpp>
#include <torch/csrc/distributed/c10d/TCPStore.hpp>
#include <torch/csrc/distributed/c10d/reducer.hpp>
#ifdef USE_C10D_NCCL
#include <torch/csrc/distributed/c10d/ProcessGroupNCCL.hpp>
#endif
#include <torch/cuda.h>
#include <torch/utils.h>
#include <torch/version.h>

#include "core/base/error.h"
#include "core/training/other_machine.h"
#include "core/training/process_group.h"
#include "core/training/training_device.h"

namespace glenoid {
namespace {

using torch::Tensor;
using Group = c10::intrusive_ptr<c10d::ProcessGroup>;
using Store = c10::intrusive_ptr<c10d::Store>;

using Clock = std::chrono::steady_clock;

constexpr auto kNameTimeout = std::chrono::seconds(5);  // a machine that was just started may not be known at once
constexpr auto kJoinTimeout = std::chrono::minutes(5), kFirstTimeout = std::chrono::minutes(60), kAnswerTimeout = std::chrono::minutes(10);
constexpr auto kPause = std::chrono::milliseconds(50);
constexpr const char* kThisMachine = "127.0.0.1";
constexpr std::int64_t kBucketBytes = 25 << 20, kFirstBucketBytes = 1 << 20;  // torch's own

Error processLost(int rank) { return {ErrorCode::ProcessLost, "seen by process " + std::to_string(rank)}; }

// Gloo throws types of its own, c10d others in each release. Within a collective call, whatever is thrown means a lost process.
template <typename Work>
auto collectively(int rank, const Work& work) {
  try {
    return work();
  } catch (const Error&) {
    throw;
  } catch (const std::exception&) {
    throw processLost(rank);
  }
}

// Waits in short pauses, because none of c10d's own waits can be interrupted. Throws Cancelled, and `late` at the end.
template <typename Done>
void waitUntil(const Done& isDone, Clock::time_point end, const CancelToken& token, const Error& late) {
  while (!isDone()) {
    token.check();
    if (Clock::now() >= end) throw late;
    std::this_thread::sleep_for(kPause);
  }
}

// As collectively(). An interrupt reaches all processes, but not all at the same moment.
template <typename Work>
auto collectivelyUnless(const CancelToken& token, int rank, const Work& work) {
  try {
    return collectively(rank, work);
  } catch (const Error& error) {
    if (error.code() == ErrorCode::ProcessLost) token.check();
    throw;
  }
}

// A backward pass also throws for other reasons, which belong to the caller.
bool isLostProcess(const std::string& text) {
  constexpr std::array kWords{"gloo", "NCCL", "Connection", "Timed out", "timed out"};
  return std::any_of(kWords.begin(), kWords.end(), [&](const char* word) { return text.find(word) != std::string::npos; });
}

bool isLoopback(const std::string& address) { return address == "localhost" || address == "::1" || address.starts_with("127."); }

// Otherwise Gloo takes the address that the host's own name stands for, which on one machine need not be that of the others.
std::shared_ptr<::gloo::transport::Device> glooDevice(const std::string& address) {
  if (const char* const name = std::getenv("GLOO_SOCKET_IFNAME")) return c10d::ProcessGroupGloo::createDeviceForInterface(name);
  if (isLoopback(address)) return c10d::ProcessGroupGloo::createDeviceForHostname(address);
  return c10d::ProcessGroupGloo::createDefaultDevice();
}

auto gloo(const Store& store, const RankPlace& place) {
  auto options = c10d::ProcessGroupGloo::Options::create(kAnswerTimeout);
  options->devices.push_back(glooDevice(place.address));
  options->threads = 2;
  return c10::make_intrusive<c10d::ProcessGroupGloo>(store, place.rank, place.ranks, std::move(options));
}

#ifdef USE_C10D_NCCL
auto nccl(const Store& store, const RankPlace& place) {
  // A lost process is then an exception here, and no abort by a thread of c10d. The names changed with LibTorch 2.2.
  for (const char* variable : {"NCCL_BLOCKING_WAIT", "TORCH_NCCL_BLOCKING_WAIT"}) setenv(variable, "1", 0);
  auto options = c10d::ProcessGroupNCCL::Options::create();
  options->timeout = kAnswerTimeout;
  return c10::make_intrusive<c10d::ProcessGroupNCCL>(store, place.rank, place.ranks, std::move(options));
}
#endif

#if TORCH_VERSION_MAJOR >= 2
// The releases before 2.6 want options.
template <typename Any>
c10::intrusive_ptr<Any> emptyGroup(const Store& store, const RankPlace& place) {
  if constexpr (std::is_constructible_v<Any, const Store&, int, int>)
    return c10::make_intrusive<Any>(store, place.rank, place.ranks);
  else
    return c10::make_intrusive<Any>(store, place.rank, place.ranks, c10::make_intrusive<typename Any::Options>("undefined"));
}
#endif

// Tensors on CUDA go through NCCL if LibTorch has it.
Group groupFor(const Store& store, const RankPlace& place, torch::Device device) {
#if TORCH_VERSION_MAJOR >= 2
  // Since LibTorch 2.0 a group holds a backend for each kind of device.
  using Backend = c10d::ProcessGroup::BackendType;
  auto group = emptyGroup<c10d::ProcessGroup>(store, place);
  auto kind = Backend::GLOO;
  c10::intrusive_ptr<c10d::Backend> backend;
#ifdef USE_C10D_NCCL
  if (device.is_cuda()) backend = nccl(store, place), kind = Backend::NCCL;
#endif
  if (!backend) backend = gloo(store, place);
  group->setDefaultBackend(kind);
  group->setBackend(device.type(), kind, backend);
  return group;
#else
#ifdef USE_C10D_NCCL
  if (device.is_cuda()) return nccl(store, place);
#endif
  (void)device;
  return gloo(store, place);
#endif
}

torch::Device deviceOf(const RankPlace& place, const std::string& wish, const std::function<void(const Fact&)>& fact) {
  const auto device = chooseDevice(wish, TrainingObserver{.epoch = {}, .progress = {}, .fact = fact});
  if (device.is_mps()) return torch::kCPU;  // Gloo takes no tensors of MPS
  if (!device.is_cuda()) return device;
  // A launcher may show each process its own device only.
  return {torch::kCUDA, static_cast<torch::DeviceIndex>(place.localRank % static_cast<int>(torch::cuda::device_count()))};
}

class ReducerExchange : public GradientExchange {
 public:
  ReducerExchange(const Group& group, const std::vector<Tensor>& weights, bool someUnused) : rank_(group->getRank()), traced_(someUnused) {
    const std::vector<bool> dense(weights.size(), false);
    auto [buckets, limits] = c10d::compute_bucket_assignment_by_size(
        weights, {static_cast<std::size_t>(kFirstBucketBytes), static_cast<std::size_t>(kBucketBytes)}, dense);
    // The gradients of the last layers are known first.
    std::reverse(buckets.begin(), buckets.end());
    std::reverse(limits.begin(), limits.end());
    reducer_ = std::make_unique<c10d::Reducer>(weights, std::move(buckets), std::move(limits), group, dense, kBucketBytes, someUnused,
                                               /*gradient_as_bucket_view=*/false, std::unordered_map<std::size_t, std::string>(),
                                               kFirstBucketBytes);
  }

  void backward(const Tensor& loss) override {
    try {
      reducer_->rebuild_buckets();  // once, in the order in which the gradients of the first pass became known
      reducer_->prepare_for_backward(traced_ ? std::vector<Tensor>{loss} : std::vector<Tensor>{});
      loss.backward();
    } catch (const std::exception& failure) {
      if (isLostProcess(failure.what())) throw processLost(rank_);
      throw;
    }
  }

 private:
  int rank_;
  bool traced_;
  std::unique_ptr<c10d::Reducer> reducer_;
};

class C10dGroup : public ProcessGroup {
 public:
  C10dGroup(const RankPlace& place, Store store, Group group, torch::Device device)
      : ProcessGroup(place), store_(std::move(store)), group_(std::move(group)), device_(device) {}

  torch::Device device() const override { return device_; }

  void waitForFirst(const CancelToken& token) override {
    const std::string key = "glenoid-ready";
    collectivelyUnless(token, rank(), [&] {
      if (isFirst()) return store_->set(key, std::vector<std::uint8_t>{1});
      waitUntil([&] { return store_->check({key}); }, Clock::now() + kFirstTimeout, token, processLost(rank()));
    });
  }
  // Gloo and NCCL share no operation but the sum that both have for every type used here.
  void sum(Tensor& tensor) override {
    throughGroup(tensor, [&](std::vector<Tensor>& tensors) { return group_->allreduce(tensors); });
  }
  void takeFirst(Tensor& tensor) override {
    throughGroup(tensor, [&](std::vector<Tensor>& tensors) { return group_->broadcast(tensors); });
  }
  std::unique_ptr<GradientExchange> exchangeOf(const std::vector<Tensor>& weights, bool someUnused) override {
    return collectively(rank(), [&] { return std::make_unique<ReducerExchange>(group_, weights, someUnused); });
  }

 private:
  template <typename Call>
  void throughGroup(Tensor& tensor, const Call& call) {
    torch::NoGradGuard noGrad;
    std::vector<Tensor> sent{tensor.to(device_).contiguous()};
    collectively(rank(), [&] { return call(sent)->wait(); });
    if (!sent.front().is_same(tensor)) tensor.copy_(sent.front());
  }

  Store store_;
  Group group_;
  torch::Device device_;
};

// LibTorch 2 uses libuv by default. A build without it, such as Debian 13's 2.6.0, then cannot open a store. The other way always works,
// and is the only one of older versions.
template <class Options>
void withoutLibuv(Options& options) {
  if constexpr (requires { options.useLibUV; }) options.useLibUV = false;
}

// The first process opens its port, and connects to itself.
Store openStore(const RankPlace& place, Clock::time_point end) {
  const bool isFirst = place.rank == 0;
  const Error unavailable(ErrorCode::PortUnavailable, "port " + std::to_string(place.port));
  // The store opens its port for all addresses. Some systems allow that beside a program that has the port for one address.
  if (isFirst && isListening(kThisMachine, place.port)) throw unavailable;
  c10d::TCPStoreOptions options;
  options.port = place.port;
  options.isServer = isFirst;
  options.waitWorkers = false;
  withoutLibuv(options);
  options.timeout = std::max(std::chrono::ceil<std::chrono::milliseconds>(end - Clock::now()), kPause);  // c10d takes 0 for no limit
  try {
    Store store = c10::make_intrusive<c10d::TCPStore>(isFirst ? kThisMachine : place.address, options);
    store->setTimeout(kJoinTimeout);  // of each later wait
    return store;
  } catch (const std::exception&) {
    throw isFirst ? unavailable : processLost(place.rank);
  }
}

// The store that all processes share, once all of them have come.
Store meet(const RankPlace& place, const CancelToken& token) {
  const auto start = Clock::now(), end = start + kJoinTimeout;
  waitUntil([&] { return isKnownHost(place.address); }, start + kNameTimeout, token,
            Error(ErrorCode::HostUnknown, "MASTER_ADDR " + place.address));
  const auto late = processLost(place.rank);
  if (place.rank > 0) waitUntil([&] { return isListening(place.address, place.port); }, end, token, late);
  auto store = openStore(place, end);
  const std::string key = "glenoid-present";
  store->add(key, 1);
  waitUntil([&] { return store->add(key, 0) >= place.ranks; }, end, token, late);
  return store;
}

}  // namespace

std::unique_ptr<ProcessGroup> ProcessGroup::join(const RankPlace& place, const std::string& device, const CancelToken& token,
                                                 const std::function<void(const Fact&)>& fact) {
  const auto chosen = deviceOf(place, device, fact);
  if (fact) fact({FactCode::WaitingForProcesses, {std::int64_t{place.ranks}, place.address + ":" + std::to_string(place.port)}});
  return collectivelyUnless(token, place.rank, [&]() -> std::unique_ptr<ProcessGroup> {
    const auto store = meet(place, token);
    return std::make_unique<C10dGroup>(place, store, groupFor(store, place, chosen), chosen);
  });
}

}  // namespace glenoid
