// SPDX-License-Identifier: GPL-3.0-or-later
// A DICOM file as DCMTK parsed it, and short ways to its values. Internal to the room: it shows DCMTK's types.
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

namespace glenoid {

struct DicomObject {
  std::unique_ptr<DcmFileFormat> file = std::make_unique<DcmFileFormat>();  // large values stay on disk until they are asked for
  std::string transferSyntax;  // UID as the file says it, or what the bytes look like where it does not
  bool damagedEnd = false;     // parsing stopped early; what stands before it is usable
  DcmItem& dataset() { return *file->getDataset(); }
};

// Opens with or without preamble and meta header. Throws Error FileNotFound, FileUnreadable, UnknownFormat, DamagedFile.
DicomObject openDicom(const std::filesystem::path& path);

// The pixel data element of the top level, never an icon's.
DcmPixelData* pixelDataOf(DcmItem& dataset);

// Throws the refusal that fits an object without pixels we can show: NotAnImageObject, UnsupportedPixels or NoImage, naming what it is.
[[noreturn]] void refuseWithoutPixels(DcmItem& dataset);

// All values as stored, without trailing padding; empty where absent or not text.
std::string textOf(DcmItem& item, const DcmTagKey& tag);
// Value `index` of a decimal or integer string or a binary number; none where absent, unreadable or not finite.
std::optional<double> numberOf(DcmItem& item, const DcmTagKey& tag, unsigned long index = 0);
// US or SS alike, as its 16 bits; none where absent.
std::optional<std::uint16_t> wordOf(DcmItem& item, const DcmTagKey& tag, unsigned long index = 0);
// The element's value with words in little endian order, whatever its VR; empty where absent or beyond 64 MiB.
std::vector<std::uint8_t> bytesOf(DcmItem& item, const DcmTagKey& tag);
// As textOf, converted from the data set's character set to UTF-8 (dicom_text.h).
std::string utf8Of(DcmItem& dataset, DcmItem& item, const DcmTagKey& tag);
// Item `index` of a sequence, null where absent.
DcmItem* itemOf(DcmItem& item, const DcmTagKey& sequence, unsigned long index = 0);
// A functional group macro of an enhanced multi-frame object: shared, else of the first frame (PS3.3 C.7.6.16); null where absent.
DcmItem* functionalGroup(DcmItem& dataset, const DcmTagKey& macro);

}  // namespace glenoid
