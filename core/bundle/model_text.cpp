// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bundle/model_text.h"

#include <cstdint>
#include <system_error>

#include "core/base/error.h"
#include "core/base/files.h"

namespace glenoid {

std::string readModelText(const std::filesystem::path& file) {
  constexpr std::uintmax_t kLargest = 16 << 20;  // bytes
  requireRegularFile(file);
  std::error_code failure;
  if (std::filesystem::file_size(file, failure) > kLargest) {
    throw Error(ErrorCode::ModelMismatch, "the JSON file is larger than 16 MiB", toUtf8(file));
  }
  return readTextFile(file);
}

}  // namespace glenoid
