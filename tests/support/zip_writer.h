// SPDX-License-Identifier: GPL-3.0-or-later
// Writes a ZIP for a test.
#pragma once

#include <cstring>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <zip.h>

#include "core/base/files.h"

namespace glenoid::test {

using ZipContent = std::vector<std::pair<std::string, std::string>>;  // names and contents, which outlive the call

// Encrypted if there is a password. Throws std::runtime_error.
inline void writeZip(const std::filesystem::path& file, const ZipContent& content, const char* password = nullptr) {
  int code = 0;
  zip_t* zip = zip_open(file.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code);
  if (!zip) throw std::runtime_error("the zip cannot be made");
  for (const auto& [name, bytes] : content) {
    zip_source_t* source = zip_source_buffer(zip, bytes.data(), bytes.size(), 0);
    const auto index = zip_file_add(zip, name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) throw std::runtime_error("an entry cannot be added");
    if (password) zip_file_set_encryption(zip, static_cast<zip_uint64_t>(index), ZIP_EM_AES_256, password);
  }
  if (zip_close(zip) != 0) throw std::runtime_error("the zip cannot be written");
}

// Rewrites the whole name of an entry, ASCII in a ZIP by writeZip(), as an old tool would have stored `bytes`: no flag says that they are
// UTF-8 (bit 11 in both headers of an entry). Both are of one length, and no other bytes are like the name.
inline void storeName(const std::filesystem::path& file, const std::string& name, const std::string& bytes) {
  auto zip = readTextFile(file);
  for (auto at = zip.find(name); at != std::string::npos; at = zip.find(name, at + 1)) {
    constexpr std::size_t kLocalHeader = 30, kCentralHeader = 46;
    const bool isLocal = zip.compare(at - kLocalHeader, 4, "PK\3\4") == 0;
    zip[isLocal ? at - kLocalHeader + 7 : at - kCentralHeader + 9] &= ~0x08;
    zip.replace(at, name.size(), bytes);
  }
  writeFileAtomically(file, std::string_view(zip));
}

}  // namespace glenoid::test
