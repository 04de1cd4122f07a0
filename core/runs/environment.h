// SPDX-License-Identifier: GPL-3.0-or-later
// Records the circumstances of a run: options.json, split.json and environment.json in its folder.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/nn/device.h"
#include "core/training/observer.h"
#include "core/training/options.h"

namespace glenoid {

// SHA-256 of the stored split, which names every image by content, and of the contents of all images.
struct RunDigests {
  std::string split, images;
};
RunDigests digestsOf(const TrainingData& data);

// The system's name for the device, "NVIDIA H100 80GB HBM3" or "Intel(R) Xeon(R) ..."; without one, torch's word for it.
std::string deviceName(torch::Device device);

// The devices and teachers of a run, and the epochs already done.
struct RunDevices {
  torch::Device device;
  std::vector<std::string> teachers;  // SHA-256 of their weights
  std::int64_t epochs = 0;            // epochs already done when the run starts or continues here
};
// environment.json of a run, without "resumedAfterEpochs". Throws Error FileNotFound if the start weights are missing.
nlohmann::json environmentOf(const TrainingOptions& options, const TrainingData& data, const RunDigests& digests,
                             const RunDevices& devices);
// Call each time a run starts or continues; environment.json then lists the epochs after which the run continued ("resumedAfterEpochs").
// Throws Error FileUnwritable, and FileNotFound if the start weights are missing.
void writeDescription(const std::filesystem::path& folder, const TrainingOptions& options, const TrainingData& data,
                      const RunDigests& digests, const RunDevices& devices);

}  // namespace glenoid
