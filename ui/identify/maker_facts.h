// SPDX-License-Identifier: GPL-3.0-or-later
// What a label of the training data means for planning: companies and implant systems, each statement with its source.
#pragma once

#include <map>
#include <string>
#include <vector>

#include <QString>
#include <nlohmann/json.hpp>

namespace glenoid::ui {

struct MakerFact {
  enum class About { Company, Systems, Unknown } about = About::Company;  // Unknown: what the label does not say
  std::map<QString, QString> texts, sources;                              // by language, "en" and others
  // In the language of the window, otherwise in English.
  QString text() const;
  QString source() const;
};

struct MakerTable {
  QString checked;                                                     // when the sources were read, "2026-11"
  std::vector<std::pair<std::string, std::vector<MakerFact>>> makers;  // by label
  // Empty for a label that is not in the table.
  std::vector<MakerFact> of(const std::string& label) const;
};

// Throws nlohmann::json::exception or std::runtime_error with the reason, such as an unknown kind, or a statement without an English text
// or a source.
MakerTable makerTableFrom(const nlohmann::json& json);
// The table that comes with the program (resources/makers.json).
const MakerTable& makerTable();

QString aboutText(MakerFact::About about);

}  // namespace glenoid::ui
