// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/dicom_reader.h"

#include <new>
#include <string>
#include <utility>

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dcuid.h>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/dicom/dicom_attributes.h"
#include "core/dicom/dicom_directory.h"
#include "core/dicom/dicom_display.h"
#include "core/dicom/dicom_encapsulated.h"
#include "core/dicom/dicom_geometry.h"
#include "core/dicom/dicom_layout.h"
#include "core/dicom/dicom_object.h"
#include "core/dicom/dicom_pixels.h"

namespace glenoid {
namespace {

// Runs `work` and adds the file's name to any Error.
template <class Work>
auto saying(const std::filesystem::path& path, const Work& work) {
  try {
    return work();
  } catch (const Error& error) {
    throw error.about(toUtf8(path));
  } catch (const std::bad_alloc&) {
    throw Error(ErrorCode::DecoderMemory, "memory ran out", toUtf8(path));
  }
}

void addFacts(DcmItem& dataset, const Encoding& encoding, const PixelLayout& layout, const ReadOptions& options, Radiograph& radiograph) {
  if (encoding.lossy || textOf(dataset, DCM_LossyImageCompression) == "01") radiograph.facts.push_back({FactCode::LossyCompression, {}});
  if (options.firstFrameOnly && layout.frames > 1) {
    radiograph.facts.push_back({FactCode::OnlyFirstFrame, {std::int64_t{layout.frames}}});
  }
  if (textOf(dataset, DCM_BurnedInAnnotation) == "YES") radiograph.facts.push_back({FactCode::BurnedInText, {}});
}

// Whether a file whose parsing stopped early can still hold all its pixels. Large native values are read later, and that read fails if the
// file ends within them. Values loaded during parsing keep their declared length, even if they were cut short.
bool pixelsAreWhole(DicomObject& object, const Encoding& encoding) {
  const bool readLater = pixelDataOf(object.dataset())->getLength() > DCM_MaxReadLength &&
                         object.transferSyntax != UID_DeflatedExplicitVRLittleEndianTransferSyntax;
  return encoding.codec == Codec::Native && readLater;
}

// One attribute for each file of a DICOMDIR: patient, study and series, and the path.
std::vector<Attribute> listedFiles(const std::filesystem::path& path) {
  std::vector<Attribute> files;
  for (const auto& entry : readDicomDir(path)) {
    std::string text = "patient " + std::to_string(entry.patient) + ", study " + std::to_string(entry.study) + ", series " +
                       std::to_string(entry.series) + ": " + entry.modality + " " + entry.recordType + " " + entry.imageNumber;
    files.push_back({"(0004,1500)", "ReferencedFileID", text + ", " + toUtf8(entry.file)});
  }
  return files;
}

Radiograph readDeclared(const std::filesystem::path& path, DcmItem& dataset, const ReadOptions& options) {
  Radiograph radiograph;
  radiograph.kind = "DICOM";
  radiograph.modality = textOf(dataset, DCM_Modality);
  radiograph.attributes = dataset.tagExists(DCM_DirectoryRecordSequence) ? listedFiles(path) : technicalAttributes(dataset);
  bool guessed = false;
  if (options.identity) radiograph.identity = identityAttributes(dataset, guessed);
  return radiograph;
}

Radiograph read(const std::filesystem::path& path, const ReadOptions& options, const CancelToken& token) {
  token.check();
  DicomObject object = openDicom(path);
  DcmItem& dataset = object.dataset();
  if (!options.pixels) return readDeclared(path, dataset, options);
  if (pixelDataOf(dataset) == nullptr) {
    // A parser that stopped early may not have reached the pixels.
    if (object.damagedEnd) throw Error(ErrorCode::DamagedFile, "the file ends early");
    refuseWithoutPixels(dataset);
  }
  const auto encoding = encodingOf(object.transferSyntax);
  if (object.damagedEnd && !pixelsAreWhole(object, encoding)) throw Error(ErrorCode::DamagedFile, "the file ends early");
  PixelLayout layout = readPixelLayout(dataset);
  Radiograph radiograph;
  // Read before decoding, because decoding changes attributes of the data set in memory.
  radiograph.attributes = technicalAttributes(dataset);
  bool guessed = false;
  if (options.identity) radiograph.identity = identityAttributes(dataset, guessed);

  auto decoded = decodePixels(object, layout, options, token);
  radiograph.kind = "DICOM";
  radiograph.transferSyntax = object.transferSyntax;
  radiograph.modality = textOf(dataset, DCM_Modality);
  radiograph.photometric = layout.photometric;
  radiograph.colourSpace = decoded.colourSpace;
  radiograph.pixels = std::move(decoded.values);
  radiograph.rows = layout.rows;
  radiograph.columns = layout.columns;
  radiograph.frames = options.firstFrameOnly ? 1 : layout.frames;
  radiograph.samples = layout.samples;
  radiograph.bitsStored = layout.bitsStored;
  radiograph.isSigned = layout.isSigned;
  radiograph.facts = layout.facts;
  if (object.damagedEnd) radiograph.facts.push_back({FactCode::DamagedAfterPicture, {}});
  if (guessed) radiograph.facts.push_back({FactCode::GuessedText, {}});
  readDisplay(dataset, layout, radiograph);
  readGeometry(dataset, radiograph);
  addFacts(dataset, encoding, layout, options, radiograph);
  return radiograph;
}

}  // namespace

Radiograph readDicom(const std::filesystem::path& path, const ReadOptions& options, const CancelToken& token) {
  return saying(path, [&] { return read(path, options, token); });
}

}  // namespace glenoid
