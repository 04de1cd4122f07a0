// SPDX-License-Identifier: GPL-3.0-or-later
// Makes a picture whose grey value follows from the file's name: "12.png". Files whose names start with "bad" are damaged, those with
// "gone" are missing.
#pragma once

#include <string>

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
    auto radiograph = cloudyRadiograph(std::stoul(name));
    if (name == "7") radiograph.facts = {{FactCode::LossyCompression, {}}};
    return radiograph;
  }
};

}  // namespace glenoid::test
