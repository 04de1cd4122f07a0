// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/sha256.h"

#include <array>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "core/base/sha256_block.h"

using namespace glenoid;

namespace {
std::string hashOf(std::string_view text) { return sha256(std::as_bytes(std::span(text.data(), text.size()))); }
}  // namespace

// FIPS 180-4 examples, and the lengths around a block's end.
TEST(Sha256, KnownDigests) {
  EXPECT_EQ(hashOf(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(hashOf("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(hashOf("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(hashOf(std::string(1'000'000, 'a')), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256, PiecesGiveTheSameDigestAsTheWhole) {
  for (const std::size_t length : {55u, 56u, 63u, 64u, 65u, 119u, 120u, 200u}) {
    const std::string text(length, 'x');
    Sha256 hash;
    for (std::size_t i = 0; i < length; i += 7) {
      hash.update(std::as_bytes(std::span(text).subspan(i, std::min<std::size_t>(7, length - i))));
    }
    EXPECT_EQ(hash.finish(), hashOf(text)) << length;
  }
}

TEST(Sha256, TheProcessorsInstructionsGiveTheSameState) {
  const auto instructions = sha256Instructions();
  if (!instructions) GTEST_SKIP() << "skipped: this processor has no instructions for SHA-256";
  std::mt19937 random(1);
  Sha256State plain{}, fast{};
  for (auto& word : plain) word = static_cast<std::uint32_t>(random());
  fast = plain;
  for (int i = 0; i < 100; ++i) {
    std::array<std::uint8_t, 64> block{};
    for (auto& byte : block) byte = static_cast<std::uint8_t>(random());
    addSha256Block(plain, block.data());
    instructions(fast, block.data());
    ASSERT_EQ(plain, fast) << i;
  }
}
