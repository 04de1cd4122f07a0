// SPDX-License-Identifier: GPL-3.0-or-later
// Finds pictures of the same radiograph or patient in a data set, so that they do not end up on both sides of a split.
#pragma once

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
// On the 538 public radiographs step 3 finds nine pairs among 144,453. By eye, eight of them show one patient and one may. Of the next
// eight, down to 0.76, about half are true. Step 3 alone, for all pairs and symmetries, ranks no other pair among the first eight. Other
// projections of one patient, and crops to less than about 85 %, are not found. Needs about 16 kilobytes for each picture, and time that
// grows with the square of their number (resources/docs/researcher.md, "Near-duplicates"). An index of the hashes saves nothing: steps 2
// and 3 take nearly all the time, and of all pairs under all symmetries 2 % reach step 2 and one in a thousand step 3.
class NearDuplicateSearch {
 public:
  NearDuplicateSearch();
  ~NearDuplicateSearch();

  // Adds a picture of side x side grey values, side >= 32. An almost uniform picture matches no other.
  void add(std::span<const std::uint8_t> grey, std::int64_t side);
  // Pairs of positions in the order of add(), ascending. Uses OpenCV's threads. Throws Cancelled.
  std::vector<NearDuplicate> find(const CancelToken& token = {}, const ProgressCallback& progress = {}) const;

 private:
  struct Picture;
  std::vector<Picture> pictures_;
};

}  // namespace glenoid
