// SPDX-License-Identifier: GPL-3.0-or-later
// Fits a gate: the model's own pictures and references of its subject on one side, strangers on the other.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/base/cancel_token.h"
#include "core/base/progress.h"
#include "core/dataset/pixel_cache.h"
#include "core/doubt/gate.h"
#include "core/doubt/gate_features.h"
#include "core/doubt/references.h"

namespace glenoid {

// The pictures that the model learns from, each as it is and altered (core/doubt/alterations).
struct OwnPictures {
  std::vector<float> features;      // rows x kGateFeatures
  std::vector<std::size_t> group;   // of each row; rows of one group (a patient, a picture and its alterations) stay in one fold
  std::vector<std::string> sha256;  // of each row's file
  std::vector<bool> plain;          // of each row: as it is
};
// Of these positions of the cache. Takes some hundredths of a second for a picture. Throws Error as GateFeatures::of, or Cancelled.
OwnPictures ownPictures(GateFeatures& features, const PixelCache& cache, const std::vector<std::size_t>& positions,
                        const CancelToken& token = {}, const ProgressCallback& progress = {});

struct GateFitOptions {
  std::string subject;         // of the model; a reference of this subject is no stranger
  double ownRejected = 0.025;  // of the own plain pictures, answered out of fold, this share is taken for strangers
};

// That share for models of a subject: 0.5 % if a finder of the subject is installed, which judges the implant itself before the gate and
// also in films of another look, and 2.5 % if the gate alone decides. Throws as finderInstalled.
double ownRejectedFor(const std::string& subject);

// How a gate answers pictures that it was not fitted on.
struct GateCount {
  std::string kind;       // "own", "own altered", or a kind of references
  bool stranger = false;  // ought to be unknown
  std::size_t count = 0, unknown = 0;
  std::size_t leftOut = 0;  // of them not fitted on, since they may be of the own kind
  double auroc = 0;         // of strangers against the own plain pictures; NaN for others
};
struct GateReport {
  std::vector<GateCount> rows;
  std::size_t leftOut = 0;  // strangers
};
nlohmann::json toJson(const GateReport& report);

struct GateFit {
  Gate gate;
  GateReport report;  // out of fold: groups and blocks are left out a tenth at a time
};

// Logistic regression on the projected features with an L2 penalty, both sides counting alike. Strangers that lie
// nearer to an own picture than 99 % of the own ones do to one of another group, and nearer than to any stranger of another family, are
// left out, since they may be of the own kind; not those that were made from an own picture. What was made from a picture is left out of a
// fold together with it. The same pictures and threads give the same gate. Throws Error DatasetTooSmall for fewer than ten own groups or no
// stranger, ModelMismatch for references of another backbone; Cancelled.
GateFit fitGate(const OwnPictures& own, const References& references, const std::string& backboneSha256, const GateFitOptions& options,
                const CancelToken& token = {});

// How a gate that was fitted without a family of strangers (familyOf) answers that family. Throws as fitGate.
std::vector<GateCount> countsOfUnseenFamily(const OwnPictures& own, const References& references, const std::string& family,
                                            const GateFitOptions& options, const CancelToken& token = {});

}  // namespace glenoid
