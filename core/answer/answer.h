// What the program says of one radiograph: everything that window, batch, terminal and reports show of it.
#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/base/fact.h"
#include "core/bundle/model_description.h"
#include "core/explain/heat_map.h"
#include "core/imaging/decode_ahead.h"
#include "core/inference/classifier.h"

namespace glenoid {

enum class Verdict {
  Maker,    // the most probable maker may be named
  Unknown,  // no maker may be named: Answer::unknownReason says why
};
std::string_view verdictName(Verdict verdict) noexcept;  // "maker", "unknown"

// A plain value; copies share the radiograph and the model.
struct Answer {
  DecodedFile picture;  // the file, why it could not be read, the radiograph and the square that the network saw
  std::shared_ptr<const ModelDescription> model;
  std::string device;  // as Classifier::device()

  // Valid if the file could be read.
  Prediction prediction;  // what the network says, whatever the verdict
  Verdict verdict = Verdict::Maker;
  std::optional<FactCode> unknownReason;
  Part part;                               // of the radiograph: what was identified
  std::optional<std::vector<Part>> found;  // where implants were seen, the clearest first; absent if none was searched
  bool implantSeen = true;                 // false: the finder sees none in what was identified
  // If an explanation was asked for:
  Picture networkInput;       // the picture exactly as the network saw it, at its size, grey
  std::vector<HeatMap> maps;  // Grad-CAM, one a label; empty if no maker may be named
  double seconds = 0;         // of the work, decoding not counted
  std::vector<Fact> facts;    // of the file, of the network's input and of the device, none twice

  Status status() const { return picture.error ? errorStatus(picture.error->code()) : Status::Ok; }
  // The label that may be named; null if there is none.
  const ModelLabel* maker() const;
};

// Indices of the labels, most probable first.
std::vector<std::size_t> rankedLabels(const Prediction& prediction);

// How far one maker stands out, by the probabilities alone: OneMakerStandsOut, OneMakerLeads or NoMakerStandsOut. The limits (0.8; 0.5 with
// a lead of 0.2) are set by hand until doubt is measured on implants of other makers.
FactCode certaintyOf(const Prediction& prediction);

// The answer without pixels and maps, for tables of thousands.
Answer withoutPictures(Answer answer);

}  // namespace glenoid
