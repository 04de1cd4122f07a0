#include "core/bundle/model_folders.h"

#include <cstdlib>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/program_location.h"

namespace glenoid {
namespace {

namespace fs = std::filesystem;

fs::path userDataFolder() {
#ifdef _WIN32
  const char* base = std::getenv("LOCALAPPDATA");
  return base ? fs::path(base) / "Glenoid" : fs::path();
#elif defined(__APPLE__)
  const char* home = std::getenv("HOME");
  return home ? fs::path(home) / "Library/Application Support/Glenoid" : fs::path();
#else
  if (const char* data = std::getenv("XDG_DATA_HOME"); data && *data) return fs::path(data) / "glenoid";
  const char* home = std::getenv("HOME");
  return home ? fs::path(home) / ".local/share/glenoid" : fs::path();
#endif
}

// The name under "default" of the folder's manifest.json; empty where there is none.
std::string defaultName(const fs::path& folder) {
  const auto file = folder / "manifest.json";
  if (!fs::exists(file)) return {};
  const auto manifest = nlohmann::json::parse(readTextFile(file), nullptr, false);
  const bool named = manifest.is_object() && manifest.contains("default") && manifest["default"].is_string();
  return named ? manifest["default"].get<std::string>() : "";
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
  const bool isPath = wish.find_first_of("/\\") != std::string::npos || fs::exists(fs::path(wish) / "model.json") ||
                      fs::path(wish).extension() == ".glenoid";
  if (!wish.empty() && isPath) return readBundle(wish);
  std::string name = wish;
  for (auto folder = folders.begin(); name.empty() && folder != folders.end(); ++folder) name = defaultName(*folder);
  for (auto& model : installedModels(folders)) {
    if (model.bundle && (name.empty() || model.bundle->model.name == name)) return std::move(*model.bundle);
    if (!model.bundle && model.path.filename() == name) return readBundle(model.path);
  }
  throw Error(ErrorCode::ModelNotFound, name.empty() ? "no model is installed" : "no installed model is called " + name);
}

}  // namespace glenoid
