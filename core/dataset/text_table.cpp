// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/text_table.h"

#include <algorithm>
#include <array>
#include <optional>
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

// The first line that names columns.
struct TableHead {
  Fields columns;
  char separator = ',';
  std::size_t end = 0;       // where the first row begins
  bool isAfterMark = false;  // a line "sep=;" precedes it
  std::size_t column(const std::string& name) const {
    return static_cast<std::size_t>(std::find(columns.begin(), columns.end(), name) - columns.begin());
  }
  bool has(const std::string& name) const { return column(name) < columns.size(); }
};

// With the first separator that gives columns for which `fits` holds.
template <class Fits>
std::optional<TableHead> headOf(std::string_view text, const Fits& fits) {
  std::size_t begin = 0;
  if (text.starts_with("sep=")) nextCsvRecord(text, begin);
  for (const char separator : {',', ';', '\t'}) {
    TableHead head{{}, separator, begin, begin > 0};
    head.columns = nextCsvRecord(text, head.end, separator).value_or(Fields{});
    for (auto& name : head.columns) name = plainName(name);
    while (!head.columns.empty() && head.columns.back().empty()) head.columns.pop_back();
    if (fits(head)) return head;
  }
  return {};
}

std::string listed(const Fields& names, const char* between) {
  std::string list;
  for (const auto& name : names) list += (list.empty() ? "" : between) + name;
  return list;
}

}  // namespace

std::vector<TableRow> readTextTable(const std::filesystem::path& file, const Fields& needed, const Fields& optional) {
  const auto text = readUtf8(file);
  const auto invalid = [&](const std::string& why) { return Error(ErrorCode::FileInvalid, why, toUtf8(file)); };
  const auto head = headOf(text, [&](const TableHead& one) {
    return std::all_of(needed.begin(), needed.end(), [&](const auto& name) { return one.has(name); });
  });
  if (!head) throw invalid("the first line must name the columns " + listed(needed, " and "));
  auto names = needed;
  names.insert(names.end(), optional.begin(), optional.end());
  std::vector<TableRow> rows;
  auto at = head->end;
  for (std::size_t record = head->isAfterMark ? 3 : 2; const auto fields = nextCsvRecord(text, at, head->separator); ++record) {
    if (areEmpty(*fields, 0)) continue;
    if (fields->size() < head->columns.size() || !areEmpty(*fields, head->columns.size()))
      throw invalid("record " + std::to_string(record) + " does not have as many fields as the first line");
    auto& row = rows.emplace_back(TableRow{record, {}});
    for (const auto& name : names) row.fields.push_back(head->has(name) ? (*fields)[head->column(name)] : std::string());
  }
  return rows;
}

Fields readTableColumns(const std::filesystem::path& file, const Fields& oneOf) {
  const auto text = readUtf8(file);
  const auto head = headOf(
      text, [&](const TableHead& one) { return std::any_of(oneOf.begin(), oneOf.end(), [&](const auto& name) { return one.has(name); }); });
  if (!head) throw Error(ErrorCode::FileInvalid, "the first line must name the column " + listed(oneOf, " or "), toUtf8(file));
  return head->columns;
}

}  // namespace glenoid
