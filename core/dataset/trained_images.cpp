// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/trained_images.h"

#include <algorithm>
#include <set>
#include <span>

#include "core/base/error.h"
#include "core/base/json_file.h"
#include "core/base/sha256.h"

namespace glenoid {
namespace {

std::string digestOf(const std::string& text) { return sha256(std::as_bytes(std::span(text.data(), text.size()))); }

void collect(const nlohmann::json& split, const char* part, std::set<std::string>& digests) {
  try {
    for (const auto& image : split.at(part)) digests.insert(image.at("sha256").get<std::string>());
  } catch (const nlohmann::json::exception& problem) {
    throw Error(ErrorCode::FileInvalid, jsonProblem(problem));
  }
}

}  // namespace

std::string splitDigest(const nlohmann::json& split) { return digestOf(split.dump()); }

std::string imagesDigest(const std::vector<Item>& items) {
  std::string contents;
  for (const auto& item : items) contents += item.sha256 + "\n";
  return digestOf(contents);
}

std::vector<std::size_t> testPartOf(const nlohmann::json& split, const std::vector<Item>& items) {
  std::set<std::string> wanted, found;
  collect(split, "test", wanted);
  std::vector<std::size_t> positions;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!wanted.contains(items[i].sha256)) continue;
    positions.push_back(i);
    found.insert(items[i].sha256);
  }
  if (found.size() < wanted.size()) throw Error(ErrorCode::DatasetMismatch, "the data set lacks an image of the split's test part");
  return positions;
}

std::size_t learnedAmong(const nlohmann::json& split, const std::vector<Item>& items) {
  std::set<std::string> learned;
  for (const char* part : {"train", "validation"}) collect(split, part, learned);
  return static_cast<std::size_t>(
      std::count_if(items.begin(), items.end(), [&](const Item& item) { return learned.contains(item.sha256); }));
}

}  // namespace glenoid
