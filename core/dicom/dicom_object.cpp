// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/dicom_object.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <utility>

#include <dcmtk/dcmdata/dcdatset.h>
#include <dcmtk/dcmdata/dcmetinf.h>
#include <dcmtk/dcmdata/dcsequen.h>
#include <dcmtk/dcmdata/dcxfer.h>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/dicom/dicom_kind.h"
#include "core/dicom/dicom_setup.h"
#include "core/dicom/dicom_text.h"

namespace glenoid {
namespace {

constexpr std::size_t kHeadBytes = 144;
constexpr Uint32 kLargestTable = Uint32{64} << 20;

struct ObjectName {
  std::string_view prefix;  // of the SOP class UID
  std::string_view name;
};
// PS3.4 Table B.5-1. Longer prefixes come first, so the longest match wins.
constexpr std::array kObjectNames{
    ObjectName{"1.2.840.10008.1.3.10", "a directory of DICOM files (DICOMDIR)"},
    ObjectName{"1.2.840.10008.5.1.4.1.1.88.59", "a key object selection"},
    ObjectName{"1.2.840.10008.5.1.4.1.1.88.", "a structured report"},
    ObjectName{"1.2.840.10008.5.1.4.1.1.11.", "a presentation state"},
    ObjectName{"1.2.840.10008.5.1.4.1.1.9.", "a waveform"},
    ObjectName{"1.2.840.10008.5.1.4.1.1.104.1", "an encapsulated PDF document"},
    ObjectName{"1.2.840.10008.5.1.4.1.1.104.2", "an encapsulated text document"},
    ObjectName{"1.2.840.10008.5.1.4.1.1.104.", "an encapsulated 3D model"},
    ObjectName{"1.2.840.10008.5.1.4.1.1.481.2", "a radiotherapy dose"},
    ObjectName{"1.2.840.10008.5.1.4.1.1.481.3", "a radiotherapy structure set"},
    ObjectName{"1.2.840.10008.5.1.4.1.1.481.", "a radiotherapy plan or record"},
    ObjectName{"1.2.840.10008.5.1.4.34.", "a radiotherapy instruction"},
    ObjectName{"1.2.840.10008.5.1.4.1.1.66.1", "a spatial registration"},
    ObjectName{"1.2.840.10008.5.1.4.1.1.66.2", "spatial fiducials"},
    ObjectName{"1.2.840.10008.5.1.4.1.1.66.3", "a deformable registration"},
    ObjectName{"1.2.840.10008.5.1.4.1.1.66.5", "a surface segmentation"},
    ObjectName{"1.2.840.10008.5.1.4.1.1.66", "raw scanner data"},
    ObjectName{"1.2.840.10008.5.1.4.1.1.67", "a real-world value mapping"},
    ObjectName{"1.2.840.10008.5.1.4.1.1.4.2", "MR spectroscopy"},
    ObjectName{"1.2.840.10008.5.1.4.39.", "a colour palette"},
};
constexpr std::array kModalityNames{
    ObjectName{"SR", "a structured report"},
    ObjectName{"KO", "a key object selection"},
    ObjectName{"PR", "a presentation state"},
    ObjectName{"RTPLAN", "a radiotherapy plan"},
    ObjectName{"RTSTRUCT", "a radiotherapy structure set"},
    ObjectName{"RTRECORD", "a radiotherapy record"},
    ObjectName{"DOC", "an encapsulated document"},
    ObjectName{"ECG", "a waveform"},
    ObjectName{"REG", "a spatial registration"},
};

}  // namespace

DicomObject openDicom(const std::filesystem::path& path) {
  prepareDicom();
  const auto head = readHead(path, kHeadBytes);
  if (!isDicom(head)) throw Error(ErrorCode::UnknownFormat, "no DICOM header");
  DicomObject object;
  // An absolute path, because DCMTK reads standard input for "-".
  const auto loaded = object.file->loadFile(OFFilename(std::filesystem::absolute(path).c_str()), EXS_Unknown, EGL_noChange,
                                            DCM_MaxReadLength, isBareDataset(head) ? ERM_dataset : ERM_autoDetect);
  if (loaded.bad()) {
    if (object.dataset().card() == 0) throw Error(ErrorCode::DamagedFile, "the DICOM header cannot be parsed");
    object.damagedEnd = true;
  }
  object.transferSyntax = textOf(*object.file->getMetaInfo(), DCM_TransferSyntaxUID);
  object.syntaxMissing = object.transferSyntax.empty();
  if (object.syntaxMissing) object.transferSyntax = DcmXfer(object.file->getDataset()->getOriginalXfer()).getXferID();
  return object;
}

DcmPixelData* pixelDataOf(DcmItem& dataset) {
  DcmElement* element = nullptr;
  if (dataset.findAndGetElement(DCM_PixelData, element).bad()) return nullptr;
  return dynamic_cast<DcmPixelData*>(element);
}

void refuseWithoutPixels(DcmItem& dataset) {
  const auto sopClass = textOf(dataset, DCM_SOPClassUID);
  for (const auto& [prefix, name] : kObjectNames) {
    if (sopClass.starts_with(prefix)) throw Error(ErrorCode::NotAnImageObject, std::string(name));
  }
  const auto modality = textOf(dataset, DCM_Modality);
  for (const auto& [code, name] : kModalityNames) {
    if (modality == code) throw Error(ErrorCode::NotAnImageObject, std::string(name));
  }
  if (dataset.tagExists(DCM_DirectoryRecordSequence)) throw Error(ErrorCode::NotAnImageObject, "a directory of DICOM files (DICOMDIR)");
  if (dataset.tagExists(DCM_FloatPixelData) || dataset.tagExists(DCM_DoubleFloatPixelData)) {
    throw Error(ErrorCode::UnsupportedPixels, "floating-point pixels");
  }
  throw Error(ErrorCode::NoImage, "no pixel data");
}

std::string textOf(DcmItem& item, const DcmTagKey& tag) {
  OFString value;
  if (item.findAndGetOFStringArray(tag, value).bad()) return {};
  std::string text(value.c_str(), value.length());
  while (!text.empty() && (text.back() == ' ' || text.back() == '\0')) text.pop_back();
  return text;
}

std::optional<std::uint16_t> wordOf(DcmItem& item, const DcmTagKey& tag, unsigned long index) {
  const auto bytes = bytesOf(item, tag);
  if (bytes.size() < 2 * (index + 1)) return std::nullopt;
  return static_cast<std::uint16_t>(bytes[2 * index] | bytes[2 * index + 1] << 8);
}

std::vector<std::uint8_t> bytesOf(DcmItem& item, const DcmTagKey& tag) {
  DcmElement* element = nullptr;
  if (item.findAndGetElement(tag, element).bad() || !element->isLeaf()) return {};
  const Uint32 length = element->getLength();
  if (length == 0 || length > kLargestTable) return {};
  std::vector<std::uint8_t> bytes(length);
  if (element->getPartialValue(bytes.data(), 0, length, nullptr, EBO_LittleEndian).bad()) return {};
  return bytes;
}

std::string utf8Of(DcmItem& dataset, DcmItem& item, const DcmTagKey& tag) {
  return decodeDicomText(textOf(item, tag), textOf(dataset, DCM_SpecificCharacterSet)).utf8;
}

DcmItem* itemOf(DcmItem& item, const DcmTagKey& sequence, unsigned long index) {
  DcmSequenceOfItems* items = nullptr;
  if (item.findAndGetSequence(sequence, items).bad() || index >= items->card()) return nullptr;
  return items->getItem(index);
}

DcmItem* functionalGroup(DcmItem& dataset, const DcmTagKey& macro, unsigned long frame) {
  DcmItem* shared = itemOf(dataset, DCM_SharedFunctionalGroupsSequence);
  if (DcmItem* found = shared ? itemOf(*shared, macro) : nullptr) return found;
  DcmItem* own = itemOf(dataset, DCM_PerFrameFunctionalGroupsSequence, frame);
  return own ? itemOf(*own, macro) : nullptr;
}

DcmItem& holderOf(DcmItem& dataset, const DcmTagKey& tag, const DcmTagKey& macro, unsigned long frame) {
  DcmItem* group = functionalGroup(dataset, macro, frame);
  return group != nullptr && group->tagExists(tag) ? *group : dataset;
}

}  // namespace glenoid
