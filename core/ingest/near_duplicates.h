// SPDX-License-Identifier: GPL-3.0-or-later
// Finds pictures of the same radiograph or patient in a data set, so that they do not end up on both sides of a split.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "core/base/cancel_token.h"
#include "core/base/progress.h"
#include "core/dataset/groups.h"

namespace glenoid {

// Compares every pair of pictures under the eight flips and quarter turns. Black bars, local brightness and local contrast are removed
// first, so that neither the exposure nor the bright implant decides:
//   1. 63 signs of the lowest cosine coefficients (perceptual hash, Zauner 2010) differ in at most 20;
//   2. the middle of one picture, 32 pixels high, is found in the other at one of three scales with a normalised correlation of 0.7;
//   3. the same with 96 pixels and seven scales from 0.85 to 1.15, with a correlation of 0.8.
// Steps 2 and 3 go from small to large (a pyramid, Burt and Adelson 1983): the middle is searched everywhere at 16 pixels, then around the
// places found at 32, 48 and 96. Only pairs that pass all sizes are correlated everywhere. This finds the same pairs as steps 2 and 3 at
// all places, at a tenth of their time: 9 pairs among the 538 public radiographs with implants, 98 among the 4,628 without
// (tests/ingest/near_duplicates_test.cpp compares both on altered pictures). By eye, eight of the nine show one patient and one may. Of the
// next eight, down to 0.76, about half are true. Step 3 alone, for all pairs and symmetries, ranks no other pair among the first eight.
// Other projections of one patient, and crops to less than about 85 %, are not found. Needs about 25 kilobytes for each picture, and time
// that grows with the square of their number (resources/docs/researcher.md, "Near-duplicates"). An index of the hashes saves nothing: most
// time goes to the pairs with like hashes, 1 to 2 % of all pairs under all symmetries.
class NearDuplicateSearch {
 public:
  NearDuplicateSearch();
  ~NearDuplicateSearch();

  static constexpr std::int64_t kLeastSide = 32;

  // Adds a picture of side x side grey values, side >= kLeastSide. An almost uniform picture matches no other.
  void add(std::span<const std::uint8_t> grey, std::int64_t side);
  // Pairs of positions in the order of add(), ascending. Uses OpenCV's threads. Throws Cancelled.
  std::vector<NearDuplicate> find(const CancelToken& token = {}, const ProgressCallback& progress = {}) const;

 private:
  struct Picture;
  struct Turned;
  std::vector<NearDuplicate> pairsBefore(std::size_t second,
                                         const CancelToken& token) const;  // those of pictures_[second] with earlier ones

  std::size_t count_ = 0;  // calls of add()
  // Only of pictures with recognisable content.
  std::vector<std::size_t> positions_;
  std::vector<std::array<std::uint64_t, 8>> hashes_;  // under each symmetry
  std::vector<Picture> pictures_;
};

}  // namespace glenoid
