// SPDX-License-Identifier: GPL-3.0-or-later
// Files that need not exist: their pictures follow from the numbers in their names.
#pragma once

#include <atomic>
#include <charconv>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/decoding/decoder.h"
#include "tests/support/cloudy_radiograph.h"
#include "tests/support/temporary_folder.h"

namespace glenoid::test {

// "bad" files are refused. Counts the files that it started to read.
class NumberedDecoder : public Decoder {
 public:
  using Picture = std::function<Radiograph(std::uint64_t number)>;
  explicit NumberedDecoder(Picture picture) : picture_(std::move(picture)) {}
  Radiograph read(const std::filesystem::path& file, const ReadOptions&, const CancelToken& token) override {
    token.check();
    ++started;
    const auto name = file.stem().string();
    if (name.starts_with("bad")) throw Error(ErrorCode::DamagedFile, "", file.string());
    std::uint64_t number = 0;
    std::from_chars(name.data(), name.data() + name.size(), number);
    return picture_(number);
  }
  std::atomic<std::size_t> started{0};

 private:
  Picture picture_;
};

// "0.x" to "2.x", "bad3.x", "4.x" and so on: each seventh is refused.
inline std::vector<std::filesystem::path> numberedFiles(int count) {
  std::vector<std::filesystem::path> files;
  for (int i = 0; i < count; ++i) files.push_back((i % 7 == 3 ? "bad" : "") + std::to_string(i) + ".x");
  return files;
}

class AnswerFixture : public testing::Test {
 protected:
  explicit AnswerFixture(NumberedDecoder::Picture picture = cloudyRadiograph) : decoder_(std::move(picture)) {}
  TemporaryFolder folder_;
  NumberedDecoder decoder_;
  CancelToken token_;
};

}  // namespace glenoid::test
