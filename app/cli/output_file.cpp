// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output_file.h"

#include <system_error>

#include "core/base/error.h"
#include "core/base/files.h"

namespace glenoid::cli {

void refuseToReplace(const std::filesystem::path& input, const std::filesystem::path& output) {
  for (auto file = input; file.has_filename(); file = file.parent_path()) {  // the ZIP that the input is in, too
    std::error_code failure;
    if (std::filesystem::equivalent(file, output, failure) && !failure)
      throw Error(ErrorCode::OptionInvalid, "the output would replace the file that is read: " + toUtf8(output));
  }
}

void refuseToReplaceIn(const std::filesystem::path& folder, const std::filesystem::path& output) {
  std::error_code failure;
  if (!std::filesystem::exists(output, failure) || failure) return;
  const auto above = std::filesystem::absolute(output).parent_path();
  if (std::filesystem::equivalent(folder, above, failure) && !failure)
    throw Error(ErrorCode::OptionInvalid, "the output would replace a file of the run: " + toUtf8(output));
}

}  // namespace glenoid::cli
