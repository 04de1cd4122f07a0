// SPDX-License-Identifier: GPL-3.0-or-later
// The order in which an epoch sees the training part.
#pragma once

#include <cstdint>
#include <vector>

#include "core/dataset/index.h"

namespace glenoid {

// `train` (positions in `items`) shuffled. If `balanced`: the same number of draws from it, with each class equally likely; within a class
// no picture is drawn again before all others were. For one seed the same on every system.
std::vector<std::size_t> epochOrder(const std::vector<Item>& items, const std::vector<std::size_t>& train, bool balanced,
                                    std::uint64_t seed);

// Every `ranks`-th of the values, from number `rank` on (0 for the first). The shares of all ranks together are `all`, none twice.
std::vector<std::size_t> everyNth(const std::vector<std::size_t>& all, std::size_t rank, std::size_t ranks);

}  // namespace glenoid
