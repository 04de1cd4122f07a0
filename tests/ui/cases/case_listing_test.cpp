// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cases/case_listing.h"

#include <cstdlib>
#include <fstream>

#include <gtest/gtest.h>

#include "core/decoding/in_process_decoder.h"
#include "core/dicom/dicom_kind.h"
#include "tests/support/temporary_folder.h"
#include "tests/ui/cases/scripted_decoder.h"
#include "ui/services/watched_decoder.h"

using namespace glenoid;
using namespace glenoid::ui;

namespace {

void touch(const std::filesystem::path& file) {
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file) << '\1';
}

std::vector<std::string> titles(const CaseListing& listing) {
  std::vector<std::string> names;
  for (const auto& entry : listing.entries) names.push_back(entry.title.toStdString());
  return names;
}

}  // namespace

TEST(CaseListing, FoldersBringEverythingUnderThem) {
  test::TemporaryFolder folder;
  touch(folder / "a.dcm");
  touch(folder / "deeper/b.dcm");
  touch(folder / "alone.png");
  test::ScriptedDecoder decoder;
  EXPECT_EQ(listingOf({folder.path()}, decoder, {}).entries.size(), 3u);
  EXPECT_EQ(titles(listingOf({folder / "alone.png", folder / "deeper"}, decoder, {})), (std::vector<std::string>{"alone.png", "b.dcm"}));
  std::filesystem::create_directories(folder / "empty");
  EXPECT_TRUE(listingOf({folder / "empty"}, decoder, {}).entries.empty());
}

TEST(CaseListing, EveryFileIsASignOfLife) {
  test::TemporaryFolder folder;
  for (const char* name : {"1.png", "2.png", "deeper/3.png"}) touch(folder / name);
  test::ScriptedDecoder decoder;
  int signs = 0;
  listingOf({folder.path()}, decoder, {}, {}, [&](const Progress&) { ++signs; });
  EXPECT_EQ(signs, 5) << "two folders, three files";
}

TEST(CaseListing, ALentDecoderIsNotUsedOnceNobodyWaits) {
  test::ScriptedDecoder decoder;
  Watch watch;
  WatchedDecoder lent(decoder, watch);
  EXPECT_EQ(lent.read("1.dcm", {}, {}).kind, "DICOM");
  EXPECT_EQ(lent.readDirectory("1.zip", {}).size(), 2u);
  watch.leave();
  EXPECT_THROW(lent.read("2.dcm", {}, {}), Cancelled);
  EXPECT_THROW(lent.readDirectory("2.zip", {}), Cancelled);
  EXPECT_EQ(decoder.asked(), std::vector<std::string>{"1.dcm"});
}

TEST(CaseListing, FilesOfOneNameInAZipAreSaid) {
  class OneName final : public test::ScriptedDecoder {
   public:
    std::vector<DicomDirEntry> readDirectory(const std::filesystem::path& file, const CancelToken& token) override {
      auto entries = ScriptedDecoder::readDirectory(file, token);
      entries[0].sameName = 3;
      return entries;
    }
  } decoder;
  test::TemporaryFolder folder;
  std::ofstream(folder / "study.zip") << "PK\3\4";
  EXPECT_EQ(listingOf({folder / "study.zip"}, decoder, {}).facts, (std::vector<Fact>{{FactCode::SameName, {std::int64_t{3}}}}));
}

TEST(CaseListing, PicturesThatADicomDirCallsTheSameAreToldApart) {
  test::TemporaryFolder folder;
  test::ScriptedDecoder decoder;
  std::ofstream(folder / "disc.zip") << "PK\3\4";
  EXPECT_EQ(titles(listingOf({folder / "disc.zip"}, decoder, {})), (std::vector<std::string>{"CR 1 (IM1)", "CR 1 (IM2)"}));
}

TEST(CaseListing, PicturesOfOnePatientStudyAndSeriesStandTogetherBelowTheirHeadings) {
  test::TemporaryFolder folder;
  const auto write = [&](const char* name) { std::ofstream(folder / name) << std::string(128, '\0') << "DICM"; };
  for (const char* name : {"1patient1study1", "2patient2study2", "3patient1study1", "4patient1study3", "5patient1study3ct"}) write(name);
  touch(folder / "9.png");
  test::ScriptedDecoder decoder;
  const auto listing = listingOf({folder.path()}, decoder, {});
  EXPECT_EQ(titles(listing),
            (std::vector<std::string>{"9.png", "1patient1study1", "3patient1study1", "4patient1study3", "2patient2study2"}));
  const auto heading = [&](std::size_t i) { return listing.entries[i].heading; };
  EXPECT_EQ(heading(0), "");
  EXPECT_EQ(heading(1), "Patient 1\nStudy 1\nSeries 1: DX");
  EXPECT_EQ(heading(2), "") << "the same series";
  EXPECT_EQ(heading(3), "Study 3\nSeries 3: DX");
  EXPECT_EQ(heading(4), "Patient 2\nStudy 2\nSeries 2: DX");
  EXPECT_EQ(listing.entries[3].detail, "Patient 1, study 3, series 3");
  EXPECT_EQ(listing.facts, (std::vector<Fact>{{FactCode::ObjectsLeftOut, {std::int64_t{1}, std::string("CT 1")}}}));
  EXPECT_EQ(listingOf({folder.path()}, decoder, {}, {.radiographsOnly = false}).entries.size(), 6u);
}

TEST(CaseListing, ADicomDirIsKnownByItsContentAndOpensWhatItLists) {
  const char* data = std::getenv("GLENOID_TEST_DATA");
  if (!data) GTEST_SKIP() << "skipped: GLENOID_TEST_DATA is not set";
  const auto disc = std::filesystem::path(data) / "dicom" / "dicomdir";
  EXPECT_FALSE(isDicomDir(disc / "77654033" / "CR1" / "6154"));
  test::TemporaryFolder folder;
  std::filesystem::copy_file(disc / "DICOMDIR", folder / "renamed");
  EXPECT_TRUE(isDicomDir(folder / "renamed"));
  const auto decoder = makeInProcessDecoder();
  const ListOptions everything{.radiographsOnly = false};
  const auto byFile = listingOf({disc / "DICOMDIR"}, *decoder, {}, everything);
  const auto byFolder = listingOf({disc}, *decoder, {}, everything);
  ASSERT_GT(byFile.entries.size(), 5u);
  EXPECT_EQ(titles(byFile), titles(byFolder));
  EXPECT_TRUE(byFile.entries[0].detail.startsWith("Patient 1"));
  EXPECT_TRUE(std::filesystem::exists(byFile.entries[0].file));
  const auto radiographs = listingOf({disc / "DICOMDIR"}, *decoder, {});
  EXPECT_EQ(radiographs.entries.size(), 3u);
  ASSERT_EQ(radiographs.facts.size(), 1u);
  EXPECT_EQ(radiographs.facts[0].code, FactCode::ObjectsLeftOut);
}
