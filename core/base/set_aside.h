// SPDX-License-Identifier: GPL-3.0-or-later
// Removing a file or folder in a way that can be undone for a while.
#pragma once

#include <filesystem>

namespace glenoid {

// Renames `path` to a hidden name in the same folder, from which it can be put back. The end of the object deletes it for good.
class SetAside {
 public:
  // Throws Error FileUnwritable that names the path; nothing has changed then.
  explicit SetAside(std::filesystem::path path);
  ~SetAside();
  SetAside(const SetAside&) = delete;
  SetAside& operator=(const SetAside&) = delete;

  // Under its old name. Throws Error FileUnwritable, for example if something else has that name now; it can then be tried again.
  void putBack();
  const std::filesystem::path& path() const { return path_; }  // the old name

 private:
  std::filesystem::path path_, hidden_;  // hidden_ is empty once it was put back
};

// Whether a list should leave the entry out because it was set aside.
bool isSetAside(const std::filesystem::path& path);
// Deletes what killed programs left set aside in a folder. Call it before anything there is set aside by this program.
void deleteSetAside(const std::filesystem::path& folder);

}  // namespace glenoid
