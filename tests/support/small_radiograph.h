// SPDX-License-Identifier: GPL-3.0-or-later
// Radiographs with known pixels, made in memory.
#pragma once

#include <numeric>
#include <utility>
#include <vector>

#include "core/imaging/radiograph.h"

namespace glenoid::test {

// Row by row; as many rows as the values fill.
template <typename Value>
Radiograph greyRadiograph(int columns, std::vector<Value> values) {
  Radiograph radiograph;
  radiograph.kind = "PNG";
  radiograph.columns = columns;
  radiograph.rows = static_cast<int>(values.size()) / columns;
  radiograph.bitsStored = 8 * static_cast<int>(sizeof(Value));
  radiograph.isSigned = std::is_signed_v<Value>;
  radiograph.pixels = std::move(values);
  return radiograph;
}

// first, first + 1, ... in one row.
template <typename Value>
Radiograph ramp(int count, Value first = 0) {
  std::vector<Value> values(static_cast<std::size_t>(count));
  std::iota(values.begin(), values.end(), first);
  return greyRadiograph(count, std::move(values));
}

}  // namespace glenoid::test
