// SPDX-License-Identifier: GPL-3.0-or-later
// What the one-page report of a case says, without how it looks.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/answer/answer.h"

namespace glenoid {

struct ReportRow {
  std::string name, value;
  bool operator==(const ReportRow&) const = default;
};

struct CaseReportInput {
  std::string file;  // its name without folders; it may carry a person's name and counts as identity
  const Radiograph& radiograph;
  SourceProperties source = {};
  const Answer* answer = nullptr;    // null: not identified
  const Answer* compared = nullptr;  // of a second model
  std::string date;                  // when it was made, for a person
  std::string program;               // name and version
  bool identity = false;             // file name and patient attributes appear only then
};

struct ReportBar {
  std::string maker;
  double probability = 0;
};

// Plain text, to be escaped by whoever sets it; English: names of rows and kinds are keys of translations ("Core").
struct CaseReport {
  std::string title, date;
  std::vector<ReportRow> identity;  // empty unless it was asked for
  std::vector<ReportRow> picture;
  std::vector<std::string> makers;  // that may be named, as a person should read them, most probable first; of as many as there are bars
  std::string headline;             // without one: that none is known, or that nothing was identified
  std::optional<Fact> ground;       // what the set leaves with which confidence, or why none may be named; groundOf()
  std::vector<ReportBar> bars;      // every class, most probable first
  std::string probabilityKind;      // what the numbers are
  std::vector<ReportRow> model;
  std::vector<ReportRow> compared;  // the second model's answer
  std::vector<Fact> facts;
  std::string disclaimer;
};
CaseReport caseReport(const CaseReportInput& input);

// The patient and study attributes that the file holds and a person reads first, with plain names ("Patient", "Born", ...).
std::vector<ReportRow> identityRows(const Radiograph& radiograph);
// Kind, size, modality, view and spacing: what the picture is, without identity.
std::vector<ReportRow> pictureRows(const Radiograph& radiograph, const SourceProperties& source);
// Why the numbers beside the makers are what they are: "calibrated probability", or that they are raw; a key of its translation ("Core").
const char* probabilityKind(const ModelDescription& model);
// Name, version, digest, data, licence, measured accuracy and limits of a model.
std::vector<ReportRow> modelRows(const ModelDescription& model);

}  // namespace glenoid
