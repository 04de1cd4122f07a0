// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers of a data set: read whole or not at all. Internal to the room.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/base/fact.h"
#include "core/dicom/dicom_object.h"

namespace glenoid {

struct NumberText {
  double value = 0;
  bool comma = false;  // a decimal comma stood where the point belongs
};
// A decimal or integer string (PS3.5 6.2). Empty unless the whole text is one finite number.
std::optional<NumberText> readNumber(std::string_view text);

// Value `index` of a decimal or integer string or a binary number; empty if absent, unreadable or not finite.
std::optional<double> numberOf(DcmItem& item, const DcmTagKey& tag, unsigned long index = 0);

// Adds what a person should know of these numbers: those written with a decimal comma, and those that cannot be read.
void sayNumbers(DcmItem& item, std::span<const DcmTagKey> tags, std::vector<Fact>& facts);

}  // namespace glenoid
