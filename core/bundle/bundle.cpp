// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bundle/bundle.h"

#include <system_error>

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json_file.h"
#include "core/bundle/model_text.h"
#include "core/nn/safetensors_header.h"

namespace glenoid {
namespace {

namespace fs = std::filesystem;

ModelDescription parse(const std::string& text) { return modelDescriptionFromJson(parseJson(text, ErrorCode::ModelMismatch)); }

// Whether this entry may be a model that the user put there. Entries that cannot be examined are listed too, so that the reason is seen.
bool mayBeModel(const fs::directory_entry& entry) {
  const auto name = toUtf8(entry.path().filename());
  if (name.starts_with('.') || isUnfinishedName(entry.path())) return false;  // an unfinished copy
  std::error_code failure;
  const auto type = entry.status(failure).type();
  if (type == fs::file_type::directory) {
    return fs::status(entry.path() / kDescriptionFile, failure).type() != fs::file_type::not_found;
  }
  return entry.path().extension() == kSingleFileEnding || (failure && type != fs::file_type::not_found);
}

// A safetensors file begins with the length of its header, 8 bytes, and a JSON object. Anything else is no damaged model but no model.
void requireSafetensors(const fs::path& file) {
  constexpr std::size_t kLength = 8;
  const auto head = readHead(file, kLength + 1);
  if (head.size() <= kLength || head[kLength] != std::byte{'{'}) throw Error(ErrorCode::NotAModel, "no safetensors file");
}

InstalledModel read(const fs::path& path) {
  InstalledModel model{path, nullptr, {}};
  try {
    auto bundle = std::make_unique<Bundle>(readBundle(path));
    readSafetensorsMetadata(bundle->weights);  // checks that the weights file exists and is valid
    model.bundle = std::move(bundle);
  } catch (const std::exception& failure) {  // a bad model must not hide the others
    model.problem = errorAbout(toUtf8(path), failure).message();
  }
  return model;
}

}  // namespace

std::string descriptionText(const ModelDescription& model) { return toJson(model).dump(2) + "\n"; }

Bundle readBundle(const fs::path& path) {
  std::error_code failure;
  try {
    if (fs::is_directory(path, failure)) return {path, path / kWeightsFile, parse(readModelText(path / kDescriptionFile))};
    requireSafetensors(path);
    const auto metadata = readSafetensorsMetadata(path);
    const auto found = metadata.find(kDescriptionFile);
    if (found == metadata.end()) throw Error(ErrorCode::NotAModel, "the file carries weights but no model.json");
    return {path, path, parse(found->second)};
  } catch (const Error& error) {
    if (error.code() == ErrorCode::FileNotFound) {
      if (fs::exists(path, failure)) throw Error(ErrorCode::NotAModel, "no model.json", toUtf8(path));
      throw Error(ErrorCode::ModelNotFound, "", toUtf8(path));
    }
    throw error.about(toUtf8(path));
  }
}

void writeDescription(const Bundle& bundle) {
  if (bundle.isOneFile()) throw Error(ErrorCode::OptionInvalid, "a model in one file keeps its description", toUtf8(bundle.path));
  writeFileAtomically(bundle.path / kDescriptionFile, descriptionText(bundle.model));
}

std::vector<InstalledModel> installedModels(const std::vector<fs::path>& folders) {
  std::vector<InstalledModel> models;
  for (const auto& folder : folders) {
    const auto found = entriesOf(folder);
    for (const auto& entry : found.entries) {
      if (mayBeModel(entry)) models.push_back(read(entry.path()));
    }
    if (found.failure && found.failure != std::errc::no_such_file_or_directory) {
      models.push_back({folder, nullptr, Error(ErrorCode::FolderUnreadable, found.failure.message(), toUtf8(folder)).message()});
    }
  }
  return models;
}

}  // namespace glenoid
