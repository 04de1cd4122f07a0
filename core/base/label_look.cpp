// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/label_look.h"

#include <algorithm>

namespace glenoid {
namespace {

// The letters from U+00C0 to U+017F in lower case without their accent; "." stays as it is.
constexpr char32_t kFirstAccented = 0xC0;
constexpr std::string_view kWithoutAccent =
    "aaaaaa.ceeeeiiii.nooooo.ouuuuy..aaaaaa.ceeeeiiii.nooooo.ouuuuy.yaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiii"
    "...jjkk.llllllllllnnnnnn...oooooo..rrrrrrsssssssstttttt"
    "uuuuuuuuuuuuwwyyyzzzzzz.";
static_assert(kWithoutAccent.size() == 0x180 - kFirstAccented);

bool isSpace(char32_t c) {
  return c <= ' ' || c == 0xA0 || (c >= 0x2000 && c <= 0x200F) || c == 0x202F || c == 0x205F || c == 0x2060 || c == 0x3000 || c == 0xFEFF;
}

bool isIgnored(char32_t c) {
  return isSpace(c) || c == '-' || c == '_' || c == 0xAD ||  // soft hyphen
         (c >= 0x300 && c <= 0x36F) ||                       // combining accents
         (c >= 0x2010 && c <= 0x2015) || c == 0x2212;        // dashes, minus sign
}

// The characters of text in UTF-8.
std::u32string charactersOf(std::string_view utf8) {
  std::u32string characters;
  for (std::size_t i = 0; i < utf8.size();) {
    const auto lead = static_cast<unsigned char>(utf8[i++]);
    const std::size_t more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
    char32_t c = more == 0 ? lead : lead & (0x3Fu >> more);
    for (std::size_t end = std::min(utf8.size(), i + more); i < end; ++i) c = c << 6 | (static_cast<unsigned char>(utf8[i]) & 0x3Fu);
    characters += c;
  }
  return characters;
}

}  // namespace

std::u32string lookOf(std::string_view label) {
  std::u32string look;
  for (auto c : charactersOf(label)) {
    if (isIgnored(c)) continue;
    if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
    const auto accented = static_cast<std::size_t>(c - kFirstAccented);
    if (c >= kFirstAccented && accented < kWithoutAccent.size() && kWithoutAccent[accented] != '.')
      c = static_cast<char32_t>(kWithoutAccent[accented]);
    look += c;
  }
  return look;
}

bool hasOuterSpace(std::string_view label) {
  const auto characters = charactersOf(label);
  return !characters.empty() && (isSpace(characters.front()) || isSpace(characters.back()));
}

}  // namespace glenoid
