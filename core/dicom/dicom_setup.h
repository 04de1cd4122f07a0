// SPDX-License-Identifier: GPL-3.0-or-later
// Prepares DCMTK before its first use: data dictionary, decoders, no log output.
#pragma once

#include <filesystem>

namespace glenoid {

// Sets a dicom.dic that was installed with the program. It is used if neither DCMDICTPATH nor DCMTK's default path leads to a dictionary.
// Call before the first file is read. Any thread.
void setDicomDictionary(const std::filesystem::path& file);

// Registers the decoders, turns DCMTK's log off and makes sure that the data dictionary is loaded (overriding an invalid DCMDICTPATH).
// Cheap after the first call. Any thread. Throws Error DictionaryMissing.
void prepareDicom();

// How often the JPEG decoders have warned this thread that data are corrupt or end early. They decode such data anyway.
int jpegComplaints() noexcept;

// How many bytes in front of an end marker the JPEG decoders have skipped on this thread, in all.
int strayJpegBytes() noexcept;

}  // namespace glenoid
