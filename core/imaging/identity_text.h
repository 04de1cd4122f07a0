// SPDX-License-Identifier: GPL-3.0-or-later
// Identity attributes as a person reads them, for screen and report alike: names, dates, and which of its dates a picture has.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/imaging/radiograph.h"

namespace glenoid {

// The identity attribute with this tag, "(0010,0020)", without spaces around it; empty if the file has none.
std::string identityValue(const Radiograph& radiograph, std::string_view tag);

// "Doe, Jane Q" for "Doe^Jane^Q^Dr=": the first group of a person's name (PS3.5 6.2.1), without prefix and suffix.
std::string personText(std::string_view name);
// "2020-01-02" for "20200102", with or without a time behind it (PS3.5 6.2, DA and DT); anything else as it is.
std::string dateText(std::string_view date);

// A date with its name, a key of its translation ("Core").
struct NamedDate {
  const char* name;
  std::string text;
};
// When the picture was taken: AcquisitionDate, also that of AcquisitionDateTime; otherwise ContentDate; otherwise StudyDate. The name says
// which.
std::optional<NamedDate> pictureDate(const Radiograph& radiograph);

}  // namespace glenoid
