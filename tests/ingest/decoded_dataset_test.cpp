#include "core/ingest/decoded_dataset.h"

#include <atomic>

#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/base/files.h"
#include "tests/support/temporary_folder.h"

using namespace glenoid;
namespace fs = std::filesystem;

namespace {

// A picture as grey as the file's first byte says; "x" files are damaged.
class ByteDecoder : public Decoder {
 public:
  Radiograph read(const fs::path& file, const ReadOptions&, const CancelToken& token) override {
    token.check();
    ++reads;
    const auto text = readTextFile(file);
    if (text.starts_with("x")) throw Error(ErrorCode::DamagedFile, "marked", file.string());
    Radiograph r;
    r.kind = "PNG";
    r.rows = 1;
    r.columns = 2;
    r.pixels = std::vector<std::uint8_t>{0, 255};
    if (text.starts_with("b")) r.inverted = true;
    return r;
  }
  std::atomic<int> reads{0};
};

class DecodedDataset : public testing::Test {
 protected:
  void SetUp() override {
    for (const auto& [name, text] : {std::pair{"data/A/1", "a1"}, {"data/A/2", "x2"}, {"data/B/3", "b3"}, {"data/B/4", "a4"}}) {
      writeFileAtomically(folder_ / name, std::string_view(text));
    }
  }
  PixelCache decode() { return decodedDataset(indexFolder(folder_ / "data"), decoder_, folder_ / "cache.pixels", token_, {}); }

  test::TemporaryFolder folder_;
  ByteDecoder decoder_;
  CancelToken token_;
};

}  // namespace

TEST_F(DecodedDataset, HoldsEveryReadableFileAndSaysWhyTheOthersAreSkipped) {
  const auto cache = decode();
  ASSERT_EQ(cache.size(), 3u);
  ASSERT_EQ(cache.skipped().size(), 1u);
  EXPECT_EQ(cache.skipped()[0].path, "A/2");
  EXPECT_EQ(cache.skipped()[0].code, "damaged-file");
  EXPECT_EQ(cache.items()[0].path, "A/1");
  const auto middle = 125u * 250u;
  EXPECT_LT(cache.picture(0)[middle + 5], cache.picture(0)[middle + 245]);
  EXPECT_GT(cache.picture(1)[middle + 5], cache.picture(1)[middle + 245]) << "polarity is part of the recipe";
}

TEST_F(DecodedDataset, ASecondRunDecodesNothingUntilAFileChanges) {
  writeFileAtomically(folder_ / "data/A/2", std::string_view("a2"));
  decode();
  EXPECT_EQ(decoder_.reads, 4);
  decode();
  EXPECT_EQ(decoder_.reads, 4);
  writeFileAtomically(folder_ / "data/A/1", std::string_view("b-new"));
  decode();
  EXPECT_EQ(decoder_.reads, 8);
}

TEST_F(DecodedDataset, ASkippedFileIsTriedAgain) {
  EXPECT_EQ(decode().size(), 3u);
  EXPECT_EQ(decode().size(), 3u);
  EXPECT_EQ(decoder_.reads, 8);
}

TEST_F(DecodedDataset, CancelLeavesTheOldCache) {
  decode();
  const auto before = readFile(folder_ / "cache.pixels");
  writeFileAtomically(folder_ / "data/A/1", std::string_view("b-new"));
  token_.cancel();
  EXPECT_THROW(decode(), Cancelled);
  EXPECT_EQ(readFile(folder_ / "cache.pixels"), before);
}

TEST_F(DecodedDataset, NothingReadableIsAnError) {
  for (const char* name : {"data/A/1", "data/B/3", "data/B/4"}) writeFileAtomically(folder_ / name, std::string_view("x"));
  EXPECT_THROW(decode(), Error);
}
