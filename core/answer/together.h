// SPDX-License-Identifier: GPL-3.0-or-later
// One answer to several radiographs of one implant, beside the answer to each.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <vector>

#include "core/answer/answer.h"

namespace glenoid {

struct JointAnswer {
  std::vector<std::filesystem::path> files;  // that were asked about
  std::size_t used = 0;                      // how many of them count: those in which a maker may be named
  std::shared_ptr<const ModelDescription> model;
  // Maker: a picture names it alone, and no picture that counts rules it out. Else Several, or Unknown if no picture counts.
  Verdict verdict = Verdict::Unknown;
  std::vector<double> probabilities;  // in the order of the labels; empty if Unknown
  std::vector<std::size_t> named;  // that maker, or all that a picture leaves in question; the most probable of the mean first. No set: no
                                   // coverage is claimed
  Fact ground;                     // what the answer rests on, or why there is none
  std::vector<Fact> facts;         // what else to know of it

  const ModelLabel* maker() const { return verdict == Verdict::Maker ? &model->labels[named.front()] : nullptr; }
};

// The mean of the probabilities over the pictures in which a maker may be named; a picture that is there twice
// counts once. The views of one implant are not independent of each
// other, so their product would be surer than anyone can know; the mean is never surer than the surest picture, and it names no maker alone
// that no picture names alone, or that one rules out. Throws Error Internal for no answer, or for answers of models with different labels.
JointAnswer together(std::span<const Answer> answers);

}  // namespace glenoid
