// SPDX-License-Identifier: GPL-3.0-or-later
// An answer as a line of JSON or CSV.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "core/answer/answer.h"
#include "core/answer/together.h"

namespace glenoid {

// [{"code", "severity", "values", "sentence"}], "concept" beside them if the fact has a DICOM code.
nlohmann::ordered_json toJson(const std::vector<Fact>& facts);

// Every field whatever the status; "part" is null if the file could not be read, "found" if no implant was searched. Without one maker that
// alone may be named, "label", "display" and "probability" are null; the raw "probabilities" stay. "set": labels in question, most probable
// first, with "confidence" in percent; empty and null if there is no set. "looks": how many there were, and how many name the label that
// their mean calls most probable; null if the file could not be read.
// first, with "confidence" in percent; empty and null if there is no set. "similar": what the model learned that is most like the picture,
// [{"label", "distance", "sha256", "name" if it is known}].
nlohmann::ordered_json toJson(const Answer& answer);

// {"together": {...}}: "files" that were asked about, "used": how many of them count, and verdict, label and probabilities as of an answer,
// but no set; "facts" say what it rests on.
nlohmann::ordered_json toJson(const JointAnswer& joint);

// RFC 4180. The labels of the set stand in one field, "Depuy|Zimmer". The header names the labels; a line holds as many fields as the
// header whatever its status.
std::string csvHeader(const ModelDescription& model);
std::string csvLine(const Answer& answer);
// One field, quoted where needed; text that a spreadsheet would take for a formula gets a leading apostrophe.
std::string csvField(const std::string& text);

}  // namespace glenoid
