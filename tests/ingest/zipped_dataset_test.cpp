// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/zipped_dataset.h"

#include <latch>
#include <utility>

#include <gmock/gmock.h>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/sha256.h"
#include "core/decoding/in_process_decoder.h"
#include "core/ingest/open_dataset.h"
#include "tests/support/dicom_writer.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown_error.h"
#include "tests/support/zip_writer.h"

using namespace glenoid;
using testing::ElementsAre;

namespace {

class ZippedDataset : public testing::Test {
 protected:
  std::string picture(int side) const {
    test::DicomSpec spec;
    spec.rows = spec.columns = side;
    test::writeDicom(folder_ / "picture", spec);
    return readTextFile(folder_ / "picture");
  }
  Index index() const { return indexZip(zip_, *makeInProcessDecoder()); }

  test::TemporaryFolder folder_;
  const std::filesystem::path zip_ = folder_ / "set.zip";
};

}  // namespace

TEST_F(ZippedDataset, HasAFolderForEachClass) {
  const auto first = picture(20), second = picture(30);
  test::writeZip(zip_, {{"set/B/2", second}, {"set/A/deep/1", first}, {"set/README", "a text"}, {"set/B/notes", "a text"}});
  const auto found = index();
  EXPECT_THAT(found.labels, ElementsAre("A", "B"));
  EXPECT_THAT(found.items, ElementsAre(Item{"set/A/deep/1", 0, sha256(std::as_bytes(std::span(first))), ""},
                                       Item{"set/B/2", 1, sha256(std::as_bytes(std::span(second))), ""}, testing::_));
  const auto cache = openDataset(zip_, folder_ / "out" / "pixels.cache", makeInProcessDecoder);
  EXPECT_EQ(cache.size(), 2u);
  ASSERT_EQ(cache.skipped().size(), 1u);
  EXPECT_EQ(cache.skipped()[0].path, "set/B/notes");
  EXPECT_EQ(cache.skipped()[0].code, errorName(ErrorCode::TextFile));
}

TEST_F(ZippedDataset, NeedsTwoClasses) {
  const auto bytes = picture(20);
  test::writeZip(zip_, {{"A/1", bytes}, {"A/2", bytes}});
  EXPECT_EQ(test::codeOf([&] { index(); }), ErrorCode::DatasetInvalid);
  test::writeZip(zip_, {{"1", bytes}, {"2", bytes}});
  EXPECT_EQ(test::codeOf([&] { index(); }), ErrorCode::DatasetInvalid);
}

TEST_F(ZippedDataset, SaysThatFilesHaveOneName) {
  const auto first = picture(20), second = picture(30);
  test::writeZip(zip_, {{"A\\1", first}, {"A/1", second}, {"B\\2", second}});
  const auto found = index();
  EXPECT_THAT(found.items, ElementsAre(Item{"A/1", 0, sha256(std::as_bytes(std::span(first))), ""},
                                       Item{"B/2", 1, sha256(std::as_bytes(std::span(second))), ""}));
  EXPECT_THAT(found.notices, ElementsAre(DataNotice{"", {FactCode::SameName, {std::int64_t{1}}}}));
}

TEST_F(ZippedDataset, NamesHiddenPicturesAsAFolderDoes) {
  const auto bytes = picture(20), other = picture(30);
  const std::string appleDouble("\0\x05\x16\x07", 4);
  const test::ZipContent content{
      {"A/1", bytes},        {"A/.old/2", bytes},          {"A/.old/deep/.3", bytes},      {"B/4", other},
      {"B/.5", bytes},       {"B/._4", appleDouble},       {".checkpoints/notes", "text"}, {".checkpoints/6", bytes},
      {"__MACOSX/7", bytes}, {"B/__MACOSX/deep/8", bytes}, {"A/Thumbs.db", "icons"},       {"B/desktop.ini", "text"}};
  test::writeZip(zip_, content);
  for (const auto& [name, text] : content) writeFileAtomically(folder_ / "set" / name, std::string_view(text));
  for (const char* data : {"set.zip", "set"}) {
    const auto cache = openDataset(folder_ / data, folder_ / "out" / "pixels.cache", makeInProcessDecoder);
    EXPECT_EQ(cache.size(), 2u) << data;
    EXPECT_TRUE(cache.skipped().empty()) << data;
    std::vector<DataNotice> hidden;
    for (const auto& notice : cache.notices()) {
      if (notice.fact.code == FactCode::HiddenFolder || notice.fact.code == FactCode::HiddenPicture) hidden.push_back(notice);
      EXPECT_NE(notice.fact.code, FactCode::ClassWithoutPicture) << data << " " << notice.path;
    }
    EXPECT_THAT(hidden, ElementsAre(DataNotice{".checkpoints", {FactCode::HiddenFolder, {std::int64_t{1}}}},
                                    DataNotice{"A/.old", {FactCode::HiddenFolder, {std::int64_t{2}}}},
                                    DataNotice{"B/.5", {FactCode::HiddenPicture, {}}}))
        << data;
  }
}

TEST_F(ZippedDataset, SaysWhichLabelsAreGuessed) {
  const auto bytes = picture(20);
  test::writeZip(zip_, {{"name-1/1", bytes}, {"Müller/2", bytes}, {"A/name-2", bytes}});
  test::storeName(zip_, "name-1/1", "\x83\x57\x83\x93-1/1");  // Shift JIS
  test::storeName(zip_, "A/name-2", "A/R\xF6ntg2");           // Latin-1
  const auto found = index();
  EXPECT_THAT(found.labels, ElementsAre("A", "Müller", "âWâô-1"));
  EXPECT_THAT(found.notices, ElementsAre(DataNotice{"âWâô-1", {FactCode::LabelGuessed, {}}}));
  EXPECT_EQ(found.items.size(), 3u);
}

TEST_F(ZippedDataset, IsIndexedAsAFolderAndAListAre) {
  const auto first = picture(20), second = picture(30);
  test::writeZip(zip_, {{"A/1", first}, {"B/2", second}});
  for (const char* file : {"A/1", "B/2"}) writeFileAtomically(folder_ / "set" / file, file[0] == 'A' ? first : second);
  writeFileAtomically(folder_ / "list.csv", std::string_view("path,label\nset/A/1,A\nset/B/2,B\n"));
  const auto decoder = makeInProcessDecoder();
  for (const char* data : {"set.zip", "set", "list.csv"}) {
    const auto index = indexDataset(folder_ / data, *decoder);
    EXPECT_THAT(index.labels, ElementsAre("A", "B")) << data;
    ASSERT_EQ(index.items.size(), 2u) << data;
    EXPECT_EQ(index.items[0].sha256, sha256(std::as_bytes(std::span(first)))) << data;
  }
  EXPECT_EQ(test::codeOf([&] { indexDataset(folder_ / "none", *decoder); }), ErrorCode::FileNotFound);
}

TEST_F(ZippedDataset, IsNoWorkbookThatIsNamedCsv) {
  test::writeZip(folder_ / "book.csv", {{"docProps/app.xml", "<x/>"}, {"[Content_Types].xml", "<x/>"}});
  const auto error = test::errorOf([&] { openDataset(folder_ / "book.csv", folder_ / "out" / "pixels.cache", makeInProcessDecoder); });
  EXPECT_EQ(error.code(), ErrorCode::OfficeDocument);
  EXPECT_EQ(error.file(), toUtf8(folder_ / "book.csv"));
}

TEST_F(ZippedDataset, LeavesItsDigestsToTheDecoderSeveralAtOnce) {
  // It knows nothing of the files but what this decoder says.
  class Teller final : public Decoder {
   public:
    Radiograph read(const std::filesystem::path&, const ReadOptions&, const CancelToken&) override { return {}; }
    std::vector<DicomDirEntry> readDirectory(const std::filesystem::path& file, const CancelToken&) override {
      std::vector<DicomDirEntry> entries(3);
      entries[0].file = file / "B" / "2", entries[1].file = file / "A" / "1", entries[2].file = file / "A" / "bad";
      return entries;
    }
    std::string digestOf(const std::filesystem::path& file, const CancelToken&) override {
      if (file.filename() == "1") second_.wait();  // for ever, if they were taken one after the other
      if (file.filename() == "bad") {
        second_.count_down();
        throw Error(ErrorCode::EncryptedEntry, "", toUtf8(file));
      }
      return "digest of " + toUtf8(file.filename());
    }

   private:
    std::latch second_{1};
  } teller;
  const auto index = indexZip(folder_ / "none.zip", teller);
  EXPECT_THAT(index.items, ElementsAre(Item{"A/1", 0, "digest of 1", ""}, Item{"B/2", 1, "digest of 2", ""}));
  ASSERT_EQ(index.skipped.size(), 1u);
  EXPECT_EQ(index.skipped[0].code, errorName(ErrorCode::EncryptedEntry));
}
