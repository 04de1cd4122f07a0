// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/parts.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace glenoid {
namespace {

using Positions = std::vector<std::size_t>;

struct PartWord {
  std::string_view word;
  SplitPart part;
};
constexpr std::array kPartWords{PartWord{"train", SplitPart::Train},           PartWord{"training", SplitPart::Train},
                                PartWord{"val", SplitPart::Validation},        PartWord{"valid", SplitPart::Validation},
                                PartWord{"validation", SplitPart::Validation}, PartWord{"test", SplitPart::Test},
                                PartWord{"testing", SplitPart::Test}};

std::set<std::int64_t> labelsIn(const Positions& part, const std::vector<Item>& items) {
  std::set<std::int64_t> labels;
  for (const auto position : part) labels.insert(items[position].label);
  return labels;
}

// "\"Cofield\", \"Zimmer \"": marks show where a label ends.
std::string namesOf(const std::set<std::int64_t>& labels, const PixelCache& cache) {
  std::string names;
  for (const auto label : labels) names += (names.empty() ? "\"" : ", \"") + cache.info().labels[static_cast<std::size_t>(label)] + '"';
  return names;
}

std::set<std::int64_t> allLabels(const PixelCache& cache) {
  std::set<std::int64_t> labels;
  for (const auto& item : cache.items()) labels.insert(item.label);
  return labels;
}

// The labels of the cache that this part lacks.
std::set<std::int64_t> missingFrom(const Positions& part, const PixelCache& cache) {
  auto missing = allLabels(cache);
  for (const auto label : labelsIn(part, cache.items())) missing.erase(label);
  return missing;
}

// How many groups lie in more than one part.
std::size_t partedGroups(const std::vector<const Positions*>& parts, const std::vector<Item>& items) {
  std::map<std::string, std::set<std::size_t>> partsOf;
  for (std::size_t p = 0; p < parts.size(); ++p) {
    for (const auto position : *parts[p]) {
      if (const auto& group = items[position].group; !group.empty()) partsOf[group].insert(p);
    }
  }
  return static_cast<std::size_t>(std::count_if(partsOf.begin(), partsOf.end(), [](const auto& group) { return group.second.size() > 1; }));
}

void addPartedGroups(std::vector<Fact>& facts, const std::vector<const Positions*>& parts, const PixelCache& cache) {
  if (const auto count = partedGroups(parts, cache.items()); count > 0)
    facts.push_back({FactCode::GroupsParted, {static_cast<std::int64_t>(count)}});
}

}  // namespace

std::optional<SplitPart> partNamed(std::string_view folder) {
  std::string name(folder);
  std::transform(name.begin(), name.end(), name.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  const auto* const found = std::find_if(kPartWords.begin(), kPartWords.end(), [&](const PartWord& word) { return word.word == name; });
  return found == kPartWords.end() ? std::nullopt : std::optional(found->part);
}

bool hasParts(const PixelCache& cache) {
  const auto& notices = cache.notices();
  return std::any_of(notices.begin(), notices.end(),
                     [](const DataNotice& notice) { return notice.fact.code == FactCode::PartsFromFolders; });
}

Split splitOf(const PixelCache& cache, std::uint64_t seed) {
  if (!hasParts(cache)) return stratifiedSplit(cache.items(), {}, seed);
  Split split;
  split.seed = seed;
  for (std::size_t i = 0; i < cache.size(); ++i) {
    const auto& path = cache.items()[i].path;
    const auto part = partNamed(path.substr(0, path.find('/'))).value_or(SplitPart::Train);
    (part == SplitPart::Train ? split.train : part == SplitPart::Validation ? split.validation : split.test).push_back(i);
  }
  return split;
}

std::vector<Fact> factsOf(const Split& split, const PixelCache& cache) {
  std::vector<Fact> facts;
  const auto check = [&](const Positions& part, std::optional<FactCode> empty, FactCode lacks) {
    if (empty && part.empty())
      facts.push_back({*empty, {}});
    else if (const auto missing = missingFrom(part, cache); !missing.empty())
      facts.push_back({lacks, {namesOf(missing, cache)}});
  };
  check(split.train, std::nullopt, FactCode::TrainingLacks);
  check(split.validation, FactCode::ValidationEmpty, FactCode::ValidationLacks);
  check(split.test, FactCode::TestEmpty, FactCode::TestLacks);
  addPartedGroups(facts, {&split.train, &split.validation, &split.test}, cache);
  return facts;
}

std::vector<Fact> factsOf(const Folds& folds, double validationShare, const PixelCache& cache) {
  std::vector<Fact> facts;
  std::set<std::int64_t> missing, unvalidated;
  std::vector<const Positions*> parts;
  for (std::size_t f = 0; f < folds.folds.size(); ++f) {
    const auto& fold = folds.folds[f];
    missing.merge(missingFrom(fold, cache));
    if (validationShare > 0) unvalidated.merge(missingFrom(splitOfFold(cache.items(), folds, f, validationShare).validation, cache));
    parts.push_back(&fold);
  }
  if (!missing.empty()) facts.push_back({FactCode::FoldsLack, {namesOf(missing, cache)}});
  if (!unvalidated.empty()) facts.push_back({FactCode::FoldsCannotValidate, {namesOf(unvalidated, cache)}});
  addPartedGroups(facts, parts, cache);
  return facts;
}

}  // namespace glenoid
