// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decoding/known_formats.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "core/base/files.h"
#include "core/decoding/raster_format.h"
#include "core/dicom/dicom_kind.h"

namespace glenoid {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kZip = "ZIP";

struct Magic {
  std::size_t at;
  std::string_view bytes;
  KnownFormat format;
};

// The first match counts. ISO base media files (HEIC, AVIF, MP4) are named after "ftyp" (ISO/IEC 14496-12, 4.3), zips by their first
// entry.
constexpr std::array kTable{
    Magic{4, "ftypavi"sv, {ErrorCode::PhotoFormat, "AVIF"}},
    Magic{4, "ftyphe"sv, {ErrorCode::PhotoFormat, "HEIC"}},
    Magic{4, "ftypmif1"sv, {ErrorCode::PhotoFormat, "HEIF"}},
    Magic{4, "ftypmsf1"sv, {ErrorCode::PhotoFormat, "HEIF"}},
    Magic{4, "ftyp"sv, {ErrorCode::Video, "MP4"}},
    Magic{4, "moov"sv, {ErrorCode::Video, "QuickTime"}},
    Magic{8, "AVI LIST"sv, {ErrorCode::Video, "AVI"}},
    Magic{0, "\x1A\x45\xDF\xA3"sv, {ErrorCode::Video, "Matroska"}},

    Magic{0, "GIF8"sv, {ErrorCode::PictureFormat, "GIF"}},
    Magic{8, "WEBPVP8"sv, {ErrorCode::PictureFormat, "WebP"}},
    Magic{0, "\0\0\0\x0CJXL \r\n"sv, {ErrorCode::PictureFormat, "JPEG XL"}},
    Magic{0, "\xFF\x0A"sv, {ErrorCode::PictureFormat, "JPEG XL"}},
    Magic{0, "\0\0\0\x0CjP  \r\n"sv, {ErrorCode::PictureFormat, "JPEG 2000"}},
    Magic{0, "\xFF\x4F\xFF\x51"sv, {ErrorCode::PictureFormat, "JPEG 2000"}},
    Magic{0, "8BPS"sv, {ErrorCode::PictureFormat, "Photoshop"}},

    Magic{344, "n+1\0"sv, {ErrorCode::VolumeFile, "NIfTI"}},
    Magic{344, "ni1\0"sv, {ErrorCode::VolumeFile, "NIfTI"}},
    Magic{4, "n+2\0"sv, {ErrorCode::VolumeFile, "NIfTI"}},
    Magic{0, "NRRD0"sv, {ErrorCode::VolumeFile, "NRRD"}},
    Magic{0, "ObjectType ="sv, {ErrorCode::VolumeFile, "MetaImage"}},
    Magic{0, "NDims ="sv, {ErrorCode::VolumeFile, "MetaImage"}},

    Magic{0, "%PDF-"sv, {ErrorCode::PdfDocument, ""}},
    Magic{0, "{\\rtf"sv, {ErrorCode::OfficeDocument, "RTF"}},
    Magic{0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, {ErrorCode::OfficeDocument, "OLE"}},  // Thumbs.db of Windows, too
    Magic{30, "[Content_Types].xml"sv, {ErrorCode::OfficeDocument, "Office Open XML"}},
    Magic{30, "_rels/.rels"sv, {ErrorCode::OfficeDocument, "Office Open XML"}},
    Magic{30, "docProps/"sv, {ErrorCode::OfficeDocument, "Office Open XML"}},
    Magic{30, "xl/drawings/"sv, {ErrorCode::OfficeDocument, "Office Open XML"}},
    Magic{30, "xl/workbook.xml"sv, {ErrorCode::OfficeDocument, "Office Open XML"}},
    Magic{30, "xl/worksheets/"sv, {ErrorCode::OfficeDocument, "Office Open XML"}},
    Magic{30, "mimetype"sv, {ErrorCode::OfficeDocument, "OpenDocument"}},

    Magic{0, "MZ"sv, {ErrorCode::ProgramFile, "Windows"}},
    Magic{0,
          "\x7F"
          "ELF"sv,
          {ErrorCode::ProgramFile, "ELF"}},
    Magic{0, "\xCF\xFA\xED\xFE"sv, {ErrorCode::ProgramFile, "Mach-O"}},
    Magic{0, "\xCE\xFA\xED\xFE"sv, {ErrorCode::ProgramFile, "Mach-O"}},
    Magic{0, "\xCA\xFE\xBA\xBE"sv, {ErrorCode::ProgramFile, "Java or Mach-O"}},
    Magic{30, "META-INF/"sv, {ErrorCode::ProgramFile, "Java"}},
    Magic{0, "MSCF"sv, {ErrorCode::ProgramFile, "cabinet"}},
    Magic{0, "ITSF"sv, {ErrorCode::ProgramFile, "help"}},
    Magic{0, "\0\0\1\0"sv, {ErrorCode::ProgramFile, "icon"}},
    Magic{0, "\x4C\0\0\0\1\x14\2\0"sv, {ErrorCode::ProgramFile, "link"}},
    Magic{0, "\0\0\0\1Bud1"sv, {ErrorCode::ProgramFile, "macOS"}},  // .DS_Store
    Magic{0, "SQLite format 3\0"sv, {ErrorCode::ProgramFile, "SQLite"}},
    Magic{0, "wOF"sv, {ErrorCode::ProgramFile, "font"}},
    Magic{0, "OTTO"sv, {ErrorCode::ProgramFile, "font"}},
    Magic{0, "\0\1\0\0\0"sv, {ErrorCode::ProgramFile, "font"}},

    Magic{0, "PK\3\4"sv, {ErrorCode::Archive, kZip}},
    Magic{0, "PK\5\6"sv, {ErrorCode::Archive, kZip}},
    Magic{0, "\x1F\x8B\x08"sv, {ErrorCode::Archive, "gzip"}},
    Magic{0, "BZh"sv, {ErrorCode::Archive, "bzip2"}},
    Magic{0,
          "\xFD"
          "7zXZ\0"sv,
          {ErrorCode::Archive, "xz"}},
    Magic{0, "7z\xBC\xAF\x27\x1C"sv, {ErrorCode::Archive, "7z"}},
    Magic{0, "Rar!\x1A\x07"sv, {ErrorCode::Archive, "RAR"}},
    Magic{0, "\x28\xB5\x2F\xFD"sv, {ErrorCode::Archive, "Zstandard"}},
    Magic{257, "ustar"sv, {ErrorCode::Archive, "tar"}},
};

std::string lowerCase(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return lower;
}

bool isText(std::string_view text) {
  if (text.starts_with("\xFF\xFE"sv) || text.starts_with("\xFE\xFF"sv)) return true;  // UTF-16
  return !text.empty() && std::none_of(text.begin(), text.end(), [](unsigned char c) {
    return c == 0x7F || (c < 0x20 && "\t\n\f\r\x1A\x1B"sv.find(static_cast<char>(c)) == std::string_view::npos);
  });
}

std::optional<KnownFormat> textFormat(std::string_view text) {
  if (!isText(text)) return std::nullopt;
  const auto lower = lowerCase(text);
  const auto start = lower.find_first_not_of("\xEF\xBB\xBF \t\r\n");
  const bool isMarkup = start != std::string::npos && lower[start] == '<';
  if (isMarkup && (lower.find("<!doctype html") != std::string::npos || lower.find("<html") != std::string::npos)) {
    return KnownFormat{ErrorCode::WebPage, ""};
  }
  return KnownFormat{ErrorCode::TextFile, ""};
}

// Empty if it cannot be read.
std::vector<std::byte> headOf(const std::filesystem::path& file) {
  try {
    return readHead(file, kFormatHead);
  } catch (const Error&) {
    return {};
  }
}

}  // namespace

std::optional<KnownFormat> knownFormat(std::span<const std::byte> head) {
  const std::string_view text(reinterpret_cast<const char*>(head.data()), std::min(head.size(), kFormatHead));
  const auto found = std::find_if(kTable.begin(), kTable.end(), [&](const Magic& magic) {
    const bool isZip = text.starts_with("PK");  // the name of its first file is at 30
    return text.size() >= magic.at && text.substr(magic.at).starts_with(magic.bytes) && (magic.at != 30 || isZip);
  });
  return found != kTable.end() ? std::optional(found->format) : textFormat(text);
}

bool isNoPicture(std::span<const std::byte> head) {
  constexpr std::array kHelpers{ErrorCode::PdfDocument, ErrorCode::OfficeDocument, ErrorCode::WebPage, ErrorCode::TextFile,
                                ErrorCode::ProgramFile};
  if (isDicom(head)) return isDicomDir(head);
  const auto known = knownFormat(head);
  return known && std::find(kHelpers.begin(), kHelpers.end(), known->refusal) != kHelpers.end();
}

bool isNoPicture(const std::filesystem::path& file) { return isNoPicture(headOf(file)); }

bool isForeignPicture(const std::filesystem::path& file) {
  const auto head = headOf(file);
  const auto known = knownFormat(head);
  return known && known->refusal == ErrorCode::PictureFormat && !isDicom(head);
}

bool isReadablePicture(std::span<const std::byte> head) { return isDicom(head) ? !isDicomDir(head) : sniffRaster(head).has_value(); }

bool isReadablePicture(const std::filesystem::path& file) { return isReadablePicture(headOf(file)); }

bool isZipFile(const std::filesystem::path& file) {
  const auto head = headOf(file);
  const auto known = knownFormat(head);
  return known && known->name == kZip && !isDicom(head);
}

void refuseOfficeDocument(const std::filesystem::path& file) {
  const auto known = knownFormat(headOf(file));
  if (known && known->refusal == ErrorCode::OfficeDocument) throw Error(known->refusal, std::string(known->name), toUtf8(file));
}

}  // namespace glenoid
