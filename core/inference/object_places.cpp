// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inference/object_places.h"

#include <utility>

#include "core/base/files.h"
#include "core/imaging/identity_text.h"

namespace glenoid {
namespace {

int numberOf(std::map<std::string, int>& known, const std::string& key) {
  return known.try_emplace(key, static_cast<int>(known.size()) + 1).first->second;
}

}  // namespace

DicomDirEntry ObjectPlaces::placeOf(const std::filesystem::path& file, const Radiograph& header) {
  const auto id = valueOf(header.identity, "PatientID"), name = valueOf(header.identity, "PatientName");
  const auto studyUid = valueOf(header.identity, "StudyInstanceUID");
  const auto patient = !id.empty() ? id : !name.empty() ? name : '\n' + studyUid;  // of nobody in particular: one patient a study
  const auto study = patient + '\n' + studyUid;
  const auto series = study + '\n' + valueOf(header.identity, "SeriesInstanceUID");
  DicomDirEntry place;
  place.patient = numberOf(patients_, patient);
  place.study = numberOf(studies_, study);
  place.series = numberOf(series_, series);
  place.seriesNumber = valueOf(header.attributes, "SeriesNumber");
  place.imageNumber = valueOf(header.attributes, "InstanceNumber");
  place.modality = header.modality;
  place.recordType = "IMAGE";
  place.description = valueOf(header.attributes, "BodyPartExamined");
  place.file = file;
  return place;
}

DicomDirEntry ObjectPlaces::placeOf(const std::filesystem::path& directory, DicomDirEntry entry) {
  const auto key = [&](int number) { return toUtf8(directory) + '\n' + std::to_string(number); };
  if (entry.patient > 0) entry.patient = numberOf(patients_, key(entry.patient));
  if (entry.study > 0) entry.study = numberOf(studies_, key(entry.study));
  if (entry.series > 0) entry.series = numberOf(series_, key(entry.series));
  return entry;
}

}  // namespace glenoid
