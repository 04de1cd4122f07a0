// SPDX-License-Identifier: GPL-3.0-or-later
// Which networks there are and what can be chosen about one: the part of core/nn that needs no tensor.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/words.h"

namespace glenoid {

// What follows global average pooling.
enum class Head {
  Linear,    // one dense layer
  Original,  // dropout 0.5, dense 512 with SELU, dense (the original study's head)
};

struct NetworkOptions {
  std::string architecture = "densenet121-se";  // a name of networkNames()
  std::int64_t classes = 4;                     // >= 2
  Head head = Head::Original;
  double mapDropout = 0.4;   // [0, 1) on the last feature map (after squeeze-and-excitation), while training
  double headDropout = 0.5;  // [0, 1) before the last dense layer, while training
};

// Every architecture by name, in the order in which people are shown them.
std::vector<std::string> networkNames();

// "linear" and "original", as options and models name them.
const Words<Head>& headWords();

}  // namespace glenoid
