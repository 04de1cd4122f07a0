// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/dicom_numbers.h"

#include <algorithm>
#include <cmath>
#include <string>

#include <dcmtk/dcmdata/dcelem.h>
#include <dcmtk/dcmdata/dctag.h>

#include "core/dicom/number_text.h"

namespace glenoid {
namespace {

constexpr Uint32 kLongestList = Uint32{1} << 20;  // bytes of all values of an element
constexpr unsigned long kMostValues = 64;         // that are checked

bool isText(DcmElement& element) { return DcmVR(element.ident()).isaString(); }

}  // namespace

std::optional<double> numberOf(DcmItem& item, const DcmTagKey& tag, unsigned long index) {
  DcmElement* element = nullptr;
  if (item.findAndGetElement(tag, element).bad() || element->getLength() > kLongestList) return std::nullopt;
  if (isText(*element)) {
    OFString text;
    if (element->getOFString(text, index).bad()) return std::nullopt;
    const auto number = readNumber({text.c_str(), text.length()});
    return number ? std::optional(number->value) : std::nullopt;
  }
  Float64 value = 0;
  return element->getFloat64(value, index).good() && std::isfinite(value) ? std::optional<double>(value) : std::nullopt;
}

std::string wordsOf(const DcmTagKey& tag) {
  const auto isUpper = [](char c) { return c >= 'A' && c <= 'Z'; };
  const std::string keyword = DcmTag(tag).getTagName();
  std::string words;
  for (std::size_t i = 0; i < keyword.size(); ++i) {
    const bool endsAbbreviation = i + 1 < keyword.size() && !isUpper(keyword[i + 1]);
    if (i > 0 && isUpper(keyword[i]) && (!isUpper(keyword[i - 1]) || endsAbbreviation)) words += ' ';
    words += keyword[i];
  }
  return words;
}

bool sayNumbers(DcmItem& item, std::span<const DcmTagKey> tags, std::vector<Fact>& facts) {
  bool areRead = true;
  for (const DcmTagKey& tag : tags) {
    DcmElement* element = nullptr;
    if (item.findAndGetElement(tag, element).bad() || element->getLength() > kLongestList || !isText(*element)) continue;
    for (unsigned long i = 0; i < std::min(element->getVM(), kMostValues); ++i) {
      OFString text;
      if (element->getOFString(text, i).bad() || text.empty()) continue;
      const auto number = readNumber({text.c_str(), text.length()});
      if (number && !number->comma) continue;
      areRead = areRead && number.has_value();
      addFacts(facts, {{number ? FactCode::DecimalComma : FactCode::NumberUnreadable, {wordsOf(tag)}}});
    }
  }
  return areRead;
}

}  // namespace glenoid
