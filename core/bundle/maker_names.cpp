// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bundle/maker_names.h"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace glenoid {
namespace {

struct MakerName {
  std::string_view label, display;
};
constexpr MakerName kNames[] = {{"Cofield", "Smith & Nephew (Cofield)"}, {"Depuy", "DePuy"}};

}  // namespace

std::string makerDisplayName(const std::string& label) {
  const auto* found = std::find_if(std::begin(kNames), std::end(kNames), [&](const MakerName& name) { return name.label == label; });
  return found == std::end(kNames) ? label : std::string(found->display);
}

}  // namespace glenoid
