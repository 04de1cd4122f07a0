// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/run_finish.h"

#include <optional>
#include <utility>

#include "core/base/files.h"
#include "core/bundle/run_words.h"
#include "core/runs/run_bundle.h"
#include "core/runs/run_doubt.h"
#include "core/runs/run_failure.h"
#include "core/runs/stored_run.h"

namespace glenoid {
namespace {

namespace fs = std::filesystem;

// Name of the folder or file at a path, with or without a final separator.
std::string lastName(const fs::path& path) { return toUtf8(fs::absolute(path / "").lexically_normal().parent_path().filename()); }

BundleText bundleText(const fs::path& run, const fs::path& data, const TrainingOptions& options) {
  BundleText text;
  text.name = modelName(run);
  text.version = std::string(1, '1');  // GCC 12 mistakes a literal of one letter for an overlap (bug 105651)
  text.data = lastName(data);
  text.summary = kRunSummary;
  text.startWeights = options.startWeights.empty() ? "" : toUtf8(fromUtf8(options.startWeights).filename());
  text.licence = kRunLicence;
  text.limits = kRunLimits;
  return text;
}

}  // namespace

std::string modelName(const fs::path& runFolder) {
  std::string name = lastName(runFolder);
  for (char& c : name) {
    const bool good = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
    if (!good) c = '-';
  }
  if (name.empty() || name.front() == '.') name.insert(0, "run");  // a model's folder must not be hidden
  return name;
}

Bundle finishRun(const fs::path& run, const fs::path& data, const TrainingOptions& options, const PixelCache* cache,
                 const CancelToken& token, const TrainingObserver& observer) {
  Bundle bundle;
  try {
    bundle = writeRunBundle(run, run / "model", bundleText(run, data, options));
  } catch (const Error& error) {
    if (wouldFailAgain(error)) keepRunFailure(run, error);
    throw;
  }
  return cache ? withRunDoubt(std::move(bundle), run, *cache, token, observer) : bundle;
}

Bundle bundleOfRun(const fs::path& runFolder, const CancelToken& token) {
  std::error_code failure;
  if (fs::exists(runFolder / "model" / "model.json", failure)) return readBundle(runFolder / "model");
  const auto run = readRun(runFolder);
  std::optional<PixelCache> pictures;
  if (fs::is_regular_file(run.origin.cache, failure)) pictures.emplace(run.origin.cache);
  return finishRun(runFolder, run.origin.data.empty() ? run.origin.cache : run.origin.data, run.options, pictures ? &*pictures : nullptr,
                   token);
}

}  // namespace glenoid
