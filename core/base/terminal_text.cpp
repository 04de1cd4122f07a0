// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/terminal_text.h"

#include <cstdint>

namespace glenoid {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

struct Character {
  char32_t code = 0;
  std::size_t bytes = 0;  // 0: the text does not begin with a UTF-8 character
};

// RFC 3629: the shortest form only, no surrogates, nothing above U+10FFFF.
Character firstOf(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
  if (byte(0) < 0x80) return {byte(0), 1};
  const std::size_t bytes = byte(0) >= 0xf0 ? 4 : byte(0) >= 0xe0 ? 3 : 2;
  if (byte(0) < 0xc2 || byte(0) > 0xf4 || text.size() < bytes) return {};
  char32_t code = byte(0) & (0xffU >> (bytes + 1));
  for (std::size_t i = 1; i < bytes; ++i) {
    if ((byte(i) & 0xc0U) != 0x80) return {};
    code = code << 6 | (byte(i) & 0x3fU);
  }
  const bool tooLong = (bytes == 3 && code < 0x800) || (bytes == 4 && code < 0x10000);
  const bool surrogate = code >= 0xd800 && code <= 0xdfff;
  return tooLong || surrogate || code > 0x10ffff ? Character{} : Character{code, bytes};
}

bool isControl(char32_t code) { return code < 0x20 || (code >= 0x7f && code < 0xa0) || code == 0x2028 || code == 0x2029; }

// Embeddings, overrides, isolates and their ends (Unicode Standard Annex 9).
bool turnsDirection(char32_t code) { return (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069); }

std::string harmless(std::string_view text, bool lineFeeds) {
  std::string shown;
  while (!text.empty()) {
    const auto [code, bytes] = firstOf(text);
    const bool good = bytes > 0 && ((lineFeeds && code == U'\n') || (!isControl(code) && !turnsDirection(code)));
    const auto taken = bytes > 0 ? bytes : 1;
    shown += good ? text.substr(0, taken) : kReplacement;
    text.remove_prefix(taken);
  }
  return shown;
}

}  // namespace

std::string terminalLine(std::string_view text) { return harmless(text, false); }
std::string terminalLines(std::string_view text) { return harmless(text, true); }

}  // namespace glenoid
