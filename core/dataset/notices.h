// SPDX-License-Identifier: GPL-3.0-or-later
// What the user is told about a data set, the same in the terminal and the window.
#pragma once

#include <string>
#include <vector>

#include "core/dataset/pixel_cache.h"

namespace glenoid {

// One of them is labelled wrongly, or they are not of one radiograph.
bool labelsDiffer(const PixelCache& cache, const NearDuplicate& pair);

// First the notices about labels that look alike or have a space around them (core/base/label_look.h) and about near-duplicates whose
// labels differ, then those of the cache.
std::vector<DataNotice> noticesOf(const PixelCache& cache);

// Each fact once, with all files, folders or labels that it is about.
struct NoticeGroup {
  Fact fact;
  std::vector<std::string> paths;  // in the order of the notices; empty if it is about the whole data set
  bool operator==(const NoticeGroup&) const = default;
};
// The most severe first, otherwise in the order of the notices.
std::vector<NoticeGroup> grouped(const std::vector<DataNotice>& notices);

}  // namespace glenoid
