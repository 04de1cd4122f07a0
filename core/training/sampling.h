// SPDX-License-Identifier: GPL-3.0-or-later
// In which order an epoch sees the training part.
#pragma once

#include <cstdint>
#include <vector>

#include "core/dataset/index.h"

namespace glenoid {

// `train` (positions in `items`) shuffled; or, `balanced`, as many draws from it in which each of its classes is equally likely: of one
// class none is drawn again before all were. The same on every system for one seed.
std::vector<std::size_t> epochOrder(const std::vector<Item>& items, const std::vector<std::size_t>& train, bool balanced,
                                    std::uint64_t seed);

}  // namespace glenoid
