// SPDX-License-Identifier: GPL-3.0-or-later
// Converts DICOM text to UTF-8 one element at a time, so that a bad character set spoils one value and not the file (PS3.5 6.1).
#pragma once

#include <string>
#include <string_view>

namespace glenoid {

struct DicomText {
  std::string utf8;      // without trailing padding; control characters become spaces
  bool guessed = false;  // no declared character set fits the bytes: read as UTF-8 if valid, otherwise as ISO 8859-1
};

// `bytes` is the stored value with all values and name groups of the element. `characterSet` is the stored Specific Character Set
// (0008,0005). Knows every defined term of PS3.3 C.12.1.1.2, with and without code extensions. Any thread. Never throws for bad text.
DicomText decodeDicomText(std::string_view bytes, std::string_view characterSet);

}  // namespace glenoid
