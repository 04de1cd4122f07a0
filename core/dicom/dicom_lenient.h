// SPDX-License-Identifier: GPL-3.0-or-later
// The second, lenient reading of a file that the strict reading refused. Internal to the room.
#pragma once

#include <filesystem>
#include <optional>

#include "core/dicom/dicom_object.h"

namespace glenoid {

// Whether the strict reading left standard elements untyped (VR UN), so that their values cannot be used.
bool hasUntypedElements(DcmItem& dataset);

// Reads a file that violates the standard but whose meaning is beyond doubt: elements in a form that the transfer syntax does not name;
// known elements of VR UN; wrong group lengths; encapsulated pixels under a native transfer syntax, or the reverse; fragments without a
// delimiter, or with unreadable data after it. DicomObject::facts say what was forgiven. Empty if the file ends within the header, the
// pixels or a fragment, and for files above 256 MiB. Throws Error FileNotFound, FileUnreadable.
std::optional<DicomObject> openLeniently(const std::filesystem::path& path);

}  // namespace glenoid
