// SPDX-License-Identifier: GPL-3.0-or-later
// The name of a training data label for display.
#pragma once

#include <string>

namespace glenoid {

// "Cofield" is a design, not a company, and becomes "Smith & Nephew (Cofield)". "Depuy" becomes the company's spelling. Any other label
// stays.
std::string makerDisplayName(const std::string& label);

}  // namespace glenoid
