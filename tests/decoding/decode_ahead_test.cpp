// SPDX-License-Identifier: GPL-3.0-or-later
// Files come in order, also the refused ones, and the next can be looked at before it is taken.
#include "core/decoding/decode_ahead.h"

#include <cstdint>
#include <filesystem>
#include <vector>

#include <gtest/gtest.h>

#include "core/base/files.h"
#include "tests/support/small_radiograph.h"

namespace glenoid {
namespace {

namespace fs = std::filesystem;

// Refuses "bad". Of "series", frame 1 cannot be read.
class NamedDecoder : public Decoder {
 public:
  Radiograph read(const fs::path& file, const ReadOptions& options, const CancelToken&) override {
    if (file == "bad") throw Error(ErrorCode::DamagedFile, "", toUtf8(file));
    auto radiograph = test::greyRadiograph(8, std::vector<std::uint8_t>(64, 7));
    if (file == "series" && options.firstFrameOnly) radiograph.firstFrame = 1;
    return radiograph;
  }
};

}  // namespace

TEST(DecodeAhead, AnotherFrameStandsInForTheFirstUnlessItWasAskedFor) {
  NamedDecoder decoder;
  const CancelToken token;
  for (const bool isAsked : {false, true}) {
    DecodeAhead files(decoder, {"series", "good"}, {.onlyThisFrame = isAsked}, token, 1);
    const auto series = files.next().value();
    EXPECT_EQ(series.error.has_value(), isAsked);
    if (isAsked) {
      EXPECT_EQ(series.error->code(), ErrorCode::FrameUnreadable);
    }
    EXPECT_FALSE(files.next().value().error);
  }
}

TEST(DecodeAhead, ShowsTheNextFileWithoutTakingIt) {
  NamedDecoder decoder;
  const CancelToken token;
  DecodeAhead files(decoder, {"bad", "good"}, {}, token, 1);
  EXPECT_EQ(files.left(), 2u);
  ASSERT_NE(files.peek(), nullptr);
  EXPECT_EQ(files.peek()->file, "bad");
  EXPECT_TRUE(files.peek()->error);
  EXPECT_EQ(files.left(), 2u) << "it was not taken";
  EXPECT_EQ(files.next().value().file, "bad");
  EXPECT_EQ(files.left(), 1u);
  ASSERT_NE(files.peek(), nullptr);
  EXPECT_EQ(files.peek()->file, "good");
  EXPECT_FALSE(files.peek()->error);
  EXPECT_EQ(files.next().value().file, "good");
  EXPECT_EQ(files.left(), 0u);
  EXPECT_EQ(files.peek(), nullptr);
  EXPECT_FALSE(files.next());
  token.cancel();
  EXPECT_THROW(files.peek(), Cancelled);
}

}  // namespace glenoid
