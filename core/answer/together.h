// SPDX-License-Identifier: GPL-3.0-or-later
// One answer for several radiographs of one implant, in addition to the answer for each.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <vector>

#include "core/answer/answer.h"

namespace glenoid {

struct JointAnswer {
  std::vector<std::filesystem::path> files;  // all files that were given
  std::size_t used = 0;                      // how many of them count: those in which a maker may be named
  std::shared_ptr<const ModelDescription> model;
  // Maker: a picture names only this maker, and no picture that counts rules it out. Otherwise Several, or Unknown if no picture counts.
  Verdict verdict = Verdict::Unknown;
  bool measured = true;               // every picture that counts has a set
  std::vector<double> probabilities;  // in the order of the labels; empty if Unknown
  std::vector<std::size_t> named;     // that maker, or every label that a picture leaves possible; most probable by the mean first. Not a
                                      // set: no coverage is claimed
  Fact ground;                        // the reason for the answer, or why there is none
  std::vector<Fact> facts;            // other notes

  const ModelLabel* maker() const { return verdict == Verdict::Maker ? &model->labels[named.front()] : nullptr; }
};

// The mean of the probabilities over the pictures in which a maker may be named. A picture that was given twice counts once. The views of
// one implant are not independent, so their product would be more certain than is justified. The mean is never more certain than the most
// certain picture. A single maker is named only if some picture names only this maker and none rules it out. Throws Error Internal for no
// answer, or for answers of models with different labels.
JointAnswer together(std::span<const Answer> answers);

}  // namespace glenoid
