// SPDX-License-Identifier: GPL-3.0-or-later
// The frame of a self-contained HTML page: no script, no external content, all text escaped.
#pragma once

#include <string>
#include <vector>

namespace glenoid {

// &, <, >, " and ' as entities, for text and attribute values.
std::string escapedHtml(const std::string& text);

// The page with its style, and the disclaimer at the top and the end. `title` is escaped; `body` is HTML.
std::string htmlPage(const std::string& title, const std::string& body);

// Cells are escaped. The first column holds the row heads.
std::string htmlTable(const std::vector<std::string>& header, const std::vector<std::vector<std::string>>& rows);

}  // namespace glenoid
