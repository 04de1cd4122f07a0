// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/notices.h"

#include <algorithm>
#include <cstdint>
#include <map>

#include "core/base/label_look.h"

namespace glenoid {

bool labelsDiffer(const PixelCache& cache, const NearDuplicate& pair) {
  return cache.items()[pair.first].label != cache.items()[pair.second].label;
}

std::vector<DataNotice> noticesOf(const PixelCache& cache) {
  std::vector<DataNotice> notices;
  std::map<std::u32string, std::string> first;
  for (const auto& label : cache.info().labels) {
    const auto [known, fresh] = first.emplace(lookOf(label), label);
    if (!fresh) notices.push_back({"", {FactCode::LabelsLookAlike, {known->second, label}}});
    if (hasOuterSpace(label)) notices.push_back({"", {FactCode::LabelOuterSpace, {label}}});
  }
  const auto& pairs = cache.nearDuplicates();
  const auto differ = std::count_if(pairs.begin(), pairs.end(), [&](const NearDuplicate& pair) { return labelsDiffer(cache, pair); });
  if (differ > 0) notices.push_back({"", {FactCode::DuplicatesDiffer, {static_cast<std::int64_t>(differ)}}});
  notices.insert(notices.end(), cache.notices().begin(), cache.notices().end());
  return notices;
}

std::vector<NoticeGroup> grouped(const std::vector<DataNotice>& notices) {
  std::vector<NoticeGroup> groups;
  for (const auto& notice : notices) {
    auto group = std::find_if(groups.begin(), groups.end(), [&](const NoticeGroup& known) { return known.fact == notice.fact; });
    if (group == groups.end()) group = groups.insert(group, {notice.fact, {}});
    if (!notice.path.empty()) group->paths.push_back(notice.path);
  }
  std::stable_sort(groups.begin(), groups.end(),
                   [](const NoticeGroup& a, const NoticeGroup& b) { return factSeverity(a.fact.code) > factSeverity(b.fact.code); });
  return groups;
}

}  // namespace glenoid
