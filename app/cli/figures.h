// How evaluate, crossval and compare hand out their table of figures.
#pragma once

#include <filesystem>

#include "core/report/comparison_report.h"

namespace CLI {
class App;
}

namespace glenoid::cli {

struct FigureWords {
  bool json = false;
  std::filesystem::path csv, html;  // empty: not written
};

// Adds --json, --csv and --html.
void addFigureWords(CLI::App& verb, FigureWords& words);

// Writes the files asked for and prints the table, or with --json `json`. Throws Error FileUnwritable.
void handOut(const ComparisonPage& page, const nlohmann::ordered_json& json, const FigureWords& words);

// A run's or comparison's JSON file; null where it has none.
nlohmann::ordered_json jsonIfThere(const std::filesystem::path& file);

}  // namespace glenoid::cli
