// SPDX-License-Identifier: GPL-3.0-or-later
// The sentences that every training run writes into the description of its model.
#pragma once

#include "core/base/text.h"

namespace glenoid {

inline constexpr char kRunSummary[] = GLENOID_TEXT("Model", "Trained with Glenoid.");
inline constexpr char kRunLicence[] = GLENOID_TEXT("Model", "as the training data and the start weights allow");
inline constexpr char kRunLimits[] = GLENOID_TEXT("Model", "It knows only the makers that it was trained on.");

}  // namespace glenoid
