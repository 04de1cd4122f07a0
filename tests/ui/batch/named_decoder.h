// SPDX-License-Identifier: GPL-3.0-or-later
// Makes a picture with the grey value in the file's name: "12.png". Files with names that start with "bad" are damaged, with "gone"
// missing. One with a name that ends with "slow" takes longer than the window waits between two reports of progress.
#pragma once

#include <chrono>
#include <string>
#include <thread>

#include "core/base/error.h"
#include "core/decoding/decoder.h"
#include "tests/support/cloudy_radiograph.h"

namespace glenoid::test {

class NamedDecoder : public Decoder {
 public:
  Radiograph read(const std::filesystem::path& file, const ReadOptions&, const CancelToken& token) override {
    token.check();
    const auto name = file.stem().string();
    if (name.starts_with("bad")) throw Error(ErrorCode::DamagedFile, "", file.string());
    if (name.starts_with("gone")) throw Error(ErrorCode::FileNotFound, "", file.string());
    const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(name.ends_with("slow") ? 100 : 0);
    while (std::chrono::steady_clock::now() < end) std::this_thread::yield();
    auto radiograph = cloudyRadiograph(std::stoul(name));
    if (name == "7") radiograph.facts = {{FactCode::LossyCompression, {}}};
    return radiograph;
  }
};

}  // namespace glenoid::test
