// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

// From a library, so that the proof sees a program find those beside it.
std::string quoted(const std::string& word) { return " [" + word + "]"; }
