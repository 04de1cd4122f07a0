// SPDX-License-Identifier: GPL-3.0-or-later
// Encodes a small picture as a lossless JPEG 2000 codestream with OpenJPEG.
#pragma once

#include <cstdint>
#include <vector>

namespace glenoid::test {

struct Jpeg2000Spec {
  int rows = 0, columns = 0, samples = 1;
  int precision = 16;
  bool isSigned = false;
};

// `values`: rows x columns x samples, sample fastest. Three samples are coded with the reversible colour transform. Throws
// std::runtime_error.
std::vector<std::uint8_t> encodeJpeg2000(const Jpeg2000Spec& spec, const std::vector<std::int32_t>& values);

}  // namespace glenoid::test
