// SPDX-License-Identifier: GPL-3.0-or-later
// An answer as a line of JSON or CSV.
#pragma once

#include <functional>
#include <string>

#include <nlohmann/json.hpp>

#include "core/answer/answer.h"
#include "core/answer/together.h"
#include "core/report/disclaimer.h"

namespace glenoid {

// [{"code", "severity", "values", "sentence"}], with "concept" if the fact has a DICOM code.
nlohmann::ordered_json toJson(const std::vector<Fact>& facts);

// Has every field, with every status. "part" is null if the file could not be read; "found" is null if there was no search for implants.
// Unless a single maker may be named, "label", "display" and "probability" are null; the raw "probabilities" stay. "set": labels that
// remain possible, most probable first, with "confidence" in percent; empty and null if there is no set. "looks": their number, and how
// many name the most probable label of their mean; null if the file could not be read. "similar": the learned radiographs most like the
// picture, [{"label", "distance", "sha256", "name" if known}].
nlohmann::ordered_json toJson(const Answer& answer);

// {"together": {...}}: "files" that were given, "used": how many of them count, then verdict, label and probabilities as in an answer, but
// no set; "facts" give the reason.
nlohmann::ordered_json toJson(const JointAnswer& joint);

// How a table of answers is written. The standard is RFC 4180, as programs read it. Excel expects the separators of its system, and opens
// UTF-8 as such only behind a byte order mark.
struct CsvForm {
  char separator = ',', decimalSign = '.';
  bool byteOrderMark = false;
  bool operator==(const CsvForm&) const = default;
};
// For an Excel whose system writes decimals with this sign: a comma takes semicolons between fields, a point takes commas.
CsvForm excelForm(char decimalSign);

// The sentences of a table: English, unless the window gives its own. Names of columns and codes are the same in every language.
struct CsvWords {
  std::function<std::string(const Fact&)> fact = [](const Fact& one) { return sentence(one); };
  std::function<std::string(const Error&)> error = [](const Error& one) { return one.message(); };
  std::string disclaimer = kDisclaimer;
};

// "folder label" is the label that the folder names (see folderTruth()), "label" and "display" are the single maker that may be named. The
// labels of the set are in one field, "Depuy|Zimmer". The header names the labels; every line has the same number of fields as the header,
// with every status.
std::string csvHeader(const ModelDescription& model, const CsvForm& form = {});
std::string csvLine(const Answer& answer, const CsvForm& form = {}, const CsvWords& words = {});
// One field, quoted if needed. Text that a spreadsheet would treat as a formula gets a leading apostrophe.
std::string csvField(const std::string& text, char separator = ',');

}  // namespace glenoid
