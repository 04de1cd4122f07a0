// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/split.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <string>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json_file.h"
#include "core/dataset/random.h"

namespace glenoid {
namespace {

constexpr std::size_t kMostFolds = 1000;

using Positions = std::vector<std::size_t>;
using Table = std::vector<std::vector<double>>;  // [class][part]

// Groups the positions of `subset` that must stay together: items linked by a group name or the same content (union-find).
std::vector<Positions> clusters(const std::vector<Item>& items, const Positions& subset) {
  std::vector<std::size_t> parent(subset.size());
  std::iota(parent.begin(), parent.end(), std::size_t{0});
  const auto root = [&](std::size_t i) {
    while (parent[i] != i) i = parent[i] = parent[parent[i]];
    return i;
  };
  std::map<std::string, std::size_t> first;
  for (std::size_t i = 0; i < subset.size(); ++i) {
    const auto& item = items[subset[i]];
    for (const auto& key : {"content " + item.sha256, "group " + item.group}) {
      if (key == "group ") continue;
      parent[root(i)] = root(first.emplace(key, i).first->second);
    }
  }
  std::map<std::size_t, Positions> byRoot;
  for (std::size_t i = 0; i < subset.size(); ++i) byRoot[root(i)].push_back(subset[i]);
  std::vector<Positions> result;
  for (auto& [ignored, members] : byRoot) result.push_back(std::move(members));
  std::sort(result.begin(), result.end());
  return result;
}

// Whole numbers near count * share that sum to count (largest remainder). A tie goes to the part with the smallest surplus so far.
std::vector<double> quotas(std::size_t count, const std::vector<double>& shares, std::vector<double>& surplus) {
  std::vector<double> exact(shares.size()), whole(shares.size());
  auto left = static_cast<long>(count);
  for (std::size_t p = 0; p < shares.size(); ++p) {
    exact[p] = static_cast<double>(count) * shares[p];
    whole[p] = std::floor(exact[p] + 1e-9);
    left -= std::lround(whole[p]);
  }
  std::vector<std::size_t> order(shares.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const double ra = exact[a] - whole[a], rb = exact[b] - whole[b];
    return std::abs(ra - rb) > 1e-9 ? ra > rb : surplus[a] < surplus[b];
  });
  for (std::size_t i = 0; left > 0; ++i, --left) ++whole[order[i]];
  for (std::size_t p = 0; p < shares.size(); ++p) surplus[p] += whole[p] - exact[p];
  return whole;
}

// Chooses a part for a cluster with these counts of each class: at random among the parts with room for all of it, weighted by that room;
// otherwise the part with the most room.
std::size_t choosePart(const std::map<std::size_t, double>& counts, const Table& room, std::size_t parts, Random& random) {
  std::vector<double> free(parts, 0);
  std::vector<std::size_t> tickets(parts, 0);
  for (std::size_t p = 0; p < parts; ++p) {
    bool fits = true;
    for (const auto& [label, count] : counts) {
      free[p] += room[label][p];
      fits = fits && room[label][p] >= count;
    }
    if (fits) tickets[p] = static_cast<std::size_t>(std::lround(free[p]));
  }
  const auto all = std::accumulate(tickets.begin(), tickets.end(), std::size_t{0});
  if (all == 0) return static_cast<std::size_t>(std::max_element(free.begin(), free.end()) - free.begin());
  auto drawn = random.below(all);
  std::size_t part = 0;
  while (drawn >= tickets[part]) drawn -= tickets[part++];
  return part;
}

// Divides `subset` by `shares`, with the guarantees of stratifiedSplit().
std::vector<Positions> partition(const std::vector<Item>& items, const Positions& subset, const std::vector<double>& shares,
                                 Random& random) {
  auto groups = clusters(items, subset);
  random.shuffle(groups);
  // Large groups first, because they are the hardest to place. Single images then fill the rest exactly.
  std::stable_sort(groups.begin(), groups.end(), [](const Positions& a, const Positions& b) { return a.size() > b.size(); });
  std::map<std::size_t, std::size_t> classCounts;
  for (const auto position : subset) ++classCounts[static_cast<std::size_t>(items[position].label)];
  Table room(classCounts.empty() ? 0 : classCounts.rbegin()->first + 1, std::vector<double>(shares.size(), 0));
  std::vector<double> surplus(shares.size(), 0);
  for (const auto& [label, count] : classCounts) room[label] = quotas(count, shares, surplus);

  std::vector<Positions> parts(shares.size());
  for (const auto& group : groups) {
    std::map<std::size_t, double> counts;
    for (const auto position : group) ++counts[static_cast<std::size_t>(items[position].label)];
    const auto part = choosePart(counts, room, shares.size(), random);
    for (const auto& [label, count] : counts) room[label][part] -= count;
    parts[part].insert(parts[part].end(), group.begin(), group.end());
  }
  for (auto& part : parts) std::sort(part.begin(), part.end());
  return parts;
}

Positions everything(const std::vector<Item>& items) {
  Positions all(items.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  return all;
}

nlohmann::json listOf(const Positions& positions, const std::vector<Item>& items) {
  auto list = nlohmann::json::array();
  for (const auto position : positions) list.push_back({{"path", items[position].path}, {"sha256", items[position].sha256}});
  return list;
}

Error invalid(const std::string& why, const std::string& image = {}) { return Error(ErrorCode::FileInvalid, why, image); }
Error mismatch(const std::string& why, const std::string& image) { return Error(ErrorCode::DatasetMismatch, why, image); }

std::uint64_t seedOf(const nlohmann::json& json) {
  const auto& seed = json.at("seed");
  if (!seed.is_number_unsigned()) throw invalid("seed: a whole number from 0 is expected");
  return seed.get<std::uint64_t>();
}

// For each list, the positions of the items that it names by content.
std::vector<Positions> partsFromJson(const std::vector<const nlohmann::json*>& lists, const std::vector<Item>& items) {
  std::map<std::string, std::pair<std::size_t, std::string>> partOf;
  for (std::size_t p = 0; p < lists.size(); ++p) {
    for (const auto& entry : *lists[p]) {
      const auto path = entry.at("path").get<std::string>();
      const auto [known, fresh] = partOf.emplace(entry.at("sha256").get<std::string>(), std::pair{p, path});
      if (!fresh && known->second.first != p) throw invalid("the split has an image in two parts", path);
    }
  }
  std::vector<Positions> parts(lists.size());
  std::map<std::string, bool> used;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto found = partOf.find(items[i].sha256);
    if (found == partOf.end()) throw mismatch("the split does not know the image", items[i].path);
    parts[found->second.first].push_back(i);
    used[items[i].sha256] = true;
  }
  for (const auto& [hash, part] : partOf) {
    if (!used.contains(hash)) throw mismatch("the data set lacks an image of the split", part.second);
  }
  return parts;
}

void checkFormat(const nlohmann::json& json, const char* format) {
  if (json.at("format") != format || json.at("version") != 1) throw invalid(std::string("this is not a ") + format + " of version 1");
}

}  // namespace

Split stratifiedSplit(const std::vector<Item>& items, const Shares& shares, std::uint64_t seed) {
  if (shares.train < 0 || shares.validation < 0 || shares.test < 0 || std::abs(shares.train + shares.validation + shares.test - 1) > 1e-6) {
    throw Error(ErrorCode::OptionInvalid, "shares of a split must not be negative and must sum to 1");
  }
  Random random(seed);
  auto parts = partition(items, everything(items), {shares.train, shares.validation, shares.test}, random);
  return {seed, std::move(parts[0]), std::move(parts[1]), std::move(parts[2])};
}

Folds stratifiedFolds(const std::vector<Item>& items, std::size_t count, std::uint64_t seed) {
  if (count < 2 || count > kMostFolds) {
    throw Error(ErrorCode::OptionInvalid, "folds: from 2 to " + std::to_string(kMostFolds) + " is allowed");
  }
  Random random(seed);
  Folds folds{seed, partition(items, everything(items), std::vector<double>(count, 1.0 / static_cast<double>(count)), random)};
  if (std::any_of(folds.folds.begin(), folds.folds.end(), [](const Positions& fold) { return fold.empty(); })) {
    const auto groups = clusters(items, everything(items)).size();
    const bool areImages = groups == items.size() || items.size() < count;
    throw Error(areImages ? ErrorCode::DatasetTooSmall : ErrorCode::DatasetTooFewGroups,
                (areImages ? "images: " + std::to_string(items.size()) : "groups: " + std::to_string(groups)) +
                    ", folds: " + std::to_string(count));
  }
  return folds;
}

Split splitOfFold(const std::vector<Item>& items, const Folds& folds, std::size_t fold, double validationShare) {
  if (fold >= folds.folds.size()) throw Error(ErrorCode::OptionInvalid, "there is no fold " + std::to_string(fold));
  if (!(validationShare >= 0 && validationShare < 1)) throw Error(ErrorCode::OptionInvalid, "validationShare: 0 up to below 1");
  Positions rest;
  for (std::size_t f = 0; f < folds.folds.size(); ++f) {
    if (f != fold) rest.insert(rest.end(), folds.folds[f].begin(), folds.folds[f].end());
  }
  std::sort(rest.begin(), rest.end());
  Random random(mixSeed(folds.seed, fold, 0));
  auto parts = partition(items, rest, {1 - validationShare, validationShare}, random);
  return {folds.seed, std::move(parts[0]), std::move(parts[1]), folds.folds[fold]};
}

nlohmann::json toJson(const Split& split, const std::vector<Item>& items) {
  return {{"format", "glenoid-split"},
          {"version", 1},
          {"seed", split.seed},
          {"train", listOf(split.train, items)},
          {"validation", listOf(split.validation, items)},
          {"test", listOf(split.test, items)}};
}

nlohmann::json toJson(const Folds& folds, const std::vector<Item>& items) {
  auto lists = nlohmann::json::array();
  for (const auto& fold : folds.folds) lists.push_back(listOf(fold, items));
  return {{"format", "glenoid-folds"}, {"version", 1}, {"seed", folds.seed}, {"folds", std::move(lists)}};
}

Split splitFromJson(const nlohmann::json& json, const std::vector<Item>& items) {
  try {
    checkFormat(json, "glenoid-split");
    auto parts = partsFromJson({&json.at("train"), &json.at("validation"), &json.at("test")}, items);
    return {seedOf(json), std::move(parts[0]), std::move(parts[1]), std::move(parts[2])};
  } catch (const nlohmann::json::exception& problem) {
    throw invalid(jsonProblem(problem));
  }
}

Folds foldsFromJson(const nlohmann::json& json, const std::vector<Item>& items) {
  try {
    checkFormat(json, "glenoid-folds");
    std::vector<const nlohmann::json*> lists;
    for (const auto& fold : json.at("folds")) lists.push_back(&fold);
    Folds folds{seedOf(json), partsFromJson(lists, items)};
    if (folds.folds.size() < 2) throw invalid("folds: at least 2 are expected");
    for (const auto& fold : folds.folds) {
      if (fold.empty()) throw invalid("folds: one is empty");
    }
    return folds;
  } catch (const nlohmann::json::exception& problem) {
    throw invalid(jsonProblem(problem));
  }
}

Split readSplit(const std::filesystem::path& file, const std::vector<Item>& items) {
  const auto json = readJson(file);
  try {
    return splitFromJson(json, items);
  } catch (const Error& error) {
    throw error.about(toUtf8(file));
  }
}

Folds readFolds(const std::filesystem::path& file, const std::vector<Item>& items) {
  const auto json = readJson(file);
  try {
    return foldsFromJson(json, items);
  } catch (const Error& error) {
    throw error.about(toUtf8(file));
  }
}

}  // namespace glenoid
