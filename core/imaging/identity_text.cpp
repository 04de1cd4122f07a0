// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/identity_text.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <iterator>
#include <utility>
#include <vector>

#include "core/base/text.h"

namespace glenoid {
namespace {

constexpr std::pair<const char*, const char*> kDates[] = {{"AcquisitionDate", GLENOID_TEXT("Core", "Acquired")},
                                                          {"AcquisitionDateTime", GLENOID_TEXT("Core", "Acquired")},
                                                          {"ContentDate", GLENOID_TEXT("Core", "Content date")},
                                                          {"StudyDate", GLENOID_TEXT("Core", "Study date")}};

constexpr std::pair<const char*, const char*> kSexes[] = {
    {"F", GLENOID_TEXT("Core", "female")}, {"M", GLENOID_TEXT("Core", "male")}, {"O", GLENOID_TEXT("Core", "other")}};

struct AgeUnit {
  char letter;  // PS3.5 6.2, AS
  const char *one, *several;
};
constexpr AgeUnit kAgeUnits[] = {{'Y', GLENOID_TEXT("Core", "%1 year"), GLENOID_TEXT("Core", "%1 years")},
                                 {'M', GLENOID_TEXT("Core", "%1 month"), GLENOID_TEXT("Core", "%1 months")},
                                 {'W', GLENOID_TEXT("Core", "%1 week"), GLENOID_TEXT("Core", "%1 weeks")},
                                 {'D', GLENOID_TEXT("Core", "%1 day"), GLENOID_TEXT("Core", "%1 days")}};

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

// The date at the start of a DA or DT (PS3.5 6.2).
std::optional<std::chrono::year_month_day> dateIn(std::string_view text) {
  if (text.size() < 8) return std::nullopt;
  const int year = numberIn(text.substr(0, 4)), month = numberIn(text.substr(4, 2)), day = numberIn(text.substr(6, 2));
  if (year < 0 || month < 0 || day < 0) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  return date.ok() ? std::optional(date) : std::nullopt;
}

// The name of pictureDate(), and the date as the file has it.
std::optional<std::pair<const char*, std::string>> dateOfPicture(const Radiograph& radiograph) {
  for (const auto& [keyword, name] : kDates) {
    if (auto value = valueOf(radiograph.identity, keyword); !value.empty()) return std::pair(name, std::move(value));
  }
  return std::nullopt;
}

std::optional<ReportText> ageText(std::int64_t number, const AgeUnit& unit) {
  if (number < 1) return std::nullopt;
  return ReportText{number == 1 ? unit.one : unit.several, {number}};
}

// "059Y"; some files leave out the zeros.
std::optional<ReportText> statedAge(std::string_view age) {
  if (age.empty() || age.size() > 4) return std::nullopt;
  const auto unit = std::find_if(std::begin(kAgeUnits), std::end(kAgeUnits), [&](const AgeUnit& one) { return one.letter == age.back(); });
  return unit == std::end(kAgeUnits) ? std::nullopt : ageText(numberIn(age.substr(0, age.size() - 1)), *unit);
}

}  // namespace

std::string valueOf(const std::vector<Attribute>& attributes, std::string_view keyword) {
  const auto found = std::find_if(attributes.begin(), attributes.end(), [&](const Attribute& one) { return one.name == keyword; });
  return found == attributes.end() ? std::string() : trimmed(found->value);
}

std::string personText(std::string_view name) {
  const auto words = parts(name.substr(0, name.find('=')), '^');
  std::string given;
  for (std::size_t i = 1; i < words.size() && i < 3; ++i) {
    if (!words[i].empty()) given += (given.empty() ? "" : " ") + words[i];
  }
  return given.empty() || words[0].empty() ? words[0] + given : words[0] + ", " + given;
}

ReportText dateText(std::string_view date) {
  if (!dateIn(date)) return {"%1", {std::string(date)}};
  return {GLENOID_TEXT("Core", "%1-%2-%3"),
          {std::string(date.substr(0, 4)), std::string(date.substr(4, 2)), std::string(date.substr(6, 2))}};
}

ReportText sexText(std::string_view code) {
  const auto known = std::find_if(std::begin(kSexes), std::end(kSexes), [&](const auto& one) { return code == one.first; });
  return known == std::end(kSexes) ? ReportText{"%1", {std::string(code)}} : ReportText{known->second};
}

std::optional<NamedDate> pictureDate(const Radiograph& radiograph) {
  const auto found = dateOfPicture(radiograph);
  return found ? std::optional(NamedDate{found->first, dateText(found->second)}) : std::nullopt;
}

std::optional<ReportText> patientAge(const Radiograph& radiograph) {
  if (auto stated = statedAge(valueOf(radiograph.identity, "PatientAge"))) return stated;
  const auto taken = dateOfPicture(radiograph);
  const auto birth = dateIn(valueOf(radiograph.identity, "PatientBirthDate")), then = taken ? dateIn(taken->second) : std::nullopt;
  if (!birth || !then) return std::nullopt;
  const bool beforeBirthday = std::pair(then->month(), then->day()) < std::pair(birth->month(), birth->day());
  return ageText((then->year() - birth->year()).count() - (beforeBirthday ? 1 : 0), kAgeUnits[0]);
}

}  // namespace glenoid
