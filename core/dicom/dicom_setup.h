// SPDX-License-Identifier: GPL-3.0-or-later
// What DCMTK needs once before its first use: a data dictionary, its decoders, silence.
#pragma once

#include <filesystem>

namespace glenoid {

// Names a dicom.dic that was installed beside the program. It is used where neither DCMDICTPATH nor DCMTK's own default path leads to a
// dictionary. Call before the first file is read. Thread-safe.
void setDicomDictionary(const std::filesystem::path& file);

// Registers the decoders, turns DCMTK's log off and makes sure that the data dictionary is loaded (a DCMDICTPATH that leads nowhere is
// overridden). Cheap after the first call, thread-safe. Throws Error DictionaryMissing.
void prepareDicom();

}  // namespace glenoid
