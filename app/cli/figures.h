// SPDX-License-Identifier: GPL-3.0-or-later
// How evaluate, crossval, compare and stress output their tables of figures.
#pragma once

#include <filesystem>
#include <string>

#include "core/report/comparison_report.h"

namespace CLI {
class App;
}

namespace glenoid::cli {

struct FigureWords {
  bool json = false;
  std::filesystem::path csv, html;  // empty: not written
};

// Adds --json and --csv; and, if a page can be made, --html.
void addFigureWords(CLI::App& verb, FigureWords& words, bool page = true);

// For use before anything is computed: throws Error OptionInvalid if a requested file would replace `data` or one in `folder`
// (output_file.h).
void refuseToReplace(const std::filesystem::path& data, const std::filesystem::path& folder, const FigureWords& words);

// Writes the requested files, and prints the table or, with --json, `json`. Throws Error FileUnwritable.
void handOut(const ComparisonPage& page, const nlohmann::ordered_json& json, const FigureWords& words);

// The same for a table of figures that has no page.
void handOut(const std::string& text, const std::string& csv, const nlohmann::ordered_json& json, const FigureWords& words);

// A run's or comparison's JSON file; null if there is none.
nlohmann::ordered_json jsonIfThere(const std::filesystem::path& file);

}  // namespace glenoid::cli
