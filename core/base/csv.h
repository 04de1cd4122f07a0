// SPDX-License-Identifier: GPL-3.0-or-later
// Comma-separated values as RFC 4180 says.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace glenoid {

// The fields of the record that starts at `at`, which then stands after its line end; nothing at the end of the text.
std::optional<std::vector<std::string>> nextCsvRecord(std::string_view text, std::size_t& at);

// One field, in quotes where it needs them.
std::string quotedCsv(const std::string& field);

}  // namespace glenoid
