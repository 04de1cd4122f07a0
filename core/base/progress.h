// SPDX-License-Identifier: GPL-3.0-or-later
// How far a long piece of work has come.
#pragma once

#include <cstddef>
#include <functional>

#include "core/base/fact.h"

namespace glenoid {

struct Progress {
  std::size_t done = 0;
  std::size_t total = 0;               // 0: unknown
  Fact stage{FactCode::Starting, {}};  // the work in progress
};

// Called from the working thread. Every function that takes a callback accepts an empty one.
using ProgressCallback = std::function<void(const Progress&)>;

}  // namespace glenoid
