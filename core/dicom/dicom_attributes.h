// SPDX-License-Identifier: GPL-3.0-or-later
// The values of a data set as text for `inspect`. Internal to the room.
#pragma once

#include <vector>

#include "core/dicom/dicom_object.h"
#include "core/imaging/radiograph.h"

namespace glenoid {

// Technical attributes only. They are chosen from a list of allowed attributes, not by a list of forbidden ones, so that an unforeseen
// identity cannot slip through: numbers and codes (VR CS, IS, DS, AT and binary numbers) of groups 0018 and 0028, and a short list from
// groups 0008, 0020 and 2050. Free text, names, dates, times, instance UIDs, serial numbers and private attributes never appear (PS3.15
// Table E.1-1).
std::vector<Attribute> technicalAttributes(DcmItem& dataset);

// All of group 0010 and the identifying attributes of groups 0008 and 0020, each converted to UTF-8. Sets `guessed` if a value does not fit
// the declared character set.
std::vector<Attribute> identityAttributes(DcmItem& dataset, bool& guessed);

}  // namespace glenoid
