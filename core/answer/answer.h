// SPDX-License-Identifier: GPL-3.0-or-later
// What the program says of one radiograph: everything that window, batch, terminal and reports show of it.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/base/fact.h"
#include "core/bundle/model_description.h"
#include "core/decoding/decode_ahead.h"
#include "core/explain/heat_map.h"
#include "core/inference/classifier.h"

namespace glenoid {

enum class Verdict {
  Maker,    // the most probable maker may be named
  Several,  // more than one maker stays in question: those of Answer::set
  Unknown,  // no maker may be named: Answer::unknownReason says why
};
std::string_view verdictName(Verdict verdict) noexcept;  // "maker", "several", "unknown"

// A plain value; copies share the radiograph and the model.
struct Answer {
  DecodedFile picture;  // the file, why it could not be read, the radiograph and the square that the network saw
  std::shared_ptr<const ModelDescription> model;
  std::string device;  // as Classifier::device()

  // Valid if the file could be read.
  Prediction prediction;  // what the network says, whatever the verdict
  Verdict verdict = Verdict::Maker;
  std::optional<Fact> unknownReason;
  Part part;                               // of the radiograph: what was identified
  std::optional<std::vector<Part>> found;  // where implants were seen, the clearest first; absent if none was searched
  bool implantSeen = true;                 // false: the finder sees none in what was identified
  std::vector<std::size_t> set;  // indices of the labels in question, most probable first; empty if none may be named, or if the model has
                                 // no sets, which then always names the most probable one
  int confidence = 0;            // of the set, percent; 0 without one
  std::optional<double> gateMargin;  // as Doubt::gateMargins; empty for a model without a gate
  std::vector<SimilarCase> similar;  // radiographs that the model learned from, as Doubt::similarTo; none if no maker may be named
  // If an explanation was asked for:
  Picture networkInput;       // the picture exactly as the network saw it, at its size, grey
  std::vector<HeatMap> maps;  // Grad-CAM, one a label; empty if no maker may be named
  double seconds = 0;         // of the work, decoding not counted
  std::vector<Fact> facts;    // of the file, of the network's input and of the device, none twice

  Status status() const { return picture.error ? errorStatus(picture.error->code()) : Status::Ok; }
  // Indices of the labels that may be named, most probable first: one, the set, or none.
  std::vector<std::size_t> named() const;
  std::size_t agreeing() const;  // how many of prediction.looks call most probable what their mean does
  // The label that alone may be named; null if there is none or more than one.
  const ModelLabel* maker() const;
};

// Indices of the labels, most probable first.
std::vector<std::size_t> rankedLabels(const Prediction& prediction);

// Why the answer names what it names: why none, or what the set leaves with which confidence; nothing if there is no set or no answer.
std::optional<Fact> groundOf(const Answer& answer);

// How many of several looks name the most probable maker; nothing after one look, or if no maker may be named.
std::optional<Fact> agreementOf(const Answer& answer);

// "DePuy", "DePuy or Zimmer", "DePuy, Zimmer or Tornier"; if all `known` makers of the model (2 or more) are named, "any of the four".
// `translated` gives an English text of the context "Core" in the person's language.
std::string makersText(
    const std::vector<std::string>& makers, std::size_t known,
    const std::function<std::string(const char*)>& translated = [](const char* english) { return std::string(english); });
// The names as a person should read them of the labels that may be named.
std::vector<std::string> namedMakers(const Answer& answer);

// The answer without pixels and maps, for tables of thousands.
Answer withoutPictures(Answer answer);

}  // namespace glenoid
