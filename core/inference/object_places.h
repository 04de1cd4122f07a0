// SPDX-License-Identifier: GPL-3.0-or-later
// Which patient, study and series a DICOM file belongs to, as numbers over many folders and DICOMDIRs.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "core/dicom/dicom_directory.h"
#include "core/imaging/radiograph.h"

namespace glenoid {

// Counts patients, studies and series from 1 in the order in which they come. The patients of a DICOMDIR count as others than those of
// files outside it: what it says of them is not read.
class ObjectPlaces {
 public:
  // By the header of the file, which was read with its identity: Patient ID or else name, Study and Series Instance UID.
  DicomDirEntry placeOf(const std::filesystem::path& file, const Radiograph& header);
  // The entry with its numbers in this DICOMDIR replaced by those of the whole list.
  DicomDirEntry placeOf(const std::filesystem::path& directory, DicomDirEntry entry);

 private:
  std::map<std::string, int> patients_, studies_, series_;
};

}  // namespace glenoid
