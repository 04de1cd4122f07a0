#include "core/nn/device.h"

#include "core/base/error.h"

namespace glenoid {

torch::Device chooseDevice(const std::string& wish, std::vector<std::string>& notices) {
  const bool cuda = torch::cuda::is_available(), mps = at::hasMPS();
  if (wish == "cpu") return torch::kCPU;
  if (wish == "cuda" || wish == "mps") {
    if (!(wish == "cuda" ? cuda : mps)) throw Error(ErrorCode::DeviceUnavailable, wish);
    return wish == "cuda" ? torch::kCUDA : torch::kMPS;
  }
  if (wish != "auto") throw Error(ErrorCode::OptionInvalid, "device: auto, cuda, mps or cpu, not \"" + wish + "\"");
  if (cuda) return torch::kCUDA;
  if (mps) return torch::kMPS;
  notices.emplace_back("no graphics processor was found: computing on the CPU");
  return torch::kCPU;
}

}  // namespace glenoid
