// SPDX-License-Identifier: GPL-3.0-or-later
// A table of text with named columns, as spreadsheets save it.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace glenoid {

struct TableRow {
  std::size_t record = 0;           // its number in the file, from 1
  std::vector<std::string> fields;  // in the order of the columns asked for; empty where the table lacks an optional column
};

// Reads CSV (RFC 4180) with commas, semicolons or tabs and the line ends of any system: UTF-8 or UTF-16, with or without a byte order mark,
// or Windows-1252. The first line names the columns, in any order and case; a line "sep=;" may precede it. Empty rows are left out, and so
// are empty fields beyond the last column. Throws Error as readFile() does, and FileInvalid if a needed column is missing or a row has
// another number of fields.
std::vector<TableRow> readTextTable(const std::filesystem::path& file, const std::vector<std::string>& needed,
                                    const std::vector<std::string>& optional = {});

// The names of all columns in lower case, in the order of such a table that has one of these. Throws as readTextTable() does.
std::vector<std::string> readTableColumns(const std::filesystem::path& file, const std::vector<std::string>& oneOf);

}  // namespace glenoid
