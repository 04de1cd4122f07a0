// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output_file.h"

#include <system_error>

#include "core/base/error.h"
#include "core/base/files.h"

namespace glenoid::cli {

void refuseToReplace(const std::filesystem::path& input, const std::filesystem::path& output) {
  std::error_code failure;
  if (std::filesystem::equivalent(input, output, failure) && !failure)
    throw Error(ErrorCode::OptionInvalid, "the output would replace the file that is read: " + toUtf8(output));
}

}  // namespace glenoid::cli
