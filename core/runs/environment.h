// SPDX-License-Identifier: GPL-3.0-or-later
// What a run records of the world it ran in: options.json, split.json and environment.json in its folder.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/nn/device.h"
#include "core/training/observer.h"
#include "core/training/options.h"

namespace glenoid {

// SHA-256 of the stored split, which names every image by content, and of all images' contents.
struct RunDigests {
  std::string split, images;
};
RunDigests digestsOf(const TrainingData& data);

// "NVIDIA H100 80GB HBM3", "Intel(R) Xeon(R) ...": as the system calls the device, else torch's word for it.
std::string deviceName(torch::Device device);

// On what a run goes on.
struct RunDevices {
  torch::Device device;
  std::vector<std::string> teachers;  // SHA-256 of their weights
  std::int64_t epochs = 0;            // already done when the run was taken up here
};
// Each time a run is taken up; environment.json then says after which epochs that was ("resumedAfterEpochs"). Throws Error FileUnwritable,
// and FileNotFound where the start weights are gone.
void writeDescription(const std::filesystem::path& folder, const TrainingOptions& options, const TrainingData& data,
                      const RunDigests& digests, const RunDevices& devices);

}  // namespace glenoid
