// SPDX-License-Identifier: GPL-3.0-or-later
// The program's answer for one radiograph: everything that window, batch, terminal and reports show about it.
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
  Several,  // more than one maker remains possible: those in Answer::set
  Unknown,  // no maker may be named; Answer::unknownReason says why
};
std::string_view verdictName(Verdict verdict) noexcept;  // "maker", "several", "unknown"

// A plain value. Copies share the radiograph and the model.
struct Answer {
  DecodedFile picture;  // the file, its error if any, the radiograph, and the square that the network saw
  std::shared_ptr<const ModelDescription> model;
  std::string device;  // as Classifier::device()

  // Valid if the file could be read.
  Prediction prediction;  // the network's prediction, with every verdict
  Verdict verdict = Verdict::Maker;
  std::optional<Fact> unknownReason;
  Part part;                               // of the radiograph: the identified part
  std::optional<std::vector<Part>> found;  // positions of the implants, the clearest first; absent if there was no search
  bool implantSeen = true;                 // false: the finder sees no implant in the identified part
  std::vector<std::size_t> set;  // indices of the labels that remain possible, most probable first; empty if no maker may be named, or if
                                 // the model has no sets (it then always names its most probable label)
  int confidence = 0;            // of the set, percent; 0 without a set
  std::optional<double> gateMargin;  // see Doubt::gateMargins; empty for a model without a gate
  std::vector<SimilarCase> similar;  // learned radiographs, see Doubt::similarTo; empty if no maker may be named
  // Only if an explanation was requested:
  Picture networkInput;       // the picture exactly as the network saw it, at that size, grey
  std::vector<HeatMap> maps;  // Grad-CAM, one map for each label; empty if no maker may be named
  double seconds = 0;         // of work, without decoding
  std::vector<Fact> facts;    // about the file, the network's input and the device, without duplicates

  Status status() const { return picture.error ? errorStatus(picture.error->code()) : Status::Ok; }
  // Indices of the labels that may be named, most probable first: one label, the set, or none.
  std::vector<std::size_t> named() const;
  std::size_t agreeing() const;  // how many of prediction.looks agree with the most probable label of their mean
  // Whether its probabilities may be shown: those of an unknown picture mean nothing.
  bool hasProbabilities() const { return !picture.error && verdict != Verdict::Unknown; }
  bool isMeasured() const { return !set.empty(); }  // what is named has a confidence
  // The label that may be named; null unless the verdict is Maker.
  const ModelLabel* maker() const;
};

// Indices of the labels, most probable first.
std::vector<std::size_t> rankedLabels(const Prediction& prediction);

// The reason for the verdict: why no maker is named, or what the set leaves at its confidence. Empty if there is no set or no answer.
std::optional<Fact> groundOf(const Answer& answer);

// How many looks name the most probable maker. Empty after one look, or if no maker may be named.
std::optional<Fact> agreementOf(const Answer& answer);

// "DePuy", "DePuy or Zimmer", "DePuy, Zimmer or Tornier"; "any of the four" if all `known` makers of the model (2 or more) are named.
// `translated` translates an English text of the context "Core" to the user's language.
std::string makersText(
    const std::vector<std::string>& makers, std::size_t known,
    const std::function<std::string(const char*)>& translated = [](const char* english) { return std::string(english); });
// The display names of the labels that may be named.
std::vector<std::string> namedMakers(const Answer& answer);

// The answer without pixels and maps, for tables of thousands.
Answer withoutPictures(Answer answer);

}  // namespace glenoid
