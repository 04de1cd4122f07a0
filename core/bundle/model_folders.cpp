// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bundle/model_folders.h"

#include <cstdlib>
#include <optional>
#include <utility>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/program_location.h"
#include "core/base/user_data_folder.h"
#include "core/bundle/model_text.h"

namespace glenoid {
namespace {

namespace fs = std::filesystem;

// The "default" in the folder's manifest.json, a name or a path; empty if there is none.
std::string defaultWish(const fs::path& folder) {
  const auto file = folder / "manifest.json";
  std::error_code failure;
  if (!fs::exists(file, failure)) return {};
  const auto manifest = nlohmann::json::parse(readModelText(file), nullptr, false);
  const bool named = manifest.is_object() && manifest.contains("default") && manifest["default"].is_string();
  return named ? manifest["default"].get<std::string>() : "";
}

bool isPlace(const std::string& wish) {
  std::error_code failure;
  const auto path = fromUtf8(wish);
  return wish.find_first_of("/\\") != std::string::npos || fs::exists(path / "model.json", failure) || path.extension() == ".glenoid";
}

// Empty if there is none. Throws Error as readBundle() does if the model of this name cannot be read.
std::optional<Bundle> modelNamed(const std::string& name, const std::vector<InstalledModel>& models) {
  for (const auto& model : models) {
    if (model.bundle && model.bundle->model.name == name) return *model.bundle;
    if (!model.bundle && toUtf8(model.path.filename()) == name) return readBundle(model.path);
  }
  return {};
}

// Empty if no folder names a default that exists and can be read.
std::optional<Bundle> defaultModel(const std::vector<fs::path>& folders, const std::vector<InstalledModel>& models) {
  for (const auto& folder : folders) {
    try {
      const auto wish = defaultWish(folder);
      if (wish.empty()) continue;
      if (isPlace(wish)) return readBundle(fromUtf8(wish));
      if (auto named = modelNamed(wish, models)) return named;
    } catch (const Error&) {
      // the default of the next folder is tried
    }
  }
  return {};
}

}  // namespace

fs::path userModelFolder() {
  const auto user = userDataFolder();
  return user.empty() ? fs::path() : user / "models";
}

std::vector<fs::path> modelFolders() {
  std::vector<fs::path> folders;
  if (const char* own = std::getenv("GLENOID_MODELS"); own && *own) folders.emplace_back(own);
  if (auto user = userModelFolder(); !user.empty()) folders.push_back(std::move(user));
  if (const auto installed = findInstalled("models")) folders.push_back(*installed);
  return folders;
}

Bundle findModel(const std::string& wish, const std::vector<fs::path>& folders) {
  if (!wish.empty() && isPlace(wish)) return readBundle(fromUtf8(wish));
  const auto models = installedModels(folders);
  if (!wish.empty()) {
    if (auto named = modelNamed(wish, models)) return std::move(*named);
    throw Error(ErrorCode::ModelNotFound, "no installed model has this name", wish);
  }
  if (auto standard = defaultModel(folders, models)) return std::move(*standard);
  for (const auto& model : models) {
    if (model.bundle) return *model.bundle;
  }
  throw Error(ErrorCode::ModelNotFound, "no model is installed");
}

}  // namespace glenoid
