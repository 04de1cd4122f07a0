// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/groups.h"

#include <algorithm>

#include "core/base/error.h"

namespace glenoid {

std::string symmetryName(int symmetry) {
  const std::string turn = symmetry % 4 > 0 ? "turned " + std::to_string(90 * (symmetry % 4)) : "";
  if (symmetry < 4) return turn.empty() ? "upright" : turn;
  return turn.empty() ? "mirrored" : "mirrored, " + turn;
}

void joinGroups(std::vector<Item>& items, const std::vector<NearDuplicate>& pairs) {
  for (const auto& pair : pairs) {
    if (pair.first >= pair.second || pair.second >= items.size()) throw Error(ErrorCode::Internal, "near-duplicates out of range");
    const auto a = items[pair.first].group, b = items[pair.second].group;
    const auto name = a.empty() && b.empty() ? "like " + items[pair.first].path : a.empty() ? b : b.empty() ? a : std::min(a, b);
    items[pair.first].group = items[pair.second].group = name;
    for (auto& item : items) {
      if (!item.group.empty() && (item.group == a || item.group == b)) item.group = name;
    }
  }
}

}  // namespace glenoid
