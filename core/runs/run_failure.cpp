// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/run_failure.h"

#include <string>
#include <system_error>

#include "core/base/files.h"
#include "core/base/json_file.h"

namespace glenoid {
namespace {

std::filesystem::path failureFile(const std::filesystem::path& runFolder) { return runFolder / "failure.json"; }

}  // namespace

std::optional<Error> readRunFailure(const std::filesystem::path& runFolder) {
  const auto file = failureFile(runFolder);
  std::error_code none;
  if (!std::filesystem::exists(file, none)) return std::nullopt;
  const auto json = readJson(file);
  return Error(errorNamed(json.at("code").get<std::string>()), json.at("detail").get<std::string>(), json.value("file", std::string()));
}

void keepRunFailure(const std::filesystem::path& runFolder, const Error& error) noexcept {
  try {
    writeJson(failureFile(runFolder), {{"code", std::string(errorName(error.code()))}, {"detail", error.detail()}, {"file", error.file()}});
  } catch (const std::exception&) {  // the failure itself is told
  }
}

void forgetRunFailure(const std::filesystem::path& runFolder) noexcept {
  std::error_code none;
  std::filesystem::remove(failureFile(runFolder), none);
}

Error failureOfTraining(const Error& error) {
  return error.code() == ErrorCode::NotANumber ? Error(ErrorCode::Diverged, error.detail(), error.file()) : error;
}

bool wouldFailAgain(const Error& error) { return error.code() == ErrorCode::Diverged || error.code() == ErrorCode::ModelNotFinite; }

}  // namespace glenoid
