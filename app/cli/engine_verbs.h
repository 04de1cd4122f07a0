// SPDX-License-Identifier: GPL-3.0-or-later
// The interface between glenoid-cli and the verbs that train and measure networks. These are in the engine's library, so that the other
// verbs do not wait for LibTorch.
#pragma once

#include "app/cli/verbs.h"

namespace glenoid::cli {

// Adds the options of the verb of this name, and sets the function that runs it.
using AddEngineVerb = void(const char* name, CLI::App& verb, Run& run);
inline constexpr auto kAddEngineVerb = "glenoidAddVerb";

}  // namespace glenoid::cli
