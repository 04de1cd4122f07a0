// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/text_table.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/base/csv.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/text_encoding.h"

namespace glenoid {
namespace {

using Fields = std::vector<std::string>;

std::vector<const char*> encodingsOf(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE")) return {"UTF-16LE"};
  if (bytes.starts_with("\xFE\xFF")) return {"UTF-16BE"};
  // In UTF-16 half of each letter of the columns' names is a zero; other text has a stray one at most.
  std::array<std::size_t, 2> zeros{};  // at even and odd places
  for (std::size_t i = 0; i < bytes.size(); ++i) zeros[i % 2] += bytes[i] == '\0' ? 1 : 0;
  if (8 * std::max(zeros[0], zeros[1]) > bytes.size()) return {zeros[0] < zeros[1] ? "UTF-16LE" : "UTF-16BE"};
  return {"UTF-8", "WINDOWS-1252"};  // Excel writes the latter as CSV on a western Windows
}

std::string readUtf8(const std::filesystem::path& file) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  const auto bytes = readTextFile(file);
  for (const auto* encoding : encodingsOf(bytes)) {
    const auto text = utf8From(bytes, encoding);
    if (text) return text->substr(text->starts_with(kMark) ? kMark.size() : 0);
  }
  throw Error(ErrorCode::FileInvalid, "its text is in an unknown encoding", toUtf8(file));
}

// In lower case, without the white space around it.
std::string plainName(const std::string& field) {
  constexpr std::string_view kSpace = " \t";
  const auto first = field.find_first_not_of(kSpace);
  if (first == std::string::npos) return {};
  auto name = field.substr(first, field.find_last_not_of(kSpace) + 1 - first);
  std::transform(name.begin(), name.end(), name.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return name;
}

bool areEmpty(const Fields& fields, std::size_t from) {
  return std::all_of(fields.begin() + static_cast<std::ptrdiff_t>(std::min(from, fields.size())), fields.end(),
                     [](const std::string& field) { return field.empty(); });
}

}  // namespace

std::vector<TableRow> readTextTable(const std::filesystem::path& file, const Fields& needed, const Fields& optional) {
  const auto text = readUtf8(file);
  const auto invalid = [&](const std::string& why) { return Error(ErrorCode::FileInvalid, why, toUtf8(file)); };
  std::size_t begin = 0;
  if (text.starts_with("sep=")) nextCsvRecord(text, begin);
  std::size_t at = 0;
  Fields header;
  const auto column = [&](const std::string& name) {
    return static_cast<std::size_t>(std::find(header.begin(), header.end(), name) - header.begin());
  };
  const auto readHeader = [&](char separator) {
    at = begin;
    header = nextCsvRecord(text, at, separator).value_or(Fields{});
    for (auto& name : header) name = plainName(name);
    while (!header.empty() && header.back().empty()) header.pop_back();
    return std::all_of(needed.begin(), needed.end(), [&](const std::string& name) { return column(name) < header.size(); });
  };
  constexpr std::string_view kSeparators = ",;\t";
  const auto* const separator = std::find_if(kSeparators.begin(), kSeparators.end(), readHeader);
  if (separator == kSeparators.end()) {
    std::string names;
    for (const auto& name : needed) names += (names.empty() ? "" : " and ") + name;
    throw invalid("the first line must name the columns " + names);
  }
  auto names = needed;
  names.insert(names.end(), optional.begin(), optional.end());
  std::vector<TableRow> rows;
  for (std::size_t record = begin > 0 ? 3 : 2; const auto fields = nextCsvRecord(text, at, *separator); ++record) {
    if (areEmpty(*fields, 0)) continue;
    if (fields->size() < header.size() || !areEmpty(*fields, header.size()))
      throw invalid("record " + std::to_string(record) + " does not have as many fields as the first line");
    auto& row = rows.emplace_back(TableRow{record, {}});
    for (const auto& name : names) row.fields.push_back(column(name) < header.size() ? (*fields)[column(name)] : std::string());
  }
  return rows;
}

}  // namespace glenoid
