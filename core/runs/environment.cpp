// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/environment.h"

#include <fstream>
#include <sstream>

#include <torch/version.h>

#include "core/base/files.h"
#include "core/base/json_file.h"
#include "core/base/sha256.h"
#include "core/dataset/trained_images.h"
#include "core/nn/device.h"

namespace glenoid {
namespace {

std::string compiler() {
#if defined(__clang__)
  return __VERSION__;
#elif defined(__GNUC__)
  return "GCC " __VERSION__;
#else
  return "MSVC " + std::to_string(_MSC_VER);
#endif
}

// The value of the first line "KEY : value" in one of Linux's tables; empty if there is none.
std::string valueIn(const std::filesystem::path& table, const std::string& key) {
  std::ifstream in(table);
  for (std::string line; std::getline(in, line);) {
    const auto colon = line.find(':');
    if (colon == std::string::npos || !line.starts_with(key)) continue;
    const auto begin = line.find_first_not_of(" \t", colon + 1);
    return begin == std::string::npos ? "" : line.substr(begin);
  }
  return "";
}

// The epochs after which the run continued, earlier and now.
nlohmann::json resumptions(const std::filesystem::path& environment, std::int64_t epochs) {
  auto all = nlohmann::json::array();
  if (epochs == 0) return all;
  try {
    all = readJson(environment).value("resumedAfterEpochs", all);
  } catch (const std::exception&) {
    // written by an earlier version, or damaged: its list is lost
  }
  all.push_back(epochs);
  return all;
}

}  // namespace

RunDigests digestsOf(const TrainingData& data) {
  const auto& items = data.cache.items();
  return {splitDigest(toJson(data.split, items)), imagesDigest(items)};
}

std::string deviceName(torch::Device device) {
  std::string name;
  if (device.is_cpu()) name = valueIn("/proc/cpuinfo", "model name");
  if (device.is_cuda()) {
    // CUDA's own function would need CUDA's headers. If a machine has different cards, all are named.
    for (const auto& card : entriesOf("/proc/driver/nvidia/gpus").entries) {
      const auto model = valueIn(card.path() / "information", "Model");
      if (name.find(model) == std::string::npos) name += (name.empty() ? "" : ", ") + model;
    }
  }
  return name.empty() ? device.str() : name;
}

nlohmann::json environmentOf(const TrainingOptions& options, const TrainingData& data, const RunDigests& digests,
                             const RunDevices& devices) {
  return {{"glenoid", GLENOID_VERSION},
          {"torch", TORCH_VERSION},
          {"compiler", compiler()},
          {"device", devices.device.str()},
          {"deviceName", deviceName(devices.device)},
          {"threads", at::get_num_threads()},
          {"seed", options.seed},
          {"labels", data.cache.info().labels},
          {"images", data.cache.size()},
          {"imagesSha256", digests.images},
          {"recipe", data.cache.info().recipe},
          {"splitSha256", digests.split},
          {"startWeightsSha256", options.startWeights.empty() ? "" : sha256OfFile(fromUtf8(options.startWeights))},
          {"teachersSha256", devices.teachers}};
}

void writeDescription(const std::filesystem::path& folder, const TrainingOptions& options, const TrainingData& data,
                      const RunDigests& digests, const RunDevices& devices) {
  writeJson(folder / "options.json", toJson(options));
  writeJson(folder / "split.json", toJson(data.split, data.cache.items()));
  auto environment = environmentOf(options, data, digests, devices);
  environment["resumedAfterEpochs"] = resumptions(folder / "environment.json", devices.epochs);
  writeJson(folder / "environment.json", environment);
}

}  // namespace glenoid
