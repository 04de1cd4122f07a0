// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the files in a zip, one at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

struct zip;

namespace glenoid {

// One thread at a time.
class ZipArchive {
 public:
  // Throws Error FileNotFound or DamagedFile.
  explicit ZipArchive(std::filesystem::path file);

  std::vector<std::string> names() const;  // in stored order
  // Reads a whole entry and verifies its checksum. Throws Error FileNotFound, DamagedFile, or TooLarge if it claims more than `limit`
  // bytes.
  std::vector<std::byte> read(const std::string& name, std::uint64_t limit) const;

 private:
  struct Close {
    void operator()(zip* archive) const;
  };
  std::filesystem::path file_;
  std::unique_ptr<zip, Close> archive_;
};

// Decides from the first bytes (PKWARE APPNOTE 4.3.7).
bool isZip(const std::filesystem::path& file);

}  // namespace glenoid
