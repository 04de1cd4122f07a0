// SPDX-License-Identifier: GPL-3.0-or-later
// Identity attributes as a person reads them, for screen, report and terminal alike: names, dates, which of its dates a picture has, and
// how old the patient was then.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/report_text.h"
#include "core/imaging/radiograph.h"

namespace glenoid {

// The attribute with this keyword (PS3.6), "PatientID", without spaces around it; empty if it is not there.
std::string valueOf(const std::vector<Attribute>& attributes, std::string_view keyword);

// "Doe, Jane Q" for "Doe^Jane^Q^Dr=": the first group of a person's name (PS3.5 6.2.1), without prefix and suffix.
std::string personText(std::string_view name);
// "2020-01-02" for "20200102", with or without a time behind it (PS3.5 6.2, DA and DT), in the order of the user's language; anything else
// as it is.
ReportText dateText(std::string_view date);

// "female" for "F", "male" for "M", "other" for "O" (PS3.3 C.7.1.1, Patient's Sex); any other code as it is.
ReportText sexText(std::string_view code);

// A date with its name, a key of its translation ("Core").
struct NamedDate {
  const char* name;
  ReportText text;
};
// When the picture was taken: AcquisitionDate, also that of AcquisitionDateTime; otherwise ContentDate; otherwise StudyDate. The name says
// which.
std::optional<NamedDate> pictureDate(const Radiograph& radiograph);

// The patient's age when the picture was taken, "59 years": PatientAge (0010,1010) if it is an age as PS3.5 6.2 defines it (AS) and not 0;
// otherwise the whole years from PatientBirthDate to pictureDate(). Empty if the file has neither, or fewer than one such year.
std::optional<ReportText> patientAge(const Radiograph& radiograph);

}  // namespace glenoid
