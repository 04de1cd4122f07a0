// SPDX-License-Identifier: GPL-3.0-or-later
// How the spacing of a picture is known: the words of window, report and terminal.
#pragma once

#include "core/base/report_text.h"
#include "core/imaging/radiograph.h"

namespace glenoid {

// The name in JSON: "none", "detector", "calibrated", "magnification-corrected", "nominal", "unspecified".
const char* spacingName(SpacingProvenance provenance);

// The note after a length, "at detector"; a key of its translation ("Core"). Empty for None.
const char* spacingNote(SpacingProvenance provenance);

// "0.1430 × 0.1430 mm, at the detector (not corrected for magnification)": rows first. Without spacing it says so.
ReportText spacingText(const Spacing& spacing);

}  // namespace glenoid
