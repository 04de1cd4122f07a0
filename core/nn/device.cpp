// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/device.h"

#include <algorithm>

#include <torch/cuda.h>

#include "core/base/error.h"
#include "core/nn/compute.h"

namespace glenoid {

torch::Device chooseDevice(const std::string& wish, std::vector<Fact>& facts) {
  const auto devices = availableDevices();
  const auto canUse = [&](const char* device) { return std::find(devices.begin(), devices.end(), device) != devices.end(); };
  if (wish == "cpu") return torch::kCPU;
  if (wish == "cuda" || (wish == "auto" && canUse("cuda"))) {
    if (!canUse("cuda")) throw Error(ErrorCode::DeviceUnavailable, "no CUDA device can be used");
    return {torch::kCUDA, 0};
  }
  if (wish == "mps" || (wish == "auto" && canUse("mps"))) {
    if (!canUse("mps")) throw Error(ErrorCode::DeviceUnavailable, "no MPS device can be used");
    return torch::kMPS;
  }
  if (wish != "auto") throw Error(ErrorCode::OptionInvalid, "the device is auto, cuda, mps or cpu, not \"" + wish + "\"");
  if (torch::cuda::device_count() > 0) facts.push_back({FactCode::CudaUnusable, {}});
  return torch::kCPU;
}

}  // namespace glenoid
