// SPDX-License-Identifier: GPL-3.0-or-later
// The content of the one-page report of a case, without its layout.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/answer/answer.h"
#include "core/base/report_text.h"

namespace glenoid {

struct ReportRow {
  std::string name;
  std::variant<std::string, ReportText> value;  // a plain text comes from the file or the model and is the same in every language
  bool operator==(const ReportRow&) const = default;
};

// What the user calibrated lengths with: a line along an object of known length.
struct HandCalibration {
  double lengthMm = 0;             // of the object
  double rowMm = 0, columnMm = 0;  // distance between rows and between columns that follows
};

struct DrawnMeasurement {
  bool isAngle = false;  // false: a length
  std::string text;      // as on the picture: number, unit, and how the size of a pixel is known
};

struct CaseReportInput {
  std::string file;  // name without folders; it may contain a person's name and counts as identity
  const Radiograph& radiograph;
  SourceProperties source = {};
  const Answer* answer = nullptr;    // null: not identified
  const Answer* compared = nullptr;  // the answer of a second model
  std::string date;                  // when the report was made, as text for display
  std::string program;               // name and version
  bool identity = false;             // include the file name and patient attributes
  std::optional<HandCalibration> calibration = std::nullopt;
  std::vector<DrawnMeasurement> measurements = {};
};

struct ReportBar {
  std::string maker;
  double probability = 0;
};

// The answer of a second model.
struct ComparedAnswer {
  std::string model;                // ModelDescription::identification()
  Fact headline;                    // headlineOf()
  std::vector<std::string> makers;  // as CaseReport::makers
  std::optional<Fact> unknown;      // why it names none
  std::vector<ReportBar> bars;      // every class, most probable first; empty for an unknown verdict, whose probabilities mean nothing
  std::string probabilityKind;
};

// Plain text; the caller escapes it. English: the names of rows and kinds are keys of translations ("Core").
struct CaseReport {
  std::string title, date;
  std::vector<ReportRow> identity;  // empty unless requested
  std::vector<ReportRow> picture;
  std::vector<ReportRow> measurements;  // in the order in which they were drawn
  Fact headline;                        // headlineOf(); HeadlineNone if nothing was identified
  std::vector<std::string> makers;      // display names of the makers in question, most probable first; empty unless there are several
  std::optional<Fact> ground;           // what the set leaves at its confidence, or why no maker may be named; groundOf()
  std::vector<ReportBar> bars;          // as ComparedAnswer::bars
  std::string probabilityKind;          // meaning of the numbers
  std::vector<ReportRow> model;
  std::optional<ComparedAnswer> compared;
  std::vector<Fact> facts;
  std::string disclaimer;
};
CaseReport caseReport(const CaseReportInput& input);

// The most important patient and study attributes in the file, with plain names ("Patient", "Born", ...).
std::vector<ReportRow> identityRows(const Radiograph& radiograph);
// Kind, size, modality, view and spacing: a description of the picture without identity. The user's calibration replaces the file's
// spacing.
std::vector<ReportRow> pictureRows(const Radiograph& radiograph, const SourceProperties& source,
                                   const std::optional<HandCalibration>& byHand = std::nullopt);
// The meaning of the numbers next to the makers: "calibrated probability", or that it is not; a key of its translation ("Core").
const char* probabilityKind(const ModelDescription& model);
// A device for reading: "CPU", "CUDA:0".
std::string deviceText(std::string device);
// Name, version, digest, data, licence, measured accuracy and limits of a model.
std::vector<ReportRow> modelRows(const ModelDescription& model);

}  // namespace glenoid
