// SPDX-License-Identifier: GPL-3.0-or-later
// Text from elsewhere (file names, models, DICOM values) for a terminal, where control characters move the cursor, recolour the screen,
// fill the clipboard or turn the reading direction.
#pragma once

#include <string>
#include <string_view>
#include <type_traits>

#include "core/base/format.h"

namespace glenoid {

// `text` in one line: each control character (C0, DEL, C1, line and paragraph separators), each character that turns the reading direction
// and each byte that is not UTF-8 becomes U+FFFD. The same for text of several lines, whose line feeds stay.
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

// fmt::format with every text among `values` as terminalLine gives it; `format` itself stands as it is.
template <typename... Values>
std::string terminalFormat(fmt::format_string<detail::ForTerminal<Values>...> format, const Values&... values) {
  return fmt::format(fmt::runtime(fmt::string_view(format)), detail::forTerminal(values)...);
}

}  // namespace glenoid
