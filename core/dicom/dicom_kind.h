// SPDX-License-Identifier: GPL-3.0-or-later
// The kind of a DICOM file, from its first bytes.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

namespace glenoid {

// Whether the first bytes of a file (144 are enough) are those of a DICOM object, with or without preamble and meta header.
bool isDicom(std::span<const std::byte> head);
// Whether they are those of a data set that has neither. For a DICOM object.
bool isBareDataset(std::span<const std::byte> head);

// By its first bytes (1024 are enough): a DICOM file whose media storage SOP class is the directory's (PS3.10 8.6).
bool isDicomDir(std::span<const std::byte> head);
// False if it cannot be read.
bool isDicomDir(const std::filesystem::path& file);

}  // namespace glenoid
