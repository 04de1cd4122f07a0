// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/sha256.h"

#include <algorithm>
#include <cstring>

#include "core/base/files.h"
#include "core/base/sha256_block.h"

namespace glenoid {

Sha256::Sha256() : state_{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19} {}

void Sha256::update(std::span<const std::byte> bytes) {
  static const Sha256Block addBlock = sha256Instructions() ? sha256Instructions() : addSha256Block;
  for (std::size_t used = length_ % 64; !bytes.empty(); used = 0) {
    const std::size_t take = std::min(bytes.size(), 64 - used);
    std::memcpy(buffer_.data() + used, bytes.data(), take);
    length_ += take;
    bytes = bytes.subspan(take);
    if (used + take == 64) addBlock(state_, buffer_.data());
  }
}

std::string Sha256::finish() {
  const std::uint64_t bits = length_ * 8;
  std::array<std::byte, 72> pad{std::byte{0x80}};
  const std::size_t padLength = 1 + (119 - length_ % 64) % 64;
  for (std::size_t i = 0; i < 8; ++i) pad[padLength + i] = std::byte(bits >> (56 - 8 * i));
  update(std::span(pad).first(padLength + 8));
  std::string hex;
  for (const std::uint32_t word : state_) {
    for (int shift = 28; shift >= 0; shift -= 4) hex += "0123456789abcdef"[word >> shift & 15];
  }
  return hex;
}

std::string sha256(std::span<const std::byte> bytes) {
  Sha256 hash;
  hash.update(bytes);
  return hash.finish();
}

std::string sha256OfFile(const std::filesystem::path& file) {
  Sha256 hash;
  readInPieces(file, [&](std::span<const std::byte> piece) { hash.update(piece); });
  return hash.finish();
}

}  // namespace glenoid
