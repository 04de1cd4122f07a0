// SPDX-License-Identifier: GPL-3.0-or-later
// Converts text from other encodings to UTF-8.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace glenoid {

// `bytes` in UTF-8. `encoding` is a name from IANA's list ("EUC-JP", "ISO-8859-15", "GB18030"; "UTF-8" only checks). Empty if the bytes are
// not valid in this encoding or the system does not know it. Any thread.
std::optional<std::string> utf8From(std::string_view bytes, const char* encoding);

}  // namespace glenoid
