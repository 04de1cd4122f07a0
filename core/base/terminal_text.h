// SPDX-License-Identifier: GPL-3.0-or-later
// Makes text from other sources (file names, models, DICOM values) safe for a terminal, where control characters can move the cursor,
// recolour the screen, fill the clipboard or turn the reading direction.
#pragma once

#include <string>
#include <string_view>
#include <type_traits>

#include "core/base/format.h"

namespace glenoid {

// `text` on one line: each control character (C0, DEL, C1, line and paragraph separators), each character that turns the reading direction
// and each byte that is not UTF-8 becomes U+FFFD. terminalLines() does the same but keeps line feeds.
std::string terminalLine(std::string_view text);
std::string terminalLines(std::string_view text);

namespace detail {
template <typename Value>
decltype(auto) forTerminal(const Value& value) {
  if constexpr (std::is_convertible_v<const Value&, std::string_view>)
    return terminalLine(value);
  else
    return (value);
}
template <typename Value>
using ForTerminal = std::remove_cvref_t<decltype(forTerminal(std::declval<const Value&>()))>;
}  // namespace detail

// fmt::format with terminalLine() applied to every text among `values`; `format` itself is not changed.
template <typename... Values>
std::string terminalFormat(fmt::format_string<detail::ForTerminal<Values>...> format, const Values&... values) {
  return fmt::format(fmt::runtime(fmt::string_view(format)), detail::forTerminal(values)...);
}

}  // namespace glenoid
