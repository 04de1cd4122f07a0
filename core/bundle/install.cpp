// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bundle/install.h"

#include <optional>
#include <span>
#include <string>
#include <system_error>
#include <utility>

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/base/file_system.h"
#include "core/base/files.h"
#include "core/base/folder_lock.h"
#include "core/base/json_file.h"
#include "core/bundle/model_text.h"

namespace glenoid {
namespace {

namespace fs = std::filesystem;

constexpr auto kManifest = "manifest.json";

// The same model in the folder, whatever its form and name.
std::optional<Bundle> sameIn(const fs::path& folder, const Bundle& bundle) {
  const auto json = toJson(bundle.model);
  for (const auto& model : installedModels({folder})) {
    if (model.bundle && toJson(model.bundle->model) == json) return *model.bundle;
  }
  return std::nullopt;
}

// Links are followed, so that the copy does not depend on the source.
void copyFile(const fs::path& source, const fs::path& target) {
  AtomicFile copy(target);
  readInPieces(source, [&](std::span<const std::byte> piece) { copy.write(piece); });
  copy.commit();
}

// Removes the unfinished folders of killed programs. The caller holds the lock of the folder, so none is being written now.
void removeUnfinishedFolders(const fs::path& folder) {
  std::error_code ignored;
  for (const auto& entry : entriesOf(folder).entries) {
    if (isUnfinishedName(entry.path()) && entry.is_directory(ignored)) fs::remove_all(entry.path(), ignored);
  }
}

void copyFolder(const Bundle& source, const fs::path& target) {
  const auto temporary = unfinishedName(target);
  std::error_code failure, ignored;
  try {
    copyFile(source.path / kDescriptionFile, temporary / kDescriptionFile);
    copyFile(source.weights, temporary / source.weights.filename());
    for (const auto part : kBundleParts) {
      const auto name = std::string(part) + ".safetensors";
      if (fs::exists(source.path / name)) copyFile(source.path / name, temporary / name);
    }
    moveTo(temporary, target, failure);
    if (failure) throw Error(ErrorCode::FileUnwritable, failure.message(), toUtf8(target));
  } catch (const Error&) {
    fs::remove_all(temporary, ignored);
    throw;
  }
  flushFolder(target.parent_path());
}

}  // namespace

Bundle installBundle(const fs::path& source, const fs::path& folder, const std::function<void(const Bundle&)>& check) {
  const auto bundle = readBundle(source);
  check(bundle);  // weights of another network or of other labels are refused now, not at the first picture
  const std::string ending = bundle.isOneFile() ? kSingleFileEnding : "";
  const FolderLock lock(folder);
  removeUnfinishedFolders(folder);
  if (auto there = sameIn(folder, bundle)) return std::move(*there);
  fs::path target = folder / (bundle.model.name + ending);
  std::error_code failure;
  for (int number = 2; fs::symlink_status(target, failure).type() != fs::file_type::not_found; ++number) {
    target = folder / (bundle.model.name + "-" + std::to_string(number) + ending);
  }
  bundle.isOneFile() ? copyFile(source, target) : copyFolder(bundle, target);
  return readBundle(target);
}

std::unique_ptr<SetAside> removeInstalled(const fs::path& bundle, const fs::path& folder) {
  std::error_code failure;
  const bool isThere = fs::symlink_status(bundle, failure).type() != fs::file_type::not_found;
  if (bundle.parent_path().lexically_normal() != folder.lexically_normal() || !isThere) {
    throw Error(ErrorCode::ModelNotFound, "it is not in the folder of your own models", toUtf8(bundle));
  }
  return std::make_unique<SetAside>(bundle);
}

void setDefaultModel(const fs::path& folder, const fs::path& bundle) {
  readBundle(bundle);
  auto manifest = nlohmann::ordered_json::object();
  std::error_code failure;
  if (fs::exists(folder / kManifest, failure)) {
    const auto stored = nlohmann::ordered_json::parse(readModelText(folder / kManifest), nullptr, false);
    if (stored.is_object()) manifest = stored;
  }
  // The path, not the model's name: two models may share a name.
  manifest["default"] = toUtf8(fs::absolute(bundle));
  writeJson(folder / kManifest, manifest);
}

}  // namespace glenoid
