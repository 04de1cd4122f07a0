// What the one-page report of a case says, without how it looks.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/bundle/model_description.h"
#include "core/imaging/network_input.h"
#include "core/imaging/radiograph.h"
#include "core/inference/classifier.h"

namespace glenoid {

struct ReportRow {
  std::string name, value;
  bool operator==(const ReportRow&) const = default;
};

// One model's answer; borrows.
struct ReportAnswer {
  const Prediction& prediction;
  const ModelDescription& model;
  std::string device;
  double seconds = 0;
};

struct CaseReportInput {
  std::string file;  // its name without folders; it may carry a person's name and counts as identity
  const Radiograph& radiograph;
  SourceProperties source;
  std::optional<ReportAnswer> answer;    // none: not identified
  std::optional<ReportAnswer> compared;  // of a second model
  std::vector<std::string> notices;      // of the answer
  std::string date;                      // when it was made, for a person
  std::string program;                   // name and version
  bool identity = false;                 // file name and patient attributes appear only then
};

struct ReportBar {
  std::string maker;
  double probability = 0;
};

// Plain text, to be escaped by whoever sets it; English.
struct CaseReport {
  std::string title, date;
  std::vector<ReportRow> identity;  // empty unless it was asked for
  std::vector<ReportRow> picture;
  std::string maker;            // as a person should read it, or that nothing was identified
  std::string certainty;        // sentence; empty where nothing was identified
  std::vector<ReportBar> bars;  // every class, most probable first
  std::string probabilityKind;  // what the numbers are
  std::vector<ReportRow> model;
  std::vector<ReportRow> compared;  // the second model's answer
  std::vector<std::string> notices;
  std::string disclaimer;
};
CaseReport caseReport(const CaseReportInput& input);

// The patient and study attributes that the file holds and a person reads first, with plain names ("Patient", "Born", ...).
std::vector<ReportRow> identityRows(const Radiograph& radiograph);
// Kind, size, modality, view and spacing: what the picture is, without identity.
std::vector<ReportRow> pictureRows(const Radiograph& radiograph, const SourceProperties& source);
// Name, version, digest, data, licence, measured accuracy and limits of a model.
std::vector<ReportRow> modelRows(const ModelDescription& model);

}  // namespace glenoid
