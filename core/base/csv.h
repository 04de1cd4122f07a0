// SPDX-License-Identifier: GPL-3.0-or-later
// Comma-separated values (RFC 4180).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace glenoid {

// The fields of the record that starts at `at`; `at` moves past its line end: CR LF, LF, or the CR of an old Mac. Empty at the end of the
// text.
std::optional<std::vector<std::string>> nextCsvRecord(std::string_view text, std::size_t& at, char separator = ',');

// One field, quoted if it needs quotes.
std::string quotedCsv(const std::string& field, char separator = ',');

}  // namespace glenoid
