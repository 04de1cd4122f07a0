#include "core/inference/batch.h"

#include <atomic>
#include <mutex>
#include <set>

#include <gtest/gtest.h>

#include "tests/support/small_model.h"
#include "tests/support/temporary_folder.h"

using namespace glenoid;
namespace fs = std::filesystem;

namespace {

// Makes a picture whose grey value follows from the file's name; "bad" files are refused. Counts how many pictures are alive ahead.
class NamedDecoder : public Decoder {
 public:
  Radiograph read(const fs::path& file, const ReadOptions&, const CancelToken& token) override {
    token.check();
    ++started;
    if (file.filename().string().starts_with("bad")) throw Error(ErrorCode::DamagedFile, "", file.string());
    Radiograph r;
    r.kind = "PNG";
    r.photometric = "MONOCHROME2";
    r.rows = 2;
    r.columns = 3;
    const auto grey = static_cast<std::uint8_t>(std::stoi(file.stem().string()) % 200);
    r.pixels = std::vector<std::uint8_t>{0, grey, grey, 255, grey, 0};
    return r;
  }
  std::atomic<std::size_t> started{0};
};

class Batch : public testing::Test {
 protected:
  test::TemporaryFolder folder_;
  Classifier classifier_{test::writeSmallModel(folder_.path()), {"cpu"}};
  NamedDecoder decoder_;
  CancelToken token_;
};

}  // namespace

TEST_F(Batch, EveryFileIsAnsweredOnceInOrder) {
  std::vector<fs::path> files;
  for (int i = 0; i < 30; ++i) files.push_back((i % 7 == 3 ? "bad" : "") + std::to_string(i) + ".x");
  for (const std::size_t batch : {0u, 4u}) {
    std::size_t at = 0;
    DecodeAhead ahead(decoder_, files, {}, token_, 2);
    classifyFiles(ahead, classifier_, batch, token_, [&](FileAnswer&& answer) {
      EXPECT_EQ(answer.decoded.file, files[at]);
      EXPECT_EQ(answer.prediction.has_value(), at % 7 != 3) << at;
      EXPECT_EQ(answer.decoded.error.has_value(), at % 7 == 3) << at;
      ++at;
    });
    EXPECT_EQ(at, files.size());
  }
}

TEST_F(Batch, DecodingRunsAheadButNotFar) {
  std::vector<fs::path> files;
  for (int i = 0; i < 40; ++i) files.push_back(std::to_string(i) + ".x");
  constexpr std::size_t kAhead = 3;
  DecodeAhead ahead(decoder_, files, {}, token_, kAhead);
  std::size_t answered = 0;
  classifyFiles(ahead, classifier_, 0, token_, [&](FileAnswer&&) {
    ++answered;
    EXPECT_LE(decoder_.started, answered + kAhead);
  });
}

TEST_F(Batch, CancelStopsBeforeTheNextFile) {
  const std::vector<fs::path> files{"1.x", "2.x", "3.x"};
  std::size_t answered = 0;
  const auto run = [&] {
    DecodeAhead ahead(decoder_, files, {}, token_, 2);
    classifyFiles(ahead, classifier_, 0, token_, [&](FileAnswer&&) {
      ++answered;
      token_.cancel();
    });
  };
  EXPECT_THROW(run(), Cancelled);
  EXPECT_EQ(answered, 1u);
}

TEST_F(Batch, NothingInNothingOut) {
  DecodeAhead ahead(decoder_, {}, {}, token_, 2);
  classifyFiles(ahead, classifier_, 0, token_, [](FileAnswer&&) { FAIL(); });
}
