// SPDX-License-Identifier: GPL-3.0-or-later
#include <iconv.h>

#include "core/base/text_encoding.h"

namespace glenoid {

std::optional<std::string> utf8From(std::string_view bytes, const char* encoding) {
  const iconv_t converter = iconv_open("UTF-8", encoding);
  if (converter == reinterpret_cast<iconv_t>(-1)) return std::nullopt;  // NOLINT(performance-no-int-to-ptr): as POSIX has it
  std::string input(bytes), output(bytes.size() * 4 + 4, '\0');
  char* from = input.data();
  char* to = output.data();
  std::size_t fromLeft = input.size(), toLeft = output.size();
  const bool converted = iconv(converter, &from, &fromLeft, &to, &toLeft) != static_cast<std::size_t>(-1);
  iconv_close(converter);
  if (!converted) return std::nullopt;
  output.resize(output.size() - toLeft);
  return output;
}

}  // namespace glenoid
