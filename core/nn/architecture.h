// SPDX-License-Identifier: GPL-3.0-or-later
// Names and options of the networks: the part of core/nn that needs no tensor.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/words.h"

namespace glenoid {

// The layers after global average pooling.
enum class Head {
  Linear,    // one dense layer
  Original,  // dropout 0.5, dense 512 with SELU, dense (the original study's head)
};

struct NetworkOptions {
  std::string architecture = "densenet121-se";  // one of networkNames()
  std::int64_t classes = 4;                     // >= 2
  Head head = Head::Original;
  double mapDropout = 0.4;   // [0, 1); dropout on the last feature map (after squeeze-and-excitation), in training only
  double headDropout = 0.5;  // [0, 1); dropout before the last dense layer, in training only
};

// All architectures by name, in the order in which they are shown.
std::vector<std::string> networkNames();

// The names "linear" and "original" in options and models.
const Words<Head>& headWords();

}  // namespace glenoid
