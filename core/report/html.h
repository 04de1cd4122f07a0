// SPDX-License-Identifier: GPL-3.0-or-later
// The frame of a self-contained HTML page: no script, no external content, all text escaped.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/base/report_text.h"

namespace glenoid {

// The language of a page, and of the numbers on it. The terminal's is English; the window gives its own.
struct PageLanguage {
  std::string code = "en";  // of <html lang>
  std::function<std::string(const ReportText&)> write = inEnglish;

  std::string number(double value, int digits) const { return write({"%1", {value}, digits}); }
  std::string percent(double share) const { return number(100 * share, 1); }
};

// &, <, >, " and ' as entities, for text and attribute values.
std::string escapedHtml(const std::string& text);

// The page with its style, and the disclaimer at the top and the end. `title` is escaped; `body` is HTML in this language.
std::string htmlPage(const std::string& title, const std::string& body, const PageLanguage& language = {});

// Cells are escaped. The first column holds the row heads.
std::string htmlTable(const std::vector<std::string>& header, const std::vector<std::vector<std::string>>& rows);

}  // namespace glenoid
