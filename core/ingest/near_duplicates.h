// SPDX-License-Identifier: GPL-3.0-or-later
// Finds pictures of one radiograph or one patient in a data set, so that they do not stand on both sides of a split.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "core/base/cancel_token.h"
#include "core/base/progress.h"
#include "core/dataset/groups.h"

namespace glenoid {

// Compares every two pictures under the eight flips and quarter turns, each time without the black bars and with local brightness and
// contrast taken away, so that neither exposure nor the bright implant decides:
//   1. 63 signs of the lowest cosine coefficients (perceptual hash, Zauner 2010) differ in at most 20;
//   2. the middle of one, 32 pixels high, is found in the other at one of three scales with a normalised correlation of 0.7;
//   3. the same with 96 pixels and seven scales from 0.85 to 1.15: 0.8.
// On the 538 public radiographs step 3 finds nine pairs in 144,453: eight show one patient by eye and one may; the next eight, down to
// 0.76, are true and false by halves. Step 3 alone, for all pairs and symmetries, puts no other among the first eight. Other projections of
// one patient, and crops to less than about 85 %, are not found.
// Takes about 7 kilobytes a picture, and time that grows with the square of their number (README, "Data").
class NearDuplicateSearch {
 public:
  NearDuplicateSearch();
  ~NearDuplicateSearch();

  // The next picture, side x side grey values, side >= 32. One that is nearly flat is like no other.
  void add(std::span<const std::uint8_t> grey, std::int64_t side);
  // Pairs of positions in the order of add(), ascending. Uses OpenCV's threads. Throws Cancelled.
  std::vector<NearDuplicate> find(const CancelToken& token = {}, const ProgressCallback& progress = {}) const;

 private:
  struct Picture;
  std::vector<Picture> pictures_;
};

}  // namespace glenoid
