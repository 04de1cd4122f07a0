// SPDX-License-Identifier: GPL-3.0-or-later
// The second, lenient reading of a file that the strict reading refused. Internal to the room.
#pragma once

#include <filesystem>
#include <optional>

#include "core/dicom/dicom_object.h"

namespace glenoid {

// Whether the strict reading left standard elements without their type (VR UN), so that their values cannot be used.
bool hasUntypedElements(DcmItem& dataset);

// Reads a file whose form contradicts the standard but leaves no doubt: elements written in another form than the transfer syntax says;
// known elements of VR UN; wrong group lengths; pixels that are encapsulated against the transfer syntax, or not; fragments without a
// delimiter, or with something behind it. DicomObject::facts say what was forgiven. Empty if the file ends within the header, the
// pixels or a fragment. Files above 256 MiB are not read again. Throws Error FileNotFound, FileUnreadable.
std::optional<DicomObject> openLeniently(const std::filesystem::path& path);

}  // namespace glenoid
