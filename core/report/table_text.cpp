// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/table_text.h"

#include <algorithm>

#include "core/report/prediction_report.h"

namespace glenoid {

std::string alignedText(const std::vector<Cells>& lines) {
  std::vector<std::size_t> widths(lines.front().size(), 0);
  for (const auto& line : lines) {
    for (std::size_t c = 0; c < line.size(); ++c) widths[c] = std::max(widths[c], line[c].size());
  }
  std::string text;
  for (const auto& line : lines) {
    for (std::size_t c = 0; c < line.size(); ++c) {
      const std::string space(widths[c] - line[c].size(), ' ');
      text += c == 0 ? line[c] + space : "  " + space + line[c];
    }
    text += '\n';
  }
  return text;
}

std::string csvLineOf(const Cells& cells) {
  std::string line;
  for (const auto& cell : cells) {
    if (!line.empty()) line += ',';
    line += csvField(cell);
  }
  return line += "\r\n";
}

}  // namespace glenoid
