// SPDX-License-Identifier: GPL-3.0-or-later
// How a label of the training data is shown to a person.
#pragma once

#include <string>

namespace glenoid {

// "Cofield" is a design, not a company: "Smith & Nephew (Cofield)"; "Depuy" is spelt as the company spells it; any other label stands for
// itself.
std::string makerDisplayName(const std::string& label);

}  // namespace glenoid
