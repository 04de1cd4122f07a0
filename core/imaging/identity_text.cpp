// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/identity_text.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <utility>
#include <vector>

#include "core/base/text.h"

namespace glenoid {
namespace {

constexpr std::pair<const char*, const char*> kDates[] = {{"(0008,0022)", GLENOID_TEXT("Core", "Acquired")},
                                                          {"(0008,002a)", GLENOID_TEXT("Core", "Acquired")},
                                                          {"(0008,0023)", GLENOID_TEXT("Core", "Content date")},
                                                          {"(0008,0020)", GLENOID_TEXT("Core", "Study date")}};

std::string trimmed(std::string_view text) {
  constexpr char kSpaces[] = " \t\r\n";
  const auto first = text.find_first_not_of(kSpaces);
  return first == text.npos ? std::string() : std::string(text.substr(first, text.find_last_not_of(kSpaces) - first + 1));
}

std::vector<std::string> parts(std::string_view text, char separator) {
  std::vector<std::string> found;
  for (std::size_t at = 0; at <= text.size();) {
    const auto end = std::min(text.find(separator, at), text.size());
    found.push_back(trimmed(text.substr(at, end - at)));
    at = end + 1;
  }
  return found;
}

// The number that these digits form; -1 for anything else.
int numberIn(std::string_view digits) {
  int number = 0;
  const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return failure == std::errc() && end == digits.data() + digits.size() && number >= 0 ? number : -1;
}

}  // namespace

std::string identityValue(const Radiograph& radiograph, std::string_view tag) {
  const auto found = std::find_if(radiograph.identity.begin(), radiograph.identity.end(),
                                  [&](const Attribute& attribute) { return attribute.tag == tag; });
  return found == radiograph.identity.end() ? std::string() : trimmed(found->value);
}

std::string personText(std::string_view name) {
  const auto words = parts(name.substr(0, name.find('=')), '^');
  std::string given;
  for (std::size_t i = 1; i < words.size() && i < 3; ++i) {
    if (!words[i].empty()) given += (given.empty() ? "" : " ") + words[i];
  }
  return given.empty() || words[0].empty() ? words[0] + given : words[0] + ", " + given;
}

std::string dateText(std::string_view date) {
  if (date.size() < 8) return std::string(date);
  const int year = numberIn(date.substr(0, 4)), month = numberIn(date.substr(4, 2)), day = numberIn(date.substr(6, 2));
  if (year < 0 || month < 0 || day < 0) return std::string(date);
  const std::chrono::year_month_day read{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!read.ok()) return std::string(date);
  return std::string(date.substr(0, 4)).append("-").append(date.substr(4, 2)).append("-").append(date.substr(6, 2));
}

std::optional<NamedDate> pictureDate(const Radiograph& radiograph) {
  for (const auto& [tag, name] : kDates) {
    if (const auto value = identityValue(radiograph, tag); !value.empty()) return NamedDate{name, dateText(value)};
  }
  return std::nullopt;
}

}  // namespace glenoid
