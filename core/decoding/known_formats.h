// SPDX-License-Identifier: GPL-3.0-or-later
// Recognises files that are not radiographs by their first bytes, so that a refusal can say what they are.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <string_view>

#include "core/base/error.h"

namespace glenoid {

struct KnownFormat {
  ErrorCode refusal;      // says what the file is and what to do with it
  std::string_view name;  // for the detail of the refusal, e.g. "HEIC"; may be empty
};

inline constexpr std::size_t kFormatHead = 1024;  // bytes that knownFormat() looks at

// The format of a file that is neither DICOM nor one of our picture formats, from its first bytes. Text comes last: it has no
// control characters.
std::optional<KnownFormat> knownFormat(std::span<const std::byte> head);

// Whether the file is clearly not a picture: a text, a web page, a document, a program or a DICOMDIR, such as discs hold next to their
// pictures. False for a picture in a format that we do not read, for an archive, and for a file that cannot be read.
bool isNoPicture(std::span<const std::byte> head);
bool isNoPicture(const std::filesystem::path& file);

// Whether the file is a picture in a format that we do not read, such as a GIF. Photos of a phone do not count: a person may have made them
// of a radiograph. False if it cannot be read.
bool isForeignPicture(const std::filesystem::path& file);

// Whether the file is a picture in a format that we read; a DICOMDIR is none. False if it cannot be read.
bool isReadablePicture(std::span<const std::byte> head);
bool isReadablePicture(const std::filesystem::path& file);

// Whether it is a ZIP of files. Office documents and programs do not count, although they are packed in the same way. False if it cannot be
// read.
bool isZipFile(const std::filesystem::path& file);

// For a file that should be a table. Throws Error OfficeDocument if it is a workbook, whatever its name, or another office document; does
// nothing if it cannot be read.
void refuseOfficeDocument(const std::filesystem::path& file);

}  // namespace glenoid
