// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inference/file_list.h"

#include <algorithm>

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

FileList listed(const std::vector<fs::path>& paths, const ListOptions& options = {}) {
  return listFiles(paths, *makeInProcessDecoder(), {}, options);
}

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

TEST(FileList, PicturesOfAViewerAreCountedBesideDicomFilesUnlessTheyAreNamed) {
  const test::TemporaryFolder folder;
  const auto logo = folder / "disc" / "viewer" / "logo.gif", other = folder / "web" / "other.gif";
  writeFileAtomically(logo, std::string_view("GIF89a\1\2"));
  writeFileAtomically(other, std::string_view("GIF89a\1\2"));
  EXPECT_EQ(listed({folder / "disc"}).paths(), std::vector{logo}) << "it is the only picture";
  test::writeDicom(folder / "disc" / "IM1", {});
  const auto list = listed({logo, folder / "disc", folder / "web"});
  EXPECT_EQ(namesIn(list, folder.path()), (Names{"disc/viewer/logo.gif", "disc/IM1", "web/other.gif"}));
  EXPECT_EQ(list.facts, (std::vector<Fact>{{FactCode::FilesLeftOut, {std::int64_t{1}}}}));

  test::writeZip(folder / "disc.zip", {{"IM1", readTextFile(folder / "disc" / "IM1")}, {"viewer/logo.gif", "GIF89a\1\2"}});
  const auto zipped = listed({folder / "disc.zip"});
  EXPECT_EQ(namesIn(zipped, folder.path()), (Names{"disc.zip/IM1"}));
  EXPECT_EQ(zipped.facts, (std::vector<Fact>{{FactCode::FilesLeftOut, {std::int64_t{1}}}}));
}

TEST(FileList, ADiscBringsThePicturesOfItsDirectoryOnceAndOtherDicomFiles) {
  const test::TemporaryFolder folder;
  writeDisc(folder.path());
  const auto list = listed({folder.path()});
  EXPECT_EQ(namesIn(list, folder.path()), (Names{"DICOM/IMG00002", "DICOM/img00001.dcm", "OTHER/IMG9"}));
  ASSERT_TRUE(list.files[0].place);
  EXPECT_EQ(list.files[0].place->modality, "CR");
  EXPECT_TRUE(list.files[0].isOfDirectory);
  EXPECT_FALSE(list.files[2].isOfDirectory);
  EXPECT_EQ(list.facts, (std::vector<Fact>{{FactCode::FilesLeftOut, {std::int64_t{5}}}})) << "the DICOMDIR counts, too";
  EXPECT_EQ(namesIn(listed({folder / "DICOMDIR"}), folder.path()), (Names{"DICOM/IMG00002", "DICOM/img00001.dcm"}));
}

TEST(FileList, ADiscAnywhereBelowAFolderIsKnown) {
  const test::TemporaryFolder folder;
  writeDisc(folder / "study" / "1");
  writeDisc(folder / "study" / "2");
  fs::rename(folder / "study" / "2" / "DICOMDIR", folder / "study" / "2" / "dicomdir.;1");
  writeFileAtomically(folder / "README", std::string_view("a text"));
  const auto list = listed({folder.path()});
  EXPECT_EQ(namesIn(list, folder.path()), (Names{"study/1/DICOM/IMG00002", "study/1/DICOM/img00001.dcm", "study/1/OTHER/IMG9",
                                                 "study/2/DICOM/IMG00002", "study/2/DICOM/img00001.dcm", "study/2/OTHER/IMG9"}));
  EXPECT_EQ(list.files[0].place->series, list.files[1].place->series);
  EXPECT_NE(list.files[0].place->patient, list.files[3].place->patient) << "two discs may be of two patients";
}

TEST(FileList, FilesOfAFolderComeInNaturalOrder) {
  const test::TemporaryFolder folder;
  for (const char* name : {"IM10", "im9", "2/a", "10/a"}) writeFileAtomically(folder / name, kUnknown);
  EXPECT_EQ(namesIn(listed({folder.path()}), folder.path()), (Names{"2/a", "10/a", "im9", "IM10"}));
}

TEST(FileList, DicomFilesOfAFolderHaveTheirPatientStudyAndSeries) {
  const test::TemporaryFolder folder;
  const auto write = [&](const char* name, const char* patient, const char* study, const char* series) {
    test::DicomSpec spec;
    spec.modality = "DX";
    spec.attributes = {{0x00100020, patient}, {0x0020000d, study}, {0x0020000e, series}, {0x00200013, "4"}, {0x00180015, "SHOULDER"}};
    test::writeDicom(folder / name, spec);
  };
  write("1", "jane", "1.1", "1.1.1");
  write("2", "joe", "1.2", "1.2.1");
  write("3", "jane", "1.1", "1.1.2");
  writeFileAtomically(folder / "4.png", kUnknown);
  const auto list = listed({folder.path()});
  ASSERT_EQ(list.files.size(), 4u);
  const auto place = [&](std::size_t i) {
    const auto& entry = *list.files[i].place;
    return std::vector{entry.patient, entry.study, entry.series};
  };
  EXPECT_EQ(place(0), (std::vector{1, 1, 1}));
  EXPECT_EQ(place(1), (std::vector{2, 2, 2}));
  EXPECT_EQ(place(2), (std::vector{1, 1, 3}));
  EXPECT_FALSE(list.files[3].place);
  EXPECT_EQ(list.files[0].place->modality, "DX");
  EXPECT_EQ(list.files[0].place->imageNumber, "4");
  EXPECT_EQ(list.files[0].place->description, "SHOULDER");
}

TEST(FileList, WhatIsNoRadiographIsLeftOutAndCountedUnlessItIsNamedOrWanted) {
  const test::TemporaryFolder folder;
  const auto write = [&](const char* name, const char* modality, const char* sopClass) {
    test::DicomSpec spec;
    spec.modality = modality;
    spec.sopClass = sopClass;
    spec.withPixels = std::string(modality) != "SR";
    test::writeDicom(folder / name, spec);
  };
  constexpr char kCapture[] = "1.2.840.10008.5.1.4.1.1.7", kCt[] = "1.2.840.10008.5.1.4.1.1.2", kDx[] = "1.2.840.10008.5.1.4.1.1.1.1";
  write("1-cr", "CR", kCapture);
  write("2-scan", "OT", kCapture);
  write("3-captured-ct", "CT", kCapture);
  write("4-ct", "CT", kCt);
  write("5-wrong-modality", "CT", kDx);
  write("6-no-modality", "", kCt);
  write("7-sr", "SR", "1.2.840.10008.5.1.4.1.1.88.11");
  write("8-private", "XA", "1.2.3.4");
  const auto list = listed({folder.path()});
  EXPECT_EQ(namesIn(list, folder.path()), (Names{"1-cr", "2-scan", "5-wrong-modality", "8-private"}));
  EXPECT_EQ(list.facts, (std::vector<Fact>{{FactCode::ObjectsLeftOut, {std::int64_t{4}, std::string("? 1, CT 2, SR 1")}}}));
  const auto all = listed({folder.path()}, {.radiographsOnly = false});
  EXPECT_EQ(all.files.size(), 8u);
  EXPECT_TRUE(all.facts.empty());
  EXPECT_EQ(listed({folder / "4-ct"}).files.size(), 1u) << "it was asked for";
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
  EXPECT_EQ(namesIn(listed({folder.path()}), folder.path()), (Names{"DICOM/img00001.dcm", "DICOM/IMG00002", "OTHER/IMG9"}))
      << "in natural order";
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
  const std::string unknown(kUnknown), png("\x89PNG\r\n\x1A\n");
  test::writeZip(folder / "study.zip", {{"b/IM2", unknown}, {"a/IM1", unknown}, {"README", "a text"}, {"a/.old/IM1", png}});
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
  EXPECT_EQ(namesIn(listed({folder / "disc.zip" / "DICOMDIR"}), folder / "disc.zip"), (Names{"DICOM/IMG00002", "DICOM/img00001.dcm"}));
  for (std::size_t i = 0; i < ofZip.files.size(); ++i) EXPECT_EQ(ofZip.files[i].place.has_value(), ofFolder.files[i].place.has_value());
}

TEST(FileList, FilesOfOneNameInAZipAreCounted) {
  const test::TemporaryFolder folder;
  const std::string unknown(kUnknown);
  test::writeZip(folder / "study.zip", {{"A/picture", unknown}, {"A\\picture", unknown}, {"A//picture", unknown}});
  const auto list = listed({folder / "study.zip", folder / "study.zip"});
  EXPECT_EQ(namesIn(list, folder / "study.zip"), (Names{"A/picture"}));
  EXPECT_EQ(list.facts, (std::vector<Fact>{{FactCode::SameName, {std::int64_t{2}}}})) << "the ZIP counts once";
}

TEST(FileList, FilesAreCountedWhileTheyAreListed) {
  const test::TemporaryFolder folder;
  const std::string unknown(kUnknown);
  for (const char* name : {"1.png", "deep/2.png", "README"}) writeFileAtomically(folder / name, kUnknown);
  test::writeZip(folder / "study.zip", {{"3", unknown}, {"4", unknown}});
  std::vector<std::size_t> counts;
  listFiles(std::vector{folder.path()}, *makeInProcessDecoder(), {}, {}, [&](const Progress& progress) {
    EXPECT_EQ(progress.total, 0u);
    EXPECT_EQ(progress.stage.code, FactCode::ReadingList);
    counts.push_back(progress.done);
  });
  counts.erase(std::unique(counts.begin(), counts.end()), counts.end());  // a folder is told, but not counted
  EXPECT_EQ(counts, (std::vector<std::size_t>{0, 1, 2, 3, 4, 5, 6})) << "the ZIP and its files, too";
}

TEST(FileList, AZipThatCannotBeListedStays) {
  const test::TemporaryFolder folder;
  test::writeZip(folder / "study.zip", {{"../IM1", "1"}});
  EXPECT_EQ(listed({folder.path()}).paths(), std::vector{folder / "study.zip"});
  test::writeZip(folder / "study.zip", {{"README", "a text"}});
  EXPECT_EQ(listed({folder / "study.zip"}).paths(), std::vector{folder / "study.zip"});
}

TEST(FileList, FilesBesideOneComeInNaturalOrder) {
  const test::TemporaryFolder folder;
  for (const char* name : {"10.dcm", "2.dcm", "1.dcm", ".hidden", "deeper/3.dcm"}) writeFileAtomically(folder / name, kUnknown);
  const auto beside = [](const fs::path& opened) { return listBeside(opened, *makeInProcessDecoder(), {}).paths(); };
  EXPECT_EQ(beside(folder / "2.dcm"), (std::vector{folder / "1.dcm", folder / "2.dcm", folder / "10.dcm"}));
  const fs::path gone("/nowhere/at/all/a.dcm");
  EXPECT_EQ(beside(gone), std::vector{gone});
  EXPECT_EQ(beside(folder / ".hidden").front(), folder / ".hidden") << "it was asked for";
}

TEST(FileList, BesideAnOpenedFileAreThePicturesOfItsFolder) {
  const test::TemporaryFolder folder;
  const auto write = [&](const char* name, const char* modality, const char* sopClass) {
    test::DicomSpec spec;
    spec.modality = modality;
    spec.sopClass = sopClass;
    test::writeDicom(folder / name, spec);
  };
  constexpr char kCt[] = "1.2.840.10008.5.1.4.1.1.2", kDx[] = "1.2.840.10008.5.1.4.1.1.1.1";
  write("1-dx", "DX", kDx);
  write("2-ct", "CT", kCt);
  write("3-ct", "CT", kCt);
  writeFileAtomically(folder / "4.png", kUnknown);
  writeFileAtomically(folder / "README", std::string_view("a text"));
  test::writeZip(folder / "study.zip", {{"IM1", std::string(kUnknown)}});
  test::writeDicomDir(folder / "DICOMDIR", {"1-dx"});
  const auto beside = [&](const char* opened, const ListOptions& options = {}) {
    return listBeside(folder / opened, *makeInProcessDecoder(), {}, options);
  };
  const auto list = beside("3-ct");
  EXPECT_EQ(namesIn(list, folder.path()), (Names{"1-dx", "3-ct", "4.png"}));
  ASSERT_TRUE(list.files[1].place);
  EXPECT_EQ(list.files[1].place->modality, "CT");
  EXPECT_EQ(list.facts, (std::vector<Fact>{{FactCode::FilesLeftOut, {std::int64_t{3}}},
                                           {FactCode::ObjectsLeftOut, {std::int64_t{1}, std::string("CT 1")}}}));
  EXPECT_EQ(namesIn(beside("1-dx", {.radiographsOnly = false}), folder.path()), (Names{"1-dx", "2-ct", "3-ct", "4.png"}));
  EXPECT_EQ(namesIn(beside("README"), folder.path()), (Names{"1-dx", "4.png", "README"})) << "it was asked for";
}
