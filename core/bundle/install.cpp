#include "core/bundle/install.h"

#include <string>
#include <system_error>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json_file.h"

namespace glenoid {
namespace {

namespace fs = std::filesystem;

constexpr auto kManifest = "manifest.json";

bool sameBundle(const Bundle& a, const Bundle& b) { return toJson(a.model) == toJson(b.model); }

// Folders and files alike; a link is followed, so that the copy stands on its own.
void copyInto(const fs::path& source, const fs::path& target) {
  std::error_code failure;
  fs::create_directories(target.parent_path(), failure);
  fs::copy(source, target, fs::copy_options::recursive | fs::copy_options::overwrite_existing, failure);
  if (failure) throw Error(ErrorCode::FileUnwritable, failure.message(), toUtf8(target));
}

}  // namespace

Bundle installBundle(const fs::path& source, const fs::path& folder) {
  const auto bundle = readBundle(source);
  verifyBundle(bundle);
  const bool single = !fs::is_directory(source);
  const std::string ending = single ? ".glenoid" : "";
  fs::path target = folder / (bundle.model.name + ending);
  for (int number = 2; fs::exists(target); ++number) {
    try {
      if (auto there = readBundle(target); sameBundle(there, bundle)) return there;
    } catch (const Error&) {
      // an unreadable model keeps its place
    }
    target = folder / (bundle.model.name + "-" + std::to_string(number) + ending);
  }
  fs::path temporary = folder / ".";
  temporary += target.filename();
  temporary += ".part";
  std::error_code ignored, failure;
  fs::remove_all(temporary, ignored);
  try {
    if (single) {
      copyInto(source, temporary);
    } else {
      copyInto(source / "model.json", temporary / "model.json");
      copyInto(bundle.weights, temporary / bundle.weights.filename());
    }
    fs::rename(temporary, target, failure);
    if (failure) throw Error(ErrorCode::FileUnwritable, failure.message(), toUtf8(target));
  } catch (const Error&) {
    fs::remove_all(temporary, ignored);
    throw;
  }
  return readBundle(target);
}

void removeInstalled(const fs::path& bundle, const fs::path& folder) {
  if (bundle.parent_path().lexically_normal() != folder.lexically_normal() || !fs::exists(bundle)) {
    throw Error(ErrorCode::ModelNotFound, "it does not lie in the folder of own models", toUtf8(bundle));
  }
  std::error_code failure;
  fs::remove_all(bundle, failure);
  if (failure) throw Error(ErrorCode::FileUnwritable, failure.message(), toUtf8(bundle));
}

void setDefaultModel(const fs::path& folder, const fs::path& bundle) {
  readBundle(bundle);
  auto manifest = nlohmann::ordered_json::object();
  if (fs::exists(folder / kManifest)) {
    const auto stored = nlohmann::ordered_json::parse(readTextFile(folder / kManifest), nullptr, false);
    if (stored.is_object()) manifest = stored;
  }
  // The place, not the model's name: two models may share a name.
  manifest["default"] = toUtf8(fs::absolute(bundle));
  writeJson(folder / kManifest, manifest);
}

}  // namespace glenoid
