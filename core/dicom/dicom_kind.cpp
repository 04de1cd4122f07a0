// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/dicom_kind.h"

#include <string_view>

#include "core/base/error.h"
#include "core/base/files.h"

namespace glenoid {

bool isDicomDir(const std::filesystem::path& file) {
  constexpr std::string_view kDirectorySopClass = "1.2.840.10008.1.3.10";  // PS3.4 B.5
  constexpr std::size_t kPreamble = 128, kHead = 1024;
  try {
    const auto head = readHead(file, kHead);
    const std::string_view text(reinterpret_cast<const char*>(head.data()), head.size());
    return text.size() > kPreamble + 4 && text.substr(kPreamble, 4) == "DICM" && text.find(kDirectorySopClass) != std::string_view::npos;
  } catch (const Error&) {
    return false;
  }
}

}  // namespace glenoid
