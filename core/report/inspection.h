// SPDX-License-Identifier: GPL-3.0-or-later
// The description of a file that `inspect` prints.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/fact.h"
#include "core/imaging/radiograph.h"

namespace glenoid {

// Smallest, largest and mean stored value over all samples of all frames that can be read, padding included.
struct StoredRange {
  std::int32_t min = 0, max = 0;
  double mean = 0;
};
StoredRange storedRange(const Radiograph& radiograph);

// factsOf() and why the file's window or table of the first frame that can be read is not used, as an answer says it.
std::vector<Fact> inspectionFacts(const Radiograph& radiograph);

// Has "identity" and "ageAtAcquisition" (patientAge()) only if the file was read with its identity.
nlohmann::ordered_json inspectionJson(const std::string& file, const Radiograph& radiograph);
// `declared`: the attributes of a DICOM object that is not a picture (ReadOptions::pixels); null if there are none.
nlohmann::ordered_json inspectionJson(const std::string& file, const Error& error, const Radiograph* declared = nullptr);

}  // namespace glenoid
