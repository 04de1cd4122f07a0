// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inference/file_list.h"

#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/decoding/in_process_decoder.h"
#include "tests/support/dicom_writer.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/unprivileged.h"
#include "tests/support/zip_writer.h"

using namespace glenoid;
namespace fs = std::filesystem;

namespace {

constexpr std::string_view kUnknown = "\1";  // may be a damaged picture

FileList listed(const std::vector<fs::path>& paths) { return listFiles(paths, *makeInProcessDecoder(), {}); }

// The files in it, relative to the folder.
std::vector<std::string> namesIn(const FileList& list, const fs::path& folder) {
  std::vector<std::string> names;
  for (const auto& file : list.paths()) names.push_back(toUtf8(file.lexically_relative(folder)));
  return names;
}

using Names = std::vector<std::string>;

// A disc with two pictures that its DICOMDIR names as ISO 9660 does, a report, and what else lies on discs.
void writeDisc(const fs::path& folder) {
  for (const char* name : {"DICOM/img00001.dcm", "DICOM/IMG00002", "OTHER/IMG9"}) {
    fs::create_directories((folder / name).parent_path());
    test::writeDicom(folder / name, {});
  }
  test::writeDicomDir(folder / "DICOMDIR", {"DICOM\\IMG00002", "DICOM\\IMG00001", "DICOM\\IMG00001"});
  writeFileAtomically(folder / "AUTORUN.INF", std::string_view("[autorun]\r\nopen=viewer.exe\r\n"));
  writeFileAtomically(folder / "VERSION", std::string_view("1.0\n"));
  writeFileAtomically(folder / "viewer/viewer.exe", std::string_view("MZ\1\2"));
  writeFileAtomically(folder / "viewer/logo.gif", std::string_view("GIF89a\1\2"));
}

}  // namespace

TEST(FileList, FoldersAreReplacedByTheirFilesInOrder) {
  const test::TemporaryFolder temporary;
  const fs::path& folder = temporary.path();
  for (const char* name : {"b.dcm", "a.png", "deep/c", ".hidden", ".git/x"}) writeFileAtomically(folder / name, kUnknown);
  const std::vector<fs::path> paths{folder / "missing", folder};
  const auto files = listed(paths).paths();
  const std::vector<fs::path> expected{folder / "missing", folder / "a.png", folder / "b.dcm", folder / "deep" / "c"};
  EXPECT_EQ(files, expected);
}

TEST(FileList, WhatCannotBeReadStaysAndTheRestIsListed) {
  const test::TemporaryFolder temporary;
  const fs::path& folder = temporary.path();
  for (const char* name : {"a/1.dcm", "b/2.dcm", "c/3.dcm", "z.dcm"}) writeFileAtomically(folder / name, kUnknown);
  fs::create_symlink("loop", folder / "a" / "loop");
  fs::create_symlink(".loop", folder / ".loop");  // hidden, but still examined for being a folder
  fs::create_directory_symlink(folder / "a", folder / "link");
  fs::permissions(folder / "b", fs::perms::none);
  std::vector<fs::path> files;
  std::string why;
  {
    const test::Unprivileged nobody;
    files = listed({folder}).paths();
    try {
      readHead(folder / "b", 1);
    } catch (const Error& error) {
      why = error.detail();
    }
  }
  fs::permissions(folder / "b", fs::perms::owner_all);
  const std::vector<fs::path> expected{folder / "a" / "1.dcm", folder / "a" / "loop", folder / "b", folder / "c" / "3.dcm",
                                       folder / "z.dcm"};
  EXPECT_EQ(files, expected);
  EXPECT_EQ(why, "Permission denied");
}

TEST(FileList, WhatIsPlainlyNoPictureIsCountedUnlessItIsNamed) {
  const test::TemporaryFolder folder;
  for (const char* name : {"a.png", "README", "index.html", "archive.zip"}) writeFileAtomically(folder / name, kUnknown);
  writeFileAtomically(folder / "README", std::string_view("of the viewer"));
  writeFileAtomically(folder / "index.html", std::string_view("<html>"));
  const auto list = listed({folder.path()});
  EXPECT_EQ(namesIn(list, folder.path()), (Names{"a.png", "archive.zip"}));
  EXPECT_EQ(list.facts, (std::vector<Fact>{{FactCode::FilesLeftOut, {std::int64_t{2}}}}));
  EXPECT_EQ(listed({folder / "README"}).paths(), std::vector{folder / "README"});
  EXPECT_TRUE(listed({folder / "README"}).facts.empty());
}

TEST(FileList, ADiscBringsThePicturesOfItsDirectoryOnceAndOtherDicomFiles) {
  const test::TemporaryFolder folder;
  writeDisc(folder.path());
  const auto list = listed({folder.path()});
  EXPECT_EQ(namesIn(list, folder.path()), (Names{"DICOM/IMG00002", "DICOM/img00001.dcm", "OTHER/IMG9"}));
  ASSERT_TRUE(list.files[0].place);
  EXPECT_EQ(list.files[0].place->modality, "CR");
  EXPECT_FALSE(list.files[2].place);
  EXPECT_EQ(list.facts, (std::vector<Fact>{{FactCode::FilesLeftOut, {std::int64_t{5}}}})) << "the DICOMDIR counts, too";
  EXPECT_EQ(namesIn(listed({folder / "DICOMDIR"}), folder.path()), (Names{"DICOM/IMG00002", "DICOM/img00001.dcm"}));
}

TEST(FileList, PathsAreSpelledAsTheFolderWasGiven) {
  const test::TemporaryFolder folder;
  writeDisc(folder / "disc");
  const auto relative = fs::relative(folder / "disc");
  for (const auto& file : listed({relative}).paths()) EXPECT_TRUE(toUtf8(file).starts_with(toUtf8(relative))) << file;
}

TEST(FileList, ADirectoryWithoutPicturesLeavesItsFolderToBeListed) {
  const test::TemporaryFolder folder;
  writeDisc(folder.path());
  test::writeDicomDir(folder / "DICOMDIR", {});
  EXPECT_EQ(namesIn(listed({folder.path()}), folder.path()),
            (Names{"DICOM/IMG00002", "DICOM/img00001.dcm", "OTHER/IMG9", "viewer/logo.gif"}));
  EXPECT_EQ(listed({folder / "DICOMDIR"}).paths(), std::vector{folder / "DICOMDIR"}) << "its reader says what it is";
}

TEST(FileList, APictureThatIsMissingOnADiscStays) {
  const test::TemporaryFolder folder;
  writeDisc(folder.path());
  fs::remove(folder / "DICOM" / "IMG00002");
  EXPECT_EQ(namesIn(listed({folder / "DICOMDIR"}), folder.path()), (Names{"DICOM/IMG00002", "DICOM/img00001.dcm"}));
}

TEST(FileList, AZipBringsTheFilesInItNamedOrInAFolder) {
  const test::TemporaryFolder folder;
  const std::string unknown(kUnknown);
  test::writeZip(folder / "study.zip", {{"b/IM2", unknown}, {"a/IM1", unknown}, {"README", "a text"}});
  writeFileAtomically(folder / "z.png", kUnknown);
  const auto list = listed({folder / "study.zip"});
  EXPECT_EQ(namesIn(list, folder.path()), (Names{"study.zip/a/IM1", "study.zip/b/IM2"}));
  EXPECT_FALSE(list.files[0].place);
  EXPECT_EQ(list.facts, (std::vector<Fact>{{FactCode::FilesLeftOut, {std::int64_t{1}}}}));
  EXPECT_EQ(namesIn(listed({folder.path()}), folder.path()), (Names{"study.zip/a/IM1", "study.zip/b/IM2", "z.png"}));
  EXPECT_EQ(listed({folder / "study.zip", folder / "study.zip"}).files.size(), 2u) << "each picture once";
  EXPECT_TRUE(holdsFiles(folder / "study.zip"));
  EXPECT_FALSE(holdsFiles(folder / "z.png"));
  EXPECT_FALSE(holdsFiles(folder / "study.zip" / "a" / "IM1"));
}

TEST(FileList, AZippedDiscIsLikeTheFolder) {
  const test::TemporaryFolder folder;
  writeDisc(folder / "disc");
  test::ZipContent content;
  std::vector<std::string> bytes;
  const Names names{"DICOM/img00001.dcm", "DICOM/IMG00002", "OTHER/IMG9",        "DICOMDIR",
                    "AUTORUN.INF",        "VERSION",        "viewer/viewer.exe", "viewer/logo.gif"};
  for (const auto& name : names) bytes.push_back(readTextFile(folder / "disc" / name));
  for (std::size_t i = 0; i < names.size(); ++i) content.emplace_back(names[i], bytes[i]);
  test::writeZip(folder / "disc.zip", content);
  const auto ofZip = listed({folder / "disc.zip"}), ofFolder = listed({folder / "disc"});
  EXPECT_EQ(namesIn(ofZip, folder / "disc.zip"), namesIn(ofFolder, folder / "disc"));
  EXPECT_EQ(ofZip.facts, ofFolder.facts);
  for (std::size_t i = 0; i < ofZip.files.size(); ++i) EXPECT_EQ(ofZip.files[i].place.has_value(), ofFolder.files[i].place.has_value());
}

TEST(FileList, AZipThatCannotBeListedStays) {
  const test::TemporaryFolder folder;
  test::writeZip(folder / "study.zip", {{"../IM1", "1"}});
  EXPECT_EQ(listed({folder.path()}).paths(), std::vector{folder / "study.zip"});
  test::writeZip(folder / "study.zip", {{"README", "a text"}});
  EXPECT_EQ(listed({folder / "study.zip"}).paths(), std::vector{folder / "study.zip"});
}
