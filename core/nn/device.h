// Where a network computes.
#pragma once

#include <string>
#include <vector>

#include <torch/torch.h>

namespace glenoid {

// "auto": CUDA, then MPS (Apple), then CPU, and a notice where that is the CPU; or "cuda", "mps", "cpu" by name.
// Throws Error OptionInvalid for another word, DeviceUnavailable for a named device that is not there.
torch::Device chooseDevice(const std::string& wish, std::vector<std::string>& notices);

}  // namespace glenoid
