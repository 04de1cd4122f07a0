// SPDX-License-Identifier: GPL-3.0-or-later
// A DICOM file as DCMTK parsed it, and short functions to read its values. Internal to the room, because it exposes DCMTK's types.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dcdeftag.h>
#include <dcmtk/dcmdata/dcfilefo.h>
#include <dcmtk/dcmdata/dcpixel.h>

#include "core/base/fact.h"

namespace glenoid {

struct DicomObject {
  std::unique_ptr<DcmFileFormat> file = std::make_unique<DcmFileFormat>();  // large values stay on disk until they are read
  std::string transferSyntax;                                               // UID from the file, or inferred from the bytes if missing
  bool syntaxMissing = false;                                               // the file states no UID
  std::vector<Fact> facts;                                                  // what a lenient reading forgave
  bool damagedEnd = false;                                                  // parsing stopped early; everything before that point is usable
  DcmItem& dataset() { return *file->getDataset(); }
};

// Opens with or without preamble and meta header. Throws Error FileNotFound, FileUnreadable, UnknownFormat, DamagedFile.
DicomObject openDicom(const std::filesystem::path& path);

// The pixel data element of the top level, never that of an icon.
DcmPixelData* pixelDataOf(DcmItem& dataset);

// Throws the Error for an object without pixels that can be shown: NotAnImageObject, UnsupportedPixels or NoImage. Names the kind of
// object.
[[noreturn]] void refuseWithoutPixels(DcmItem& dataset);

// All values as stored, without trailing padding; empty if absent or not text.
std::string textOf(DcmItem& item, const DcmTagKey& tag);
// A US or SS value as its 16 bits; empty if absent.
std::optional<std::uint16_t> wordOf(DcmItem& item, const DcmTagKey& tag, unsigned long index = 0);
// The element's value with words in little-endian order, with any VR; empty if absent or larger than 64 MiB.
std::vector<std::uint8_t> bytesOf(DcmItem& item, const DcmTagKey& tag);
// textOf() converted from the data set's character set to UTF-8 (dicom_text.h).
std::string utf8Of(DcmItem& dataset, DcmItem& item, const DcmTagKey& tag);
// Item `index` of a sequence; null if absent.
DcmItem* itemOf(DcmItem& item, const DcmTagKey& sequence, unsigned long index = 0);
// A functional group macro of an enhanced multi-frame object: the shared one, otherwise that of the frame, from 0 (PS3.3 C.7.6.16);
// null if absent.
DcmItem* functionalGroup(DcmItem& dataset, const DcmTagKey& macro, unsigned long frame = 0);
// The functional group if it holds the element, otherwise the data set. An enhanced object may repeat a value of another frame at its top.
DcmItem& holderOf(DcmItem& dataset, const DcmTagKey& tag, const DcmTagKey& macro, unsigned long frame = 0);

}  // namespace glenoid
