// SPDX-License-Identifier: GPL-3.0-or-later
// Files in a ZIP are read as files of their own, and nothing of them is left behind.
#include "core/decoding/zip_entries.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/sha256.h"
#include "core/decoding/child_decoder.h"
#include "core/decoding/in_process_decoder.h"
#include "tests/support/dicom_writer.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown_error.h"
#include "tests/support/zip_writer.h"

using namespace glenoid;
namespace fs = std::filesystem;
using testing::ElementsAre;

namespace {

std::unique_ptr<Decoder> childDecoder() { return makeChildDecoder({}); }

class ZipEntries : public testing::TestWithParam<std::unique_ptr<Decoder> (*)()> {
 protected:
  ZipEntries() { test::writeDicom(folder_ / "picture", {}); }

  std::string picture() const { return readTextFile(folder_ / "picture"); }
  // "NAME" for what may be a picture, "-NAME" for the rest.
  std::vector<std::string> listed() const {
    std::vector<std::string> names;
    for (const auto& entry : decoder_->readDirectory(zip_, {})) {
      names.push_back((entry.recordType == "IMAGE" ? "" : "-") + toUtf8(entry.file.lexically_relative(zip_)));
    }
    return names;
  }
  ErrorCode failure(const fs::path& file) const {
    const auto error = test::errorOf([&] { decoder_->read(file, {}, {}); });
    EXPECT_EQ(error.file(), toUtf8(file));
    return error.code();
  }

  std::unique_ptr<Decoder> decoder_ = GetParam()();
  test::TemporaryFolder folder_;
  fs::path zip_ = folder_ / u8"étude.zip";
};

INSTANTIATE_TEST_SUITE_P(Decoders, ZipEntries, testing::Values(&makeInProcessDecoder, &childDecoder),
                         [](const auto& parameter) { return parameter.index == 0 ? "InProcess" : "Child"; });

}  // namespace

TEST_P(ZipEntries, AreListedAndReadLikeFiles) {
  test::writeZip(zip_, {{"b/IM2", picture()}, {"a/Schulter ü.dcm", picture()}, {"README", "a text"}, {"b/.hidden", picture()}, {"c/", ""}});
  EXPECT_THAT(listed(), ElementsAre("-README", "a/Schulter ü.dcm", "b/IM2", "-b/.hidden"));
  const auto expected = decoder_->read(folder_ / "picture", {}, {});
  EXPECT_EQ(decoder_->read(zip_ / "b" / "IM2", {}, {}), expected);
  EXPECT_EQ(decoder_->read(zip_ / u8"a/Schulter ü.dcm", {}, {}), expected);
  EXPECT_EQ(decoder_->read(fs::relative(zip_) / "b" / "IM2", {}, {}), expected);
  EXPECT_EQ(failure(zip_ / "README"), ErrorCode::TextFile);
  EXPECT_EQ(failure(zip_ / "none"), ErrorCode::FileNotFound);
  EXPECT_EQ(failure(zip_), ErrorCode::Archive);
}

TEST_P(ZipEntries, OfADiscAreItsDicomFiles) {
  test::writeDicomDir(folder_ / "DICOMDIR", {"A\\IM1"});
  const auto directory = readTextFile(folder_ / "DICOMDIR");
  const std::string preview("\xFF\xD8\xFF\xE0 of the viewer");
  test::writeZip(zip_, {{"A/IM1", picture()}, {"DICOMDIR", directory}, {"viewer/preview.jpg", preview}});
  EXPECT_THAT(listed(), ElementsAre("A/IM1", "-DICOMDIR", "-viewer/preview.jpg"));
}

TEST_P(ZipEntries, OfADiscAreFoundAsItsDirectoryNamesThem) {
  test::writeDicomDir(folder_ / "DICOMDIR", {"DICOM\\IMG00002", "DICOM\\IMG00001", "DICOM\\IMG00003"});
  const auto directory = readTextFile(folder_ / "DICOMDIR");
  test::writeZip(zip_, {{"cd/DICOM/img00001.dcm", picture()},
                        {"cd/DICOM/IMG00002", picture()},
                        {"cd/DICOMDIR", directory},
                        {"cd/OTHER/IMG9", picture()},
                        {"cd/viewer/logo.gif", "GIF89a\1\2"}});
  EXPECT_THAT(listed(), ElementsAre("cd/DICOM/IMG00002", "cd/DICOM/img00001.dcm", "cd/DICOM/IMG00003", "-cd/DICOMDIR", "cd/OTHER/IMG9",
                                    "-cd/viewer/logo.gif"));
  EXPECT_EQ(decoder_->readDirectory(zip_, {})[0].modality, "CR");
  EXPECT_EQ(failure(zip_ / "cd" / "DICOM" / "IMG00003"), ErrorCode::FileNotFound);
  test::writeZip(zip_, {{"DICOM\\IMG00001", picture()}, {"DICOMDIR", directory}});
  EXPECT_THAT(listed(), ElementsAre("DICOM/IMG00002", "DICOM/IMG00001", "DICOM/IMG00003", "-DICOMDIR")) << "as Windows packs it";
  test::writeDicomDir(folder_ / "DICOMDIR", {});
  test::writeZip(zip_, {{"DICOMDIR", readTextFile(folder_ / "DICOMDIR")}, {"picture", "\1"}, {"README", "a text"}});
  EXPECT_THAT(listed(), ElementsAre("-DICOMDIR", "-README", "picture")) << "a directory without pictures";
}

TEST_P(ZipEntries, OfADirectoryThatIsNamedAreThoseThatItLists) {
  test::writeDicomDir(folder_ / "DICOMDIR", {"A\\IM1"});
  test::writeZip(zip_, {{"cd/A/im1.dcm", picture()}, {"cd/B/IM2", picture()}, {"cd/DICOMDIR", readTextFile(folder_ / "DICOMDIR")}});
  const auto entries = decoder_->readDirectory(zip_ / "cd" / "DICOMDIR", {});
  ASSERT_EQ(entries.size(), 1u);
  EXPECT_EQ(entries[0].file, zip_ / "cd" / "A" / "im1.dcm");
  const auto error = test::errorOf([&] { decoder_->readDirectory(zip_ / "cd" / "B" / "IM2", {}); });
  EXPECT_EQ(error.code(), ErrorCode::UnknownFormat);
  EXPECT_EQ(error.file(), toUtf8(zip_ / "cd" / "B" / "IM2"));
}

TEST_P(ZipEntries, OfOneNameAreCountedAndTheFirstIsRead) {
  test::DicomSpec other;
  other.rows = 9;
  test::writeDicom(folder_ / "other", other);
  test::writeZip(zip_, {{"A/picture-1", picture()}, {"A/picture-2", readTextFile(folder_ / "other")}, {"A/picture-3", picture()}});
  test::storeName(zip_, "A/picture-2", "A/picture-1");
  EXPECT_THAT(listed(), ElementsAre("A/picture-1", "A/picture-3"));
  const auto entries = decoder_->readDirectory(zip_, {});
  EXPECT_EQ(entries[0].sameName, 1);
  EXPECT_EQ(entries[1].sameName, 0);
  EXPECT_EQ(decoder_->read(zip_ / "A" / "picture-1", {}, {}).rows, test::DicomSpec().rows);
}

TEST_P(ZipEntries, ThatAreHiddenAreListedIfTheyArePictures) {
  test::writeZip(zip_, {{".old/deep/1", picture()},
                        {"2", picture()},
                        {"._2", std::string("\0\x05\x16\x07", 4)},
                        {".notes", "a text"},
                        {"__MACOSX/2", picture()},
                        {"a/__MACOSX/b/3", picture()}});
  EXPECT_THAT(listed(), ElementsAre("2", "-.old/deep/1"));
  const auto entries = decoder_->readDirectory(zip_, {});
  EXPECT_FALSE(entries[0].hidden);
  EXPECT_TRUE(entries[1].hidden);
}

TEST_P(ZipEntries, HaveFoldersWhateverStandsBetweenThem) {
  test::writeZip(zip_, {{"A\\B\\1", picture()}, {"A\\C\\", ""}, {"./A//2", picture()}, {"A\\.hidden\\3", picture()}});
  EXPECT_THAT(listed(), ElementsAre("A/2", "A/B/1", "-A/.hidden/3"));
  for (const auto& entry : decoder_->readDirectory(zip_, {})) EXPECT_EQ(decoder_->read(entry.file, {}, {}).rows, 4) << entry.file;
}

TEST_P(ZipEntries, WithNamesInAnOldCharacterSetAreListedAndRead) {
  // In Shift JIS, the second byte of a letter may be a backslash. The last name is in Latin-1.
  for (const char* bytes : {"\x90\x7D\x95\x5C", "IM\x95\x5C.dcm", "DIR\\R\xF6ntgen"}) {
    const std::string stored(bytes), plain(stored.size(), 'x');
    test::writeZip(zip_, {{plain, picture()}});
    test::storeName(zip_, plain, stored);
    const auto entries = decoder_->readDirectory(zip_, {});
    ASSERT_EQ(entries.size(), 1u) << stored;
    EXPECT_EQ(entries[0].recordType, "IMAGE") << stored;
    EXPECT_TRUE(entries[0].guessedName) << stored;
    const auto read = decoder_->read(entries[0].file, {}, {});
    EXPECT_EQ(read.rows, 4) << stored;
    EXPECT_THAT(read.facts, testing::Contains(Fact{FactCode::GuessedName, {}})) << stored;
  }
  test::writeZip(zip_, {{"a", picture()}, {"ü", picture()}});
  for (const auto& entry : decoder_->readDirectory(zip_, {})) {
    EXPECT_FALSE(entry.guessedName) << entry.file;
    EXPECT_THAT(decoder_->read(entry.file, {}, {}).facts, testing::Not(testing::Contains(Fact{FactCode::GuessedName, {}}))) << entry.file;
  }
}

TEST_P(ZipEntries, HaveTheDigestsOfFiles) {
  test::writeZip(zip_, {{"IM1", picture()}});
  const auto bytes = picture();
  const auto expected = sha256(std::as_bytes(std::span(bytes)));
  EXPECT_EQ(decoder_->digestOf(zip_ / "IM1", {}), expected);
  EXPECT_EQ(decoder_->digestOf(folder_ / "picture", {}), expected);
  EXPECT_EQ(test::errorOf([&] { decoder_->digestOf(zip_ / "none", {}); }).code(), ErrorCode::FileNotFound);
}

TEST_P(ZipEntries, ThatAreEncryptedOrNestedAreRefusedByName) {
  test::writeZip(zip_, {{"inner", picture()}});
  const auto nested = readTextFile(zip_);
  test::writeZip(zip_, {{"IM1", picture()}, {"inner.zip", nested}});
  EXPECT_THAT(listed(), ElementsAre("IM1", "inner.zip"));
  EXPECT_EQ(failure(zip_ / "inner.zip"), ErrorCode::Archive);
  EXPECT_EQ(failure(zip_ / "inner.zip" / "inner"), ErrorCode::FileNotFound);
  test::writeZip(zip_, {{"IM1", picture()}}, "secret");
  EXPECT_THAT(listed(), ElementsAre("IM1"));
  EXPECT_EQ(failure(zip_ / "IM1"), ErrorCode::EncryptedEntry);
}

TEST_P(ZipEntries, OfAnUnknownCompressionAreToBeUnpacked) {
  test::writeZip(zip_, {{"IM1", picture()}});
  auto bytes = readTextFile(zip_);
  constexpr char kPpmd = 98;  // libzip never has it
  for (const auto& [signature, offset] : {std::pair{"PK\3\4", 8}, {"PK\1\2", 10}}) {
    const auto at = bytes.find(signature);
    ASSERT_NE(at, std::string::npos);
    bytes[at + static_cast<std::size_t>(offset)] = kPpmd;
  }
  writeFileAtomically(zip_, std::string_view(bytes));
  EXPECT_THAT(listed(), ElementsAre("IM1"));
  EXPECT_EQ(failure(zip_ / "IM1"), ErrorCode::Archive);
}

TEST_P(ZipEntries, WithUnsafeNamesRefuseTheWholeZip) {
  for (const char* name : {"../IM1", "a/../../IM1", "/IM1", "a\\..\\..\\IM1", "C:\\IM1"}) {
    test::writeZip(zip_, {{name, picture()}, {"IM2", picture()}});
    EXPECT_EQ(test::codeOf([&] { listed(); }), ErrorCode::UnsafeArchive) << name;
    EXPECT_EQ(failure(zip_), ErrorCode::UnsafeArchive) << name;
  }
}

TEST_P(ZipEntries, HaveTheirBytes) {
  test::writeZip(zip_, {{"a/labels.json", "[1, 2]"}});
  writeFileAtomically(folder_ / "text", std::string_view("a text"));
  EXPECT_EQ(decoder_->readText(zip_ / "a" / "labels.json", 6, {}), "[1, 2]");
  EXPECT_EQ(decoder_->readText(folder_ / "text", 6, {}), "a text");
  EXPECT_EQ(test::codeOf([&] { decoder_->readText(zip_ / "a" / "labels.json", 5, {}); }), ErrorCode::ArchiveTooLarge);
  EXPECT_EQ(test::codeOf([&] { decoder_->readText(folder_ / "text", 5, {}); }), ErrorCode::TooLarge);
  EXPECT_EQ(test::codeOf([&] { decoder_->readText(zip_ / "none", 5, {}); }), ErrorCode::FileNotFound);
  EXPECT_EQ(test::codeOf([&] { decoder_->readText(folder_ / "none", 5, {}); }), ErrorCode::FileNotFound);
}

TEST(OpenZip, IsReadUntilItChangesOrIsClosed) {
  const test::TemporaryFolder folder;
  const auto zip = folder / "a.zip";
  const std::string contents[] = {"1", "2", "3"};
  test::writeZip(zip, {{"x", contents[0]}});
  const auto decoder = makeInProcessDecoder();
  const auto read = [&] { return decoder->readText(zip / "x", 9, {}); };
  EXPECT_EQ(read(), "1");
  const auto time = fs::last_write_time(zip);
  test::writeZip(zip, {{"x", contents[1]}});
  fs::last_write_time(zip, time);
  EXPECT_EQ(read(), "1") << "it looks the same";
  decoder->closeFiles();
  EXPECT_EQ(read(), "2");
  test::writeZip(zip, {{"x", contents[2]}});
  fs::last_write_time(zip, time + std::chrono::seconds(1));
  EXPECT_EQ(read(), "3");
}

TEST_P(ZipEntries, HaveLimits) {
  test::writeZip(zip_, {{"IM1", picture()}, {"zeros", std::string(std::size_t{65} << 20, '\0')}});
  EXPECT_EQ(failure(zip_ / "zeros"), ErrorCode::ArchiveTooLarge);
  ReadOptions small;
  small.maxBytes = 100;
  EXPECT_EQ(test::codeOf([&] { decoder_->read(zip_ / "IM1", small, {}); }), ErrorCode::ArchiveTooLarge);
  const std::string empty;
  test::ZipContent many;
  for (int i = 0; i <= 10'000; ++i) many.emplace_back(std::to_string(i), empty);
  test::writeZip(zip_, many);
  EXPECT_EQ(test::codeOf([&] { listed(); }), ErrorCode::ArchiveTooLarge);
}

TEST_P(ZipEntries, MayBeNoPictures) {
  test::writeZip(zip_, {{"README", "a text"}, {".hidden", picture()}});
  EXPECT_EQ(failure(zip_), ErrorCode::FolderEmpty);
  writeFileAtomically(zip_, std::string_view(std::string("PK\5\6").append(18, '\0')));  // the end of a list of no files
  EXPECT_EQ(failure(zip_), ErrorCode::FolderEmpty);
}

TEST_P(ZipEntries, OfADamagedZipAreRefused) {
  test::writeZip(zip_, {{"IM1", picture()}});
  auto bytes = readTextFile(zip_);
  writeFileAtomically(zip_, std::string_view(bytes).substr(0, bytes.size() - 30));
  EXPECT_EQ(test::codeOf([&] { listed(); }), ErrorCode::DamagedFile);
  EXPECT_EQ(failure(zip_), ErrorCode::DamagedFile);
  EXPECT_EQ(test::errorOf([&] { listed(); }).detail(), "it is not a whole ZIP");
  bytes[80] = static_cast<char>(bytes[80] ^ 0x55);
  writeFileAtomically(zip_, std::string_view(bytes));
  EXPECT_EQ(failure(zip_ / "IM1"), ErrorCode::DamagedFile);
}

TEST(ArchiveEntry, IsAPathThroughAZip) {
  const test::TemporaryFolder folder;
  test::writeZip(folder / "a.zip", {{"x", "1"}});
  writeFileAtomically(folder / "text", std::string_view("a text"));
  const auto entry = archiveEntry(folder / "a.zip" / "d" / "x");
  ASSERT_TRUE(entry);
  EXPECT_EQ(entry->archive, folder / "a.zip");
  EXPECT_EQ(entry->path, fs::path("d/x"));
  for (const auto& path : {folder / "a.zip", folder / "text" / "x", folder / "none" / "x", folder.path(), fs::path("x"), fs::path()}) {
    EXPECT_FALSE(archiveEntry(path)) << path;
  }
}
