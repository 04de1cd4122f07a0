// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/dicom_numbers.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>

#include <dcmtk/dcmdata/dcelem.h>
#include <dcmtk/dcmdata/dctag.h>

namespace glenoid {
namespace {

constexpr Uint32 kLongestList = Uint32{1} << 20;  // bytes of all values of an element
constexpr unsigned long kMostValues = 64;         // that are checked

bool isText(DcmElement& element) { return DcmVR(element.ident()).isaString(); }

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kPadding(" \0", 2);
  const auto first = text.find_first_not_of(kPadding);
  return first == std::string_view::npos ? std::string_view{} : text.substr(first, text.find_last_not_of(kPadding) - first + 1);
}

std::optional<double> wholeNumber(std::string_view text) {
  if (text.starts_with('+') && !text.starts_with("+-")) text.remove_prefix(1);
  double value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = problem == std::errc{} && end == text.data() + text.size() && std::isfinite(value);
  return whole ? std::optional(value) : std::nullopt;
}

}  // namespace

std::optional<NumberText> readNumber(std::string_view text) {
  std::string digits(trimmed(text));
  if (const auto value = wholeNumber(digits)) return NumberText{*value, false};
  if (std::count(digits.begin(), digits.end(), ',') != 1 || digits.find('.') != std::string::npos) return std::nullopt;
  std::replace(digits.begin(), digits.end(), ',', '.');
  const auto value = wholeNumber(digits);
  return value ? std::optional(NumberText{*value, true}) : std::nullopt;
}

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

void sayNumbers(DcmItem& item, std::span<const DcmTagKey> tags, std::vector<Fact>& facts) {
  for (const DcmTagKey& tag : tags) {
    DcmElement* element = nullptr;
    if (item.findAndGetElement(tag, element).bad() || element->getLength() > kLongestList || !isText(*element)) continue;
    for (unsigned long i = 0; i < std::min(element->getVM(), kMostValues); ++i) {
      OFString text;
      if (element->getOFString(text, i).bad() || trimmed({text.c_str(), text.length()}).empty()) continue;
      const auto number = readNumber({text.c_str(), text.length()});
      if (number && !number->comma) continue;
      addFacts(facts, {{number ? FactCode::DecimalComma : FactCode::NumberUnreadable, {std::string(DcmTag(tag).getTagName())}}});
    }
  }
}

}  // namespace glenoid
