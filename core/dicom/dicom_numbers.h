// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers of a data set. Each is read completely or not at all. Internal to the room.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/fact.h"
#include "core/dicom/dicom_object.h"

namespace glenoid {

// Value `index` of a decimal or integer string or a binary number; empty if absent, unreadable or not finite.
std::optional<double> numberOf(DcmItem& item, const DcmTagKey& tag, unsigned long index = 0);

// The name of an attribute as the standard writes it, e.g. "Pixel Spacing": the keyword with a space before each word.
std::string wordsOf(const DcmTagKey& tag);

// Adds facts about numbers with a decimal comma and about numbers that cannot be read. Returns false if there are any of the latter.
bool sayNumbers(DcmItem& item, std::span<const DcmTagKey> tags, std::vector<Fact>& facts);

}  // namespace glenoid
