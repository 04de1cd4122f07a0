// SPDX-License-Identifier: GPL-3.0-or-later
// Makes a picture with the grey value in the file's name: "12.png". Files with names that start with "bad" are damaged, with "gone"
// missing.
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
