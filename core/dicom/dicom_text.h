// SPDX-License-Identifier: GPL-3.0-or-later
// DICOM text as UTF-8, one element at a time, so that a character set that fails costs one value and never the file (PS3.5 6.1).
#pragma once

#include <string>
#include <string_view>

namespace glenoid {

struct DicomText {
  std::string utf8;      // without trailing padding; control characters are spaces
  bool guessed = false;  // no declared character set fits the bytes: read as UTF-8 where they are, else as ISO 8859-1
};

// `bytes` is the value as stored, all values and name groups of the element together; `characterSet` is Specific Character Set
// (0008,0005) as stored. Knows every defined term of PS3.3 C.12.1.1.2, with and without code extensions. Thread-safe, never throws for
// bad text.
DicomText decodeDicomText(std::string_view bytes, std::string_view characterSet);

}  // namespace glenoid
