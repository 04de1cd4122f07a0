// SPDX-License-Identifier: GPL-3.0-or-later
// Command lines of Windows, which are one text.
#pragma once

#include <string>
#include <vector>

namespace glenoid {

// The text that CommandLineToArgvW and the C library of Windows take apart into these words. The first word names the program and holds no
// quote. Any system, so that it is tested on each.
std::string windowsCommandLine(const std::vector<std::string>& words);

}  // namespace glenoid
