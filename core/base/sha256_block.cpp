// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/sha256_block.h"

#include <bit>
#include <cstddef>

#include "core/base/wide_vectors.h"

#if defined(__GNUC__) && defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>
#endif

namespace glenoid {
namespace {

// FIPS 180-4, section 4.2.2: the first 32 bits of the fractional parts of the cube roots of the first 64 primes.
alignas(16) constexpr std::array<std::uint32_t, 64> kRound{
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be,
    0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa,
    0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85,
    0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3,
    0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f,
    0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

#if defined(__GNUC__) && defined(__x86_64__)

// Four rounds at a time, as in Intel's "SHA Extensions" (2013). The instructions keep the state as the words a, b, e, f and c, d, g, h.
__attribute__((target("sha,sse4.1"))) void addBlockByInstructions(Sha256State& state, const std::uint8_t* block) {
  auto* const words = reinterpret_cast<__m128i*>(state.data());
  const auto low = _mm_shuffle_epi32(_mm_loadu_si128(words), 0xB1);
  const auto high = _mm_shuffle_epi32(_mm_loadu_si128(words + 1), 0x1B);
  const auto abef = _mm_alignr_epi8(low, high, 8), cdgh = _mm_blend_epi16(high, low, 0xF0);
  const auto bigEndian = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
  __m128i w[4];  // the last 16 words of the schedule
  for (int i = 0; i < 4; ++i) w[i] = _mm_shuffle_epi8(_mm_loadu_si128(reinterpret_cast<const __m128i*>(block) + i), bigEndian);
  auto first = abef, second = cdgh;
  for (int i = 0; i < 16; ++i) {
    auto& now = w[i % 4];
    const auto added = _mm_add_epi32(now, _mm_load_si128(reinterpret_cast<const __m128i*>(kRound.data()) + i));
    second = _mm_sha256rnds2_epu32(second, first, added);
    first = _mm_sha256rnds2_epu32(first, second, _mm_shuffle_epi32(added, 0x0E));
    const auto third = w[(i + 2) % 4], fourth = w[(i + 3) % 4];
    now = _mm_sha256msg2_epu32(_mm_add_epi32(_mm_sha256msg1_epu32(now, w[(i + 1) % 4]), _mm_alignr_epi8(fourth, third, 4)), fourth);
  }
  const auto feba = _mm_shuffle_epi32(_mm_add_epi32(first, abef), 0x1B);
  const auto dchg = _mm_shuffle_epi32(_mm_add_epi32(second, cdgh), 0xB1);
  _mm_storeu_si128(words, _mm_blend_epi16(feba, dchg, 0xF0));
  _mm_storeu_si128(words + 1, _mm_alignr_epi8(dchg, feba, 8));
}

// GCC 12 knows no word for these instructions in __builtin_cpu_supports. Leaf 7, EBX bit 29: SHA; leaf 1, ECX bits 9 and 19: SSSE3, SSE4.1.
bool hasInstructions() noexcept {
  unsigned a = 0, b = 0, c = 0, d = 0;
  constexpr unsigned kVectors = 1U << 9 | 1U << 19;
  if (!__get_cpuid(1, &a, &b, &c, &d) || (c & kVectors) != kVectors) return false;
  return __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b & 1U << 29) != 0;
}

Sha256Block instructionsHere() noexcept { return hasInstructions() ? addBlockByInstructions : nullptr; }

#else

Sha256Block instructionsHere() noexcept { return nullptr; }

#endif

}  // namespace

GLENOID_WIDE_VECTORS void addSha256Block(Sha256State& state, const std::uint8_t* block) {
  std::array<std::uint32_t, 64> w;
  for (std::size_t i = 0; i < 16; ++i) {
    w[i] =
        std::uint32_t{block[4 * i]} << 24 | std::uint32_t{block[4 * i + 1]} << 16 | std::uint32_t{block[4 * i + 2]} << 8 | block[4 * i + 3];
  }
  for (std::size_t i = 16; i < 64; ++i) {
    const auto s0 = std::rotr(w[i - 15], 7) ^ std::rotr(w[i - 15], 18) ^ (w[i - 15] >> 3);
    const auto s1 = std::rotr(w[i - 2], 17) ^ std::rotr(w[i - 2], 19) ^ (w[i - 2] >> 10);
    w[i] = w[i - 16] + s0 + w[i - 7] + s1;
  }
  auto [a, b, c, d, e, f, g, h] = state;
  for (std::size_t i = 0; i < 64; ++i) {
    const auto t1 = h + (std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25)) + ((e & f) ^ (~e & g)) + kRound[i] + w[i];
    const auto t2 = (std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    h = g, g = f, f = e, e = d + t1, d = c, c = b, b = a, a = t1 + t2;
  }
  const Sha256State sum{a, b, c, d, e, f, g, h};
  for (std::size_t i = 0; i < 8; ++i) state[i] += sum[i];
}

Sha256Block sha256Instructions() noexcept {
  static const auto known = instructionsHere();
  return known;
}

}  // namespace glenoid
