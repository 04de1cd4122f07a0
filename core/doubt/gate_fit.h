// SPDX-License-Identifier: GPL-3.0-or-later
// Fits a gate: the model's pictures and references of its subject on one side, pictures of anything else (strangers) on the other.
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

// The pictures that the model learns from, each unchanged and altered (core/doubt/alterations).
struct OwnPictures {
  std::vector<float> features;      // rows x kGateFeatures
  std::vector<std::size_t> group;   // of each row; the rows of one group (a patient, or a picture and its alterations) stay in one fold
  std::vector<std::string> sha256;  // of each row's file
  std::vector<bool> plain;          // of each row: unchanged
};
// For these positions of the cache. A picture takes a few hundredths of a second. Throws Error as GateFeatures::of() does, or Cancelled.
OwnPictures ownPictures(GateFeatures& features, const PixelCache& cache, const std::vector<std::size_t>& positions,
                        const CancelToken& token = {}, const ProgressCallback& progress = {});

struct GateFitOptions {
  std::string subject;         // of the model; a reference of this subject is not a stranger
  double ownRejected = 0.025;  // this share of the unchanged own pictures, answered out of fold, is rejected
};

// The share for models of a subject. 0.5 % if a finder for the subject is installed: it judges the implant before the gate, even in films
// that look different. 2.5 % if only the gate decides. Throws as finderInstalled() does.
double ownRejectedFor(const std::string& subject);

// How a gate answers pictures that it was not fitted on.
struct GateCount {
  std::string kind;       // "own", "own altered", or a kind of references
  bool stranger = false;  // should be answered "unknown"
  std::size_t count = 0, unknown = 0;
  std::size_t leftOut = 0;  // of them, pictures left out of the fit because they may be of the model's kind
  double auroc = 0;         // of strangers against the unchanged own pictures; NaN for other kinds
};
struct GateReport {
  std::vector<GateCount> rows;
  std::size_t leftOut = 0;  // strangers
};
nlohmann::json toJson(const GateReport& report);

struct GateFit {
  Gate gate;
  GateReport report;  // out of fold: each tenth of the groups and blocks is left out in turn
};

// Logistic regression on the projected features with an L2 penalty; both sides have the same weight. A stranger may be of the model's kind,
// and is left out, if its distance to the nearest own picture is below that to any stranger of another family and below the 99 % quantile
// of the distances from an unchanged own picture to the nearest own picture of another group. Strangers made from an own picture stay. A
// picture and everything made from it are left out of a fold together. The same pictures and threads give the same gate. Throws Error
// DatasetTooSmall for fewer than ten own groups or no stranger, ModelMismatch for references of another backbone, and Cancelled.
GateFit fitGate(const OwnPictures& own, const References& references, const std::string& backboneSha256, const GateFitOptions& options,
                const CancelToken& token = {});

// How a gate that was fitted without a family of strangers (familyOf) answers that family. Throws as fitGate() does.
std::vector<GateCount> countsOfUnseenFamily(const OwnPictures& own, const References& references, const std::string& family,
                                            const GateFitOptions& options, const CancelToken& token = {});

}  // namespace glenoid
