// SPDX-License-Identifier: GPL-3.0-or-later
// The sentence on every answer and every export.
#pragma once

#include "core/base/text.h"

namespace glenoid {

inline constexpr char kDisclaimer[] = GLENOID_TEXT("Core", "Research use only. Not a medical device.");

}  // namespace glenoid
