// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bundle/start_weights.h"

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/bundle/model_text.h"

namespace glenoid {
namespace {

namespace fs = std::filesystem;

nlohmann::json manifestOf(const fs::path& folder) {
  try {
    return nlohmann::json::parse(readModelText(folder / "manifest.json"), nullptr, false);
  } catch (const Error&) {
    return {};
  }
}

std::string text(const nlohmann::json& entry, const char* key) {
  const auto found = entry.find(key);
  return found != entry.end() && found->is_string() ? found->get<std::string>() : "";
}

}  // namespace

std::vector<StartWeights> installedStartWeights(const std::vector<fs::path>& modelFolders) {
  std::vector<StartWeights> weights;
  for (const auto& folder : modelFolders) {
    const auto manifest = manifestOf(folder);
    if (!manifest.is_object() || !manifest.contains("files")) continue;
    for (const auto& entry : manifest["files"]) {
      if (!entry.is_object() || text(entry, "kind") != "start weights") continue;
      const auto file = folder / fromUtf8(text(entry, "file"));
      std::error_code failure;
      if (!fs::is_regular_file(file, failure)) continue;
      weights.push_back({file, toUtf8(file.stem()), text(entry, "data"), text(entry, "licence"), text(entry, "sha256")});
    }
  }
  return weights;
}

}  // namespace glenoid
