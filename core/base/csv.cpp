// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/csv.h"

namespace glenoid {

std::optional<std::vector<std::string>> nextCsvRecord(std::string_view text, std::size_t& at, char separator) {
  if (at >= text.size()) return std::nullopt;
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (quoted) {
      if (c != '"')
        fields.back() += c;
      else if (at + 1 < text.size() && text[at + 1] == '"')
        fields.back() += text[++at];
      else
        quoted = false;
    } else if (c == '"') {
      quoted = true;
    } else if (c == separator) {
      fields.emplace_back();
    } else if (c == '\n' || c == '\r') {
      at += text.substr(at).starts_with("\r\n") ? 2 : 1;
      break;
    } else {
      fields.back() += c;
    }
  }
  return fields;
}

std::string quotedCsv(const std::string& field, char separator) {
  if (field.find_first_of(std::string("\"\r\n") + separator) == std::string::npos) return field;
  std::string out = "\"";
  for (const char c : field) out.append(c == '"' ? 2 : 1, c);
  return out + "\"";
}

}  // namespace glenoid
