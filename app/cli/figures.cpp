// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/figures.h"

#include <CLI/CLI.hpp>

#include "app/cli/output_file.h"
#include "app/cli/terminal.h"
#include "core/base/files.h"
#include "core/base/json_file.h"
#include "core/report/disclaimer.h"

namespace glenoid::cli {
namespace {

nlohmann::ordered_json withDisclaimer(nlohmann::ordered_json json) {
  json["disclaimer"] = kDisclaimer;
  return json;
}

}  // namespace

void addFigureWords(CLI::App& verb, FigureWords& words, bool page) {
  verb.add_flag("--json", words.json, "Print JSON instead of the table");
  verb.add_option("--csv", words.csv, "Write the table as CSV");
  if (page) verb.add_option("--html", words.html, "Write a self-contained page with plots");
}

void refuseToReplace(const std::filesystem::path& data, const std::filesystem::path& folder, const FigureWords& words) {
  for (const auto& output : {words.csv, words.html}) refuseToReplaceIn(folder, output);
  for (const auto& output : {words.csv, words.html}) refuseToReplace(data, output);
}

void handOut(const ComparisonPage& page, const nlohmann::ordered_json& json, const FigureWords& words) {
  if (!words.html.empty()) writeFileAtomically(words.html, comparisonHtml(page));
  handOut(comparisonText(page.table), comparisonCsv(page.table), json, words);
}

void handOut(const std::string& text, const std::string& csv, const nlohmann::ordered_json& json, const FigureWords& words) {
  if (!words.csv.empty()) writeFileAtomically(words.csv, csv);
  if (words.json)
    writeExactly(withDisclaimer(json).dump(2) + "\n");
  else
    sayLines(text);
}

nlohmann::ordered_json jsonIfThere(const std::filesystem::path& file) {
  return std::filesystem::exists(file) ? nlohmann::ordered_json(readJson(file)) : nlohmann::ordered_json();
}

}  // namespace glenoid::cli
