// SPDX-License-Identifier: GPL-3.0-or-later
// Which options have an effect beside the others.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

namespace glenoid {

// Whether training or pretraining with these options (as toJson() of either writes them) reads the option of this key. The value of an
// option that is not read must be allowed all the same.
bool isRead(const nlohmann::json& options, const std::string& key);

}  // namespace glenoid
