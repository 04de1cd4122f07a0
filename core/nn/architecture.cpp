// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/architecture.h"

namespace glenoid {

// Each has its maker in network.cpp.
std::vector<std::string> networkNames() {
  return {"densenet121-se", "densenet121", "inceptionv3", "efficientnetb0", "mobilenetv2", "nasnetmobile", "custom-cnn"};
}

const Words<Head>& headWords() {
  static const Words<Head> kWords{{"linear", Head::Linear}, {"original", Head::Original}};
  return kWords;
}

}  // namespace glenoid
