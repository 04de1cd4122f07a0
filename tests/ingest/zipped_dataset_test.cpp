// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/zipped_dataset.h"

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
  ASSERT_TRUE(isZippedDataset(zip_));
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

TEST_F(ZippedDataset, IsNoPackAndNoOtherFile) {
  test::writeZip(zip_, {{"labels.json", "[]"}});
  EXPECT_FALSE(isZippedDataset(zip_));
  writeFileAtomically(zip_, std::string_view("path,label\n"));
  EXPECT_FALSE(isZippedDataset(zip_));
  EXPECT_FALSE(isZippedDataset(folder_.path()));
}
