// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/sampling.h"

#include <map>

#include "core/dataset/random.h"

namespace glenoid {
namespace {

// Passes repeatedly through the pictures of a class, in a new order each time.
struct Round {
  std::vector<std::size_t> positions;
  std::size_t next = 0;

  std::size_t draw(Random& random) {
    if (next == 0) random.shuffle(positions);
    const auto position = positions[next];
    next = (next + 1) % positions.size();
    return position;
  }
};

}  // namespace

std::vector<std::size_t> epochOrder(const std::vector<Item>& items, const std::vector<std::size_t>& train, bool balanced,
                                    std::uint64_t seed) {
  Random random(seed);
  auto order = train;
  if (!balanced) {
    random.shuffle(order);
    return order;
  }
  std::map<std::int64_t, Round> byLabel;
  for (const auto position : train) byLabel[items[position].label].positions.push_back(position);
  std::vector<Round> classes;
  for (auto& [label, round] : byLabel) classes.push_back(std::move(round));
  for (auto& position : order) position = classes[random.below(classes.size())].draw(random);
  return order;
}

std::vector<std::size_t> everyNth(const std::vector<std::size_t>& all, std::size_t rank, std::size_t ranks) {
  std::vector<std::size_t> share;
  for (auto i = rank; i < all.size(); i += ranks) share.push_back(all[i]);
  return share;
}

}  // namespace glenoid
