// SPDX-License-Identifier: GPL-3.0-or-later
// The description of a file that `inspect` prints.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/imaging/radiograph.h"

namespace glenoid {

// Smallest, largest and mean stored value over all frames and samples, padding included.
struct StoredRange {
  std::int32_t min = 0, max = 0;
  double mean = 0;
};
StoredRange storedRange(const Radiograph& radiograph);

nlohmann::ordered_json inspectionJson(const std::string& file, const Radiograph& radiograph);
// `declared`: the attributes of a DICOM object that is not a picture (ReadOptions::pixels); null if there are none.
nlohmann::ordered_json inspectionJson(const std::string& file, const Error& error, const Radiograph* declared = nullptr);

// "0.143 x 0.143 mm at the detector", or "pixels only: the file carries no spacing".
std::string spacingText(const Spacing& spacing);

}  // namespace glenoid
