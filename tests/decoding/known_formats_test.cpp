// SPDX-License-Identifier: GPL-3.0-or-later
// A file that is no radiograph is refused by name. The files are first bytes with harmless filler behind.
#include "core/decoding/known_formats.h"

#include <map>
#include <string>

#include <gtest/gtest.h>

#include "core/base/files.h"
#include "tests/support/temporary_folder.h"

using namespace glenoid;
using namespace std::string_literals;

namespace {

std::string filled(const std::string& magic, std::size_t at = 0) {
  std::string bytes = std::string(at, '\0') + magic;
  for (int i = 0; i < 600; ++i) bytes += static_cast<char>(i % 7);
  return bytes;
}

std::string formatOf(const std::string& bytes) {
  const auto found = knownFormat(std::as_bytes(std::span(bytes)));
  return found ? std::string(errorName(found->refusal)) + (found->name.empty() ? "" : " ") + std::string(found->name) : "none";
}

std::string zipWith(const std::string& entry) { return filled("PK\3\4the header of a first file"s.append(entry)); }

}  // namespace

TEST(KnownFormats, AreToldByTheirFirstBytes) {
  const std::string size("\0\0\0\x18", 4);
  for (const auto& [bytes, expected] : std::map<std::string, std::string>{
           {filled(size + "ftypheic"), "photo-format HEIC"},
           {filled(size + "ftypheix"), "photo-format HEIC"},
           {filled(size + "ftypmif1"), "photo-format HEIF"},
           {filled(size + "ftypavif"), "photo-format AVIF"},
           {filled(size + "ftypisom"), "video MP4"},
           {filled("GIF89a"), "picture-format GIF"},
           {filled("RIFF" + size + "WEBPVP8 "), "picture-format WebP"},
           {filled("\0\0\0\x0CJXL \r\n"s), "picture-format JPEG XL"},
           {filled("\0\0\0\x0CjP  \r\n"s), "picture-format JPEG 2000"},
           {filled("n+1\0"s, 344), "volume-file NIfTI"},
           {filled("NRRD0004\n"), "volume-file NRRD"},
           {"ObjectType = Image\nNDims = 2\n", "volume-file MetaImage"},
           {filled("%PDF-1.4\n"), "pdf-document"},
           {filled("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "office-document OLE"},
           {zipWith("[Content_Types].xml"), "office-document Office Open XML"},
           {zipWith("docProps/app.xml"), "office-document Office Open XML"},
           {zipWith("xl/worksheets/sheet1.xml"), "office-document Office Open XML"},
           {filled("MZ\x90"), "program-file Windows"},
           {filled("\x7F" + "ELF"s), "program-file ELF"},
           {zipWith("META-INF/MANIFEST.MF"), "program-file Java"},
           {zipWith("DICOM/IM1"), "archive ZIP"},
           {filled("\x1F\x8B\x08"), "archive gzip"},
           {filled("BZh9"), "archive bzip2"},
           {filled("\xFD" + "7zXZ\0"s), "archive xz"},
           {filled("7z\xBC\xAF\x27\x1C"), "archive 7z"},
           {filled("Rar!\x1A\x07"), "archive RAR"},
           {filled("ustar", 257), "archive tar"},
       }) {
    EXPECT_EQ(formatOf(bytes), expected);
  }
}

TEST(KnownFormats, TextIsWhatHasNoControlCharacters) {
  EXPECT_EQ(formatOf("\xEF\xBB\xBF\r\n<!DOCTYPE HTML PUBLIC>\n"), "web-page");
  EXPECT_EQ(formatOf("<?xml version=\"1.0\"?>\n<html xmlns=\"x\">"), "web-page");
  EXPECT_EQ(formatOf("<?xml version=\"1.0\"?>\n<study/>"), "text-file");
  EXPECT_EQ(formatOf("[autorun]\r\nopen=viewer.exe\r\n"), "text-file");
  EXPECT_EQ(formatOf("{\"a\": 1}"), "text-file");
  EXPECT_EQ(formatOf("path,label\na.png,Zimmer\n"), "text-file");
  EXPECT_EQ(formatOf("R\xF6ntgen"), "text-file");
  EXPECT_EQ(formatOf("\xFF\xFEv\0"s), "text-file");
  EXPECT_EQ(formatOf(filled("")), "none");
  EXPECT_EQ(formatOf(""), "none") << "an empty file has its own reason";
}

TEST(KnownFormats, OnlyAZipHasANameWhereAZipHasIt) { EXPECT_EQ(formatOf("path,label,patient_id,view,kv,mimetype\n"), "text-file"); }

TEST(KnownFormats, OfOurPicturesAreNone) {
  for (const auto& start : {"\x89PNG\r\n\x1A\n"s, "\xFF\xD8\xFF\xE0"s, "II\x2A\0"s, "MM\0\x2A"s, "BM"s}) {
    EXPECT_EQ(formatOf(filled(start)), "none") << start;
  }
}

TEST(KnownFormats, AReadablePictureIsDicomOrOneOfOurFormats) {
  const test::TemporaryFolder folder;
  const auto isPicture = [&](const std::string& bytes) {
    writeFileAtomically(folder / "file", std::string_view(bytes));
    return isReadablePicture(folder / "file");
  };
  for (const auto& picture : {filled("\x89PNG\r\n\x1A\n"), filled("\xFF\xD8\xFF\xE0"), filled("DICM", 128)})
    EXPECT_TRUE(isPicture(picture));
  for (const auto& other : {""s, "a text"s, filled("GIF89a"), zipWith("IM1"), filled("\0\5\x16\7"s)}) EXPECT_FALSE(isPicture(other));
  EXPECT_FALSE(isReadablePicture(folder / "missing"));
}

TEST(KnownFormats, WhatLiesBesideThePicturesOfADiscIsNoPicture) {
  const test::TemporaryFolder folder;
  const auto isNone = [&](const std::string& bytes) {
    writeFileAtomically(folder / "file", std::string_view(bytes));
    return isNoPicture(folder / "file");
  };
  for (const auto& helper : {"[autorun]\n"s, "<html>"s, filled("MZ"), filled("%PDF-1.4"), zipWith("META-INF/")})
    EXPECT_TRUE(isNone(helper));
  for (const auto& row : {""s, filled(""), filled("GIF89a"), filled("BZh9"), zipWith("IM1"), filled("\x89PNG\r\n\x1A\n")}) {
    EXPECT_FALSE(isNone(row));
  }
  EXPECT_FALSE(isNoPicture(folder / "missing"));
  EXPECT_FALSE(isNoPicture(folder.path()));
}

TEST(KnownFormats, APictureThatIsNotReadIsForeign) {
  const test::TemporaryFolder folder;
  const auto isForeign = [&](const std::string& bytes) {
    writeFileAtomically(folder / "file", std::string_view(bytes));
    return isForeignPicture(folder / "file");
  };
  EXPECT_TRUE(isForeign(filled("GIF89a")));
  for (const auto& other : {""s, "a text"s, filled("\0\0\0\x18"s + "ftypheic"), filled("\x89PNG\r\n\x1A\n"), filled("DICM", 128)}) {
    EXPECT_FALSE(isForeign(other));
  }
  EXPECT_FALSE(isForeignPicture(folder / "missing"));
}
